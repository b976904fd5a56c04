/** Which events the lines of a seat took, over a real line, as they are written down once a second. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo } from './reader.ts';
import { graphic, label, noon, show, station } from './sample-show.ts';

let door: StationsDoor;
let server: Server;
let port: number;
beforeEach(async () => {
  const log = { info: () => undefined, warn: () => undefined };
  const code = () => ({ code: 'A', link: 'http://vote.example', until: noon + 10_000 });
  const partners = [{ station: station(), delay: 0 }];
  const rest = { stations: () => partners, code, knocked: () => undefined };
  door = stationsDoor({ clock: trueClock, log, epoch: 'life1', judge: judgeBy(() => 'key'), ...rest });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const change = (n: number) => door.publish(show({ revision: n, at: n, graphics: [graphic(`label-${n}`, label.data)] }));
const drained = () => door.delivered().harbour;
const row = () => door.rows().find(({ id }) => id === 'harbour');

describe('what was delivered', () => {
  it('[F50] is what a line took, over a resume without a gap; after a longer absence a snapshot stands in for what was before', async () => {
    change(1);
    const reader = await listenTo(port, 'key');
    await eventually(() => expect(reader.events).toHaveLength(1));
    for (const n of [2, 3]) change(n);
    await eventually(() => expect(reader.events).toHaveLength(3));
    await eventually(() => expect(row()?.has).toMatchObject({ event: 'life1-3' }));
    expect(drained()).toEqual({ epoch: 'life1', due: [1, 3], taken: [[2, 3]], acknowledged: [], snapshot: 1 });
    reader.leave();
    await eventually(() => expect(row()?.feeds).toBe(0));
    change(4);
    await eventually(() => expect([row()?.from, door.due().harbour]).toEqual([[], 4]));
    expect(drained()).toMatchObject({ due: [4, 4], taken: [] });
    const back = await listenTo(port, 'key', 'life1-3');
    await eventually(() => expect(back.events).toHaveLength(1));
    await eventually(() => expect(drained()).toMatchObject({ due: null, taken: [[4, 4]], snapshot: 0 }));
    back.leave();
    const stranger = await listenTo(port, 'key', 'life0-9');
    await eventually(() => expect(drained()).toMatchObject({ taken: [], snapshot: 4 }));
    expect(drained()).toEqual({ epoch: 'life1', due: null, taken: [], acknowledged: [], snapshot: 0 });
    stranger.leave();
  });

  it('[F50] has beside it what the station itself acknowledged', async () => {
    for (const n of [1, 2, 3]) change(n);
    await eventually(() => expect(door.due().harbour).toBe(3));
    const say = (id: string) =>
      fetch(`http://127.0.0.1:${port}/stations/v1/ack`, {
        method: 'POST',
        headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
        body: JSON.stringify({ id }),
      });
    await eventually(async () => expect((await say('life1-3')).status).toBe(204));
    for (const id of ['life1-1', 'life1-2', 'life1-99']) await say(id);
    expect(drained()?.acknowledged).toEqual([
      [3, 3],
      [1, 2],
    ]);
  });

  it('[F49] a titler that polls is connected while it polls, from where it is', async () => {
    change(1);
    expect(row()).toMatchObject({ polls: 0, lastHeard: null, from: [], missed: 0 });
    await fetch(`http://127.0.0.1:${port}/stations/v1/state.json`, { headers: { authorization: 'Bearer key' } });
    expect(row()).toMatchObject({ polls: 1, feeds: 0, lastHeard: expect.any(Number), from: [expect.stringContaining('127.0.0.1')] });
  });
});
