/** A real server around the stand-in show: real operators' door, real pages, and a real Chromium to look at them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Server } from 'socket.io';
import { buildPages } from '../../server/cli/build-pages.ts';
import type { Role } from '../../server/contract/commands.ts';
import type { Sound } from '../../server/contract/monitors.ts';
import { controlRoomPages } from '../../server/operators/control-room-pages.ts';
import type { AskForPicture } from '../../server/operators/monitor-pictures.ts';
import { operatorsDoor } from '../../server/operators/operators-door.ts';
import { watchPages } from '../../server/operators/watch/watch-pages.ts';
import { overlayPages } from '../../server/screens/overlay-pages.ts';
import { socketSettings } from '../../server/socket-settings.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { pretendDelivery } from '../fakes/pretend-delivery.ts';
import { pretendPapers } from '../fakes/pretend-papers.ts';
import { pretendShow } from '../fakes/pretend-show.ts';
import { sampleScript } from '../fakes/sample-script.ts';
import { sampleSound } from '../fakes/sample-sound.ts';
import { shiftableClock } from '../fakes/shiftable-clock.ts';
import { programPath } from '../run/programs.ts';

/** Builds the pages if their sources have changed. @returns the folder to hand out */
export const builtControlRoom = async (): Promise<string> => {
  await buildPages(() => undefined);
  return fileURLToPath(new URL('../../dist/control-room', import.meta.url));
};

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: programPath('chromium'),
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

/** Those that what stands on the page now needs are here. */
export const lettersOf = (page: Page): Promise<void> => page.evaluate(async () => void (await document.fonts.ready));

const noExport = () => Promise.resolve(new Response(null, { status: 404 }));

export type PretendHouse = Awaited<ReturnType<typeof openPretendHouse>>;

/**
 * @param port 0 for any; a house that comes back after a crash asks for its old one
 * @param olderLines of the log, on record behind those that a view holds
 */
export const openPretendHouse = async (pages: string, port = 0, store = memoryArchive(), olderLines?: number) => {
  const app = express();
  const http = createServer(app);
  const io = new Server(http, socketSettings);
  const clock = shiftableClock();
  const trouble: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object, text: string) => void trouble.push(`${text} ${JSON.stringify(facts)}`),
  };
  let isHeld = false;
  const show = pretendShow(clock.now, () => {
    if (!isHeld) door.publish();
  });
  /** What monitors see and hear, as a test needs it: no picture until it gives some. */
  const monitors = { picture: (async () => undefined) as AskForPicture, sound: sampleSound(clock.now()) as Sound };
  const door = operatorsDoor({
    io,
    store,
    clock,
    log,
    handle: show.handle,
    view: show.view,
    figures: show.figures,
    // Meters speak all the while.
    sound: () => ({ ...monitors.sound, at: clock.now() }),
    askForExport: noExport,
    askForPicture: (...asked) => monitors.picture(...asked),
    script: () => sampleScript,
    marked: show.marked,
    imports: { ...store, context: () => null },
    delivery: pretendDelivery(clock.now),
    papers: pretendPapers(show.view, olderLines),
    preview: show.preview,
  });
  door.onPresence(() => show.change({ operators: door.operators(), links: door.links() }));
  app.use(door.router);
  app.use(controlRoomPages(pages), watchPages(pages), overlayPages(path.join(pages, '../overlays')));
  await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  /** Opens the sign-in link as an operator would, and waits for the room and its letters: what they push aside moves when they come. */
  const enter = async (page: Page, role: Role, name: string): Promise<void> => {
    await page.goto(`${address}${await door.newSignInLink(role, name)}`);
    await page.locator('[data-activation]').waitFor();
    await lettersOf(page);
  };
  /** Keeps what changes from the screens, as if it were still under way to them. */
  const hold = (held: boolean) => {
    isHeld = held;
    if (!held) door.publish();
  };
  const close = async () => {
    door.close();
    await io.close();
  };
  return { address, port: (http.address() as AddressInfo).port, door, show, monitors, store, clock, trouble, enter, hold, close };
};
