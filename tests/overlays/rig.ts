/**
 * The overlay pages as they are built, before a real browser, fed by the real door with a show that a test changes at will.
 *
 * The line can be cut and mended: a cut refuses every connection and ends those there are.
 */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Server } from 'socket.io';
import { buildPages } from '../../server/cli/build-pages.ts';
import type { Figures, GraphicData, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { type ScreensDoor, screensDoor } from '../../server/screens/screens-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { programPath } from '../run/programs.ts';

export type Rig = {
  readonly door: ScreensDoor;
  /** Opens an output's page at 1920 × 1080. `more` goes into the fragment. */
  readonly open: (output: string, more?: string, key?: string, before?: (page: Page) => Promise<void>) => Promise<Page>;
  readonly show: (output: string, view: OutputView) => void;
  readonly figure: (figures: Figures) => void;
  /** What this output's viewers scan from now on; undefined: no code comes any more. */
  readonly code: (output: string, code: PictureCode | undefined) => void;
  /** What this output may show next, told with its next view. */
  readonly foresee: (output: string, coming: readonly GraphicData[]) => void;
  /** Every letter that the episode may write. */
  readonly letters: (letters: string) => void;
  /** Ends every line there is, and takes new ones. */
  readonly drop: () => void;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /** The folder of the built pages. */
  readonly pages: string;
  readonly close: () => Promise<void>;
};

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const house = fileURLToPath(new URL('../..', import.meta.url));
const nothingSaid = () => undefined;

type Feed = {
  readonly views: Map<string, OutputView>;
  readonly codes: Map<string, PictureCode | undefined>;
  readonly coming: Map<string, readonly GraphicData[]>;
  figures: Figures | undefined;
  letters: string;
};

const openDoor = async (feed: Feed, pages: string, port: number) => {
  const http: HttpServer = createServer(
    express()
      .use('/overlays/logo', express.static(join(house, 'tests/overlays/theme')))
      .use('/overlays/mark/harbour', express.static(join(house, 'tests/overlays/theme')))
      .use('/overlays', express.static(pages)),
  );
  const lines = new Set<Socket>();
  http.on('connection', (line) => {
    lines.add(line);
    line.on('close', () => lines.delete(line));
  });
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  const door = screensDoor({
    io,
    keys: (output, key) => key === `key-of-${output}`,
    view: (output) => feed.views.get(output),
    figures: () => () => feed.figures,
    code: (output) => feed.codes.get(output),
    coming: (output) => feed.coming.get(output),
    letters: () => feed.letters,
    knocked: nothingSaid,
    clock: trueClock,
    log: { info: nothingSaid, warn: nothingSaid },
  });
  await new Promise<void>((ready) => http.listen(port, '127.0.0.1', ready));
  const drop = () => {
    for (const line of lines) line.destroy();
  };
  const close = async () => {
    await door.close();
    drop();
    await io.close();
  };
  return { door, drop, close, port: (http.address() as AddressInfo).port };
};

/** Builds the pages first if their sources have changed. */
export const openRig = async (): Promise<Rig> => {
  await buildPages(nothingSaid);
  const pages = join(house, 'dist/overlays');
  const browser: Browser = await chromium.launch({ executablePath: programPath('chromium'), args: flags });
  const feed: Feed = { views: new Map(), codes: new Map(), coming: new Map(), figures: undefined, letters: '' };
  let now = await openDoor(feed, pages, 0);
  const { port } = now;
  let isCut = false;

  return {
    pages,
    get door() {
      return now.door;
    },
    open: async (output, more = '', key = `key-of-${output}`, before = async () => undefined) => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
      await before(page);
      const own = output.startsWith('program-') ? 'program' : output;
      const file = ['program', 'recording', 'gallery'].includes(own) ? own : 'station';
      await page.goto(`http://127.0.0.1:${port}/overlays/${file}/#key=${key}&output=${output}${more}`);
      return page;
    },
    show: (output, view) => {
      feed.views.set(output, view);
      if (!isCut) now.door.publish();
    },
    figure: (figures) => {
      feed.figures = figures;
      if (!isCut) now.door.publishFigures();
    },
    code: (output, code) => void feed.codes.set(output, code),
    foresee: (output, coming) => void feed.coming.set(output, coming),
    letters: (letters) => {
      feed.letters = letters;
      if (!isCut) now.door.publish();
    },
    drop: () => now.drop(),
    cut: async () => {
      isCut = true;
      await now.close();
    },
    mend: async () => {
      now = await openDoor(feed, pages, port);
      isCut = false;
    },
    close: async () => {
      await browser.close();
      if (!isCut) await now.close();
    },
  };
};
