/** A real server around the stand-in show: real operators' door, real pages, and a real Chromium to look at them. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Server } from 'socket.io';
import type { Role } from '../../server/contract/commands.ts';
import { controlRoomPages } from '../../server/operators/control-room-pages.ts';
import { operatorsDoor } from '../../server/operators/operators-door.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { pretendShow } from '../fakes/pretend-show.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';

/** Builds the pages into a folder of the test's own, which `remove` takes away. A process of its own: Vite minds the loaders of ours. */
export const buildPages = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cuecart-pages-'));
  const house = fileURLToPath(new URL('../..', import.meta.url));
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  const args = [vite, 'build', '--config', 'vite.config.control-room.ts', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, args, { cwd: house, timeout: 100_000, env: { ...process.env, NODE_ENV: 'production' } });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export type PretendHouse = Awaited<ReturnType<typeof openPretendHouse>>;

/** @param port 0 for any; a house that comes back after a crash asks for its old one */
export const openPretendHouse = async (pages: string, port = 0, store = memoryArchive()) => {
  const app = express();
  const http = createServer(app);
  const io = new Server(http, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    pingInterval: 2000,
    pingTimeout: 2000,
  });
  const clock = shiftableClock();
  const trouble: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object, text: string) => void trouble.push(`${text} ${JSON.stringify(facts)}`),
  };
  const show = pretendShow(clock.now, () => door.publish());
  const door = operatorsDoor({ io, store, clock, log, handle: show.handle, view: show.view, figures: show.figures });
  door.onPresence(() => show.change({ operators: door.operators() }));
  app.use(door.router);
  app.use(controlRoomPages(pages));
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  /** Opens the sign-in link as an operator would, and waits for the room. */
  const enter = async (page: Page, role: Role, name: string): Promise<void> => {
    await page.goto(`${address}${await door.newSignInLink(role, name)}`);
    await page.locator('[data-activation]').waitFor();
  };
  const close = async () => {
    door.close();
    await io.close();
  };
  return { address, port: (http.address() as AddressInfo).port, door, show, store, clock, trouble, enter, close };
};
