/** What falls into the turn in which a page was just sent something: its line takes nothing then, and no beat is waited for. Over real sockets. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connectTo } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScreensDoor, screensDoor } from '../../server/screens/screens-door.ts';
import { quietLog } from '../audience/quiet-log.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { figures, outputView } from '../stations/sample-show.ts';

/** What is put off is done at once, and nothing again and again: all of it falls into one turn. */
const withoutBeats = {
  now: trueClock.now,
  every: () => () => undefined,
  wakeAt: (_at: number, ring: () => void) => {
    ring();
    return () => undefined;
  },
};

let [revision, count]: [number, number] = [1, 1];
let io: Server;
let door: ScreensDoor;
let close: () => void;
let [views, counts]: [number[], number[]] = [[], []];

const show = (newest: number) => {
  revision = newest;
  door.publish();
};

beforeEach(async () => {
  [revision, count, views, counts] = [1, 1, [], []];
  const http = createServer();
  io = new Server(http, { transports: ['websocket'] });
  door = screensDoor({
    ...{
      io,
      log: quietLog,
      clock: withoutBeats,
      keys: () => true,
      knocked: () => undefined,
      code: () => undefined,
      coming: () => undefined,
    },
    view: () => outputView({ revision }),
    figures: () => () => figures({ revision: count }),
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  const { port } = http.address() as AddressInfo;
  const page = connectTo(`http://127.0.0.1:${port}/outputs`, { transports: ['websocket'], forceNew: true, auth: { output: 'program' } });
  page.on('structure', (said) => views.push(said.revision));
  page.on('figures', (said) => counts.push(said.revision));
  close = () => page.disconnect();
  await eventually(() => expect([views, counts]).toEqual([[1], [1]]));
});
afterEach(async () => {
  close();
  await door.close();
  await io.close();
});

describe('a page that was just sent something', () => {
  it('[F58] is sent the newest of what changed since as soon as its line is free', async () => {
    for (const newest of [7, 8, 9]) show(newest);
    await eventually(() => expect(views).toEqual([1, 7, 9]));
  });

  it('[F58] is sent the last count also when that fell into the very turn of a change', async () => {
    show(7);
    count = 5;
    door.publishFigures();
    await eventually(() =>
      expect([views, counts]).toEqual([
        [1, 7],
        [1, 5],
      ]),
    );
  });
});
