/**
 * A renderer of OGraf graphics that knows the specification and nothing of Cuecart: it reads a folder with a manifest, defines the
 * module's default export, puts it into a layer, loads it, and passes actions on.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { programPath } from '../../run/programs.ts';
import type { Unpacked } from './samples.ts';

export type Answer = { readonly statusCode?: number; readonly statusMessage?: string; readonly currentStep?: number } | undefined;
export type Action = 'load' | 'playAction' | 'updateAction' | 'stopAction' | 'customAction' | 'dispose';

const page = `<!doctype html><meta charset="utf-8"><style>
html, body { margin: 0; height: 100%; background: linear-gradient(135deg, #2c3e50, #7f8c8d 45%, #c9b18a); }
#layers { position: relative; width: 100vw; height: 100vh; overflow: hidden }
.layer { position: absolute; inset: 0 }
</style><div id="layers"></div><script type="module">
const graphics = {};
let named = 0;
window.renderer = {
  async add(name, folder) {
    const manifest = await (await fetch(folder + '/' + name + '.ograf.json')).json();
    const module = await import(folder + '/' + manifest.main);
    const tag = 'graphic-' + (named += 1);
    customElements.define(tag, module.default);
    const layer = document.createElement('div');
    layer.className = 'layer';
    layer.dataset.name = name;
    document.getElementById('layers').append(layer);
    const element = document.createElement(tag);
    layer.append(element);
    graphics[name] = element;
    return manifest;
  },
  act(name, action, params) { return graphics[name][action](params); },
  load(name, data) {
    const resolution = { width: innerWidth, height: innerHeight };
    return graphics[name].load({ data, renderType: 'realtime', renderCharacteristics: { resolution, frameRate: 50 } });
  },
  async remove(name) {
    const answer = await graphics[name].dispose({});
    graphics[name].parentElement.remove();
    return answer;
  },
};
window.isReady = true;
</script>`;

type InPage = {
  readonly add: (name: string, folder: string) => Promise<{ readonly id: string }>;
  readonly act: (name: string, action: string, params: unknown) => Promise<Answer>;
  readonly load: (name: string, data: unknown) => Promise<Answer>;
  readonly remove: (name: string) => Promise<Answer>;
};
declare global {
  interface Window {
    readonly renderer: InPage;
    readonly isReady?: boolean;
  }
}

export type SmallRenderer = {
  readonly page: Page;
  /** Addresses that the page asked for. */
  readonly asked: readonly string[];
  readonly add: (name: string) => Promise<{ readonly id: string }>;
  readonly load: (name: string, data?: unknown) => Promise<Answer>;
  readonly act: (name: string, action: Action, params?: unknown) => Promise<Answer>;
  readonly remove: (name: string) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

/** @param packages by name, as unpacked: each in a folder of its name */
export const openSmallRenderer = async (
  packages: Readonly<Record<string, Unpacked>>,
  viewport = { width: 1280, height: 720 },
): Promise<SmallRenderer> => {
  const app = express();
  app.get('/', (_request, response) => void response.type('html').send(page));
  app.get('/:folder/*path', (request, response) => {
    const bytes = packages[request.params.folder]?.[decodeURIComponent(request.path.slice(1))];
    if (bytes) response.type(request.path.split('.').at(-1) ?? '').send(Buffer.from(bytes));
    else response.status(404).end();
  });
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const browser: Browser = await chromium.launch({ executablePath: programPath('chromium'), args: ['--no-sandbox', '--disable-gpu'] });
  const shown = await browser.newPage({ viewport });
  const asked: string[] = [];
  shown.on('request', (request) => asked.push(request.url().replace(`http://127.0.0.1:${port}`, '')));
  await shown.goto(`http://127.0.0.1:${port}/`);
  await shown.waitForFunction(() => window.isReady);
  return {
    page: shown,
    asked,
    add: (name) => shown.evaluate((one) => window.renderer.add(one, `/${one}`), name),
    load: (name, data) => shown.evaluate(([one, given]) => window.renderer.load(one as string, given), [name, data]),
    act: (name, action, params = {}) =>
      shown.evaluate(([one, what, given]) => window.renderer.act(one as string, what as string, given), [name, action, params]),
    remove: (name) => shown.evaluate((one) => window.renderer.remove(one), name),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
