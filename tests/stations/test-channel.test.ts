/** The invented show that partners try their side with: marked, bounded, apart from the real one. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StateSaid } from '../../server/contract/station-feed.ts';
import { seconds } from '../../server/contract/units.ts';
import { foldEvents, stationEvents } from '../../server/core/station-feed.ts';
import { offAir } from '../../server/core/station-state.ts';
import { testState } from '../../server/core/test-show.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import type { StationsDoor } from '../../server/stations/stations-door.ts';
import { stationsHouse } from '../../server/stations/stations-house.ts';
import { type TestChannel, testChannel } from '../../server/stations/test-channel.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { followByTheDocuments } from './client-by-the-documents.ts';
import { noon, show, station } from './sample-show.ts';

const log = { info: () => undefined, warn: () => undefined };
const partners = [{ station: station(), delay: 0 }];
let door: StationsDoor;
let server: Server | undefined;
let house: string;
let alone: TestChannel | undefined;

const serve = async (router: express.Router) => {
  const opened = createServer(express().use(router));
  server = opened;
  await new Promise<void>((open) => opened.listen(0, '127.0.0.1', open));
  house = `http://127.0.0.1:${(opened.address() as AddressInfo).port}`;
};
beforeEach(() => {
  const needs = { code: () => undefined, knocked: () => undefined, judge: judgeBy(() => 'key-of-harbour') };
  door = stationsHouse({ clock: trueClock, log, epoch: 'life1', stations: () => partners, ...needs });
});
afterEach(async () => {
  await alone?.close();
  alone = undefined;
  await door.close();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});
const ask = (path: string, key: string) => fetch(`${house}${path}`, { headers: { authorization: `Bearer ${key}` } });

describe('the test channel', () => {
  it('[F32] goes through a whole show in its loop, each state as the schema says, and means the same by events', () => {
    let known = offAir(0);
    const types = new Set<string>();
    for (let second = 0; second < 240; second += 1) {
      const state = testState(noon + seconds(second), 0);
      expect(StateSaid.parse(state)).toEqual(state);
      const events = stationEvents(known, state, noon + seconds(second));
      for (const { type } of events) types.add(type);
      known = foldEvents(known, events);
      expect(known).toEqual(state);
    }
    for (const type of ['snapshot', 'segment', 'graphics', 'poll', 'product', 'result', 'break']) expect(types).toContain(type);
  });

  it('[F31, F32] is followed by the documents, is marked as fake in every dress, and has nothing of the real show', async () => {
    await serve(door.router);
    door.publish(show());
    const client = await followByTheDocuments(house, 'test', (address) => address.replace('/stations/', '/stations/test/'));
    await eventually(() => expect(client.knows().beside.figures).toBeDefined());
    const rows = await ask('/stations/test/v1/state.json', 'test');
    expect(rows.headers.get('x-test-data')).toBe('invented');
    expect(await rows.json()).toMatchObject([
      { station: 'test', test: 'yes', kind: 'simulated', episode: expect.stringContaining('TEST') },
    ]);
    expect(client.knows().state).toMatchObject({ kind: 'simulated', episode: { title: { en: 'TEST an invented evening' } } });
    expect(JSON.stringify([client.knows(), await (await ask('/stations/test/v1/state', 'test')).json()])).not.toContain('十二月三日');
    await client.leave();
    expect(client.problems).toEqual([]);
    expect((await ask('/stations/v1/state', 'test')).status).toBe(401);
    expect((await ask('/stations/test/v1/state', 'key-of-harbour')).status).toBe(401);
    await eventually(async () => {
      const state = await ask('/stations/v1/state', 'key-of-harbour');
      expect(await state.json()).toMatchObject({ epoch: 'life1', snapshot: { data: { episode: { id: 'dec-3' } } } });
    });
    expect(door.rows().map(({ id }) => id)).toEqual(['harbour']);
  });

  it('[F32] is on only when somebody asked, and rests a minute after the last', async () => {
    const clock = handClock(noon);
    alone = testChannel({ clock, log });
    await serve(alone.router);
    expect(alone.isOn()).toBe(false);
    expect((await ask('/stations/test/v1/state', 'test')).status).toBe(200);
    expect(alone.isOn()).toBe(true);
    await clock.advance(seconds(50));
    expect(alone.isOn()).toBe(true);
    await clock.advance(seconds(12));
    expect(alone.isOn()).toBe(false);
  });
});
