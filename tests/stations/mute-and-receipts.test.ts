/** A station that is muted, and what the door knows of what a station has; over a real line. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { openWrongKeys, type WrongKeys } from '../../server/stations/wrong-keys.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo } from './reader.ts';
import { figures, graphic, label, noon, show, station, voteBar } from './sample-show.ts';

const partners = [
  { station: station(), delay: 0 },
  { station: station({ id: 'inland', excludes: ['label'] }), delay: 4000 },
];
const keys: Record<string, string> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
let door: StationsDoor;
let wrongKeys: WrongKeys;
let server: Server;
let port: number;

beforeEach(async () => {
  const log = { info: () => undefined, warn: () => undefined };
  const code = () => ({ code: 'A', link: 'http://vote.example', until: noon + 10_000 });
  wrongKeys = openWrongKeys(trueClock.now);
  const { knocked } = wrongKeys;
  door = stationsDoor({ clock: trueClock, log, epoch: 'life1', judge: judgeBy((id) => keys[id]), stations: () => partners, code, knocked });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const listen = (key: string, lastId?: string) => listenTo(port, key, lastId);
const ask = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
const labelled = (n: number) => show({ revision: n, at: n, graphics: [graphic(`label-${n}`, label.data)] });
const voting = () => {
  const pictures = ['harbour', 'inland'].map((id) => ({ id, paths: ['air'] }));
  return show({ graphics: [{ ...voteBar, data: { ...voteBar.data, pictures } } as typeof voteBar] });
};

describe('the door of stations', () => {
  const hushed = { harbour: { since: noon, by: 'Mei', reason: 'their mixer is on fire' } };

  it('[F8] tells a station once that it is muted, then nothing, and all of it when it is unmuted; the others hear on', async () => {
    door.publish(labelled(1));
    const [reader, other] = [await listen('key-of-harbour'), await listen('key-of-inland')];
    await eventually(() => expect(reader.events).toHaveLength(1));
    door.publish(show({ ...labelled(2), muted: hushed }));
    door.publish(show({ ...voting(), muted: hushed }));
    door.publishFigures(figures({ revision: 9 }));
    await eventually(() => expect(other.events.filter(({ type }) => type === 'figures')).toHaveLength(1));
    await eventually(() =>
      expect(reader.events.at(-1)).toMatchObject({ type: 'snapshot', id: 'life1-2', data: { muted: true, onAir: false } }),
    );
    expect(reader.events).toHaveLength(2);
    expect(JSON.stringify(reader.events[1])).not.toContain('label');
    const state = await ask('/stations/v1/state', { authorization: 'Bearer key-of-harbour' });
    expect(await state.json()).toMatchObject({ figures: null, code: null, snapshot: { data: { muted: true, graphics: [], polls: [] } } });
    door.publish(labelled(3));
    await eventually(() => expect(reader.events).toHaveLength(4));
    expect(reader.events[2]).toMatchObject({ type: 'snapshot', id: 'life1-3', data: { muted: false, graphics: [{ id: 'label-3' }] } });
    expect(reader.events[3], 'the newest, as it may have them').toMatchObject({ type: 'figures' });
    for (const one of [reader, other]) one.leave();
  });

  it('[F8] gives one that comes back while it is muted nothing of what it missed, and misses nothing for it afterwards', async () => {
    door.publish(labelled(1));
    const before = await listen('key-of-harbour');
    await eventually(() => expect(before.events).toHaveLength(1));
    before.leave();
    door.publish(labelled(2));
    door.publish(show({ ...labelled(3), muted: hushed }));
    const back = await listen('key-of-harbour', 'life1-1');
    await eventually(() => expect(back.events).toHaveLength(1));
    expect(back.events[0]).toMatchObject({ type: 'snapshot', data: { muted: true } });
    door.publish(labelled(4));
    await eventually(() =>
      expect(back.events.at(-1)).toMatchObject({ type: 'snapshot', data: { muted: false, graphics: [{ id: 'label-4' }] } }),
    );
    expect(back.events).toHaveLength(2);
    back.leave();
  });

  const acknowledge = (key: string, body: object) =>
    fetch(`http://127.0.0.1:${port}/stations/v1/ack`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const harbour = () => door.rows().find(({ id }) => id === 'harbour');

  it('[F9, F56, C20] knows what a station has by its line, and by its own word once it gives one, with the delay that it measured', async () => {
    door.publish(show());
    const reader = await listen('key-of-harbour');
    await eventually(() =>
      expect(harbour()).toMatchObject({ has: { event: 'life1-1', by: 'line' }, lag: 0, measured: null, measuredAt: null }),
    );
    door.publish(show({ at: noon + 1000, graphics: [label] }));
    expect((await acknowledge('key-of-harbour', { id: 'life1-2', shownAt: noon + 6200 })).status).toBe(204);
    expect(harbour()).toMatchObject({ has: { event: 'life1-2', by: 'station' }, measured: 5200, measuredAt: expect.any(Number) });
    expect((await acknowledge('key-of-harbour', { id: 'life1-2', shownAt: noon - 9_000_000 })).status).toBe(204);
    expect(harbour()?.measured, 'what cannot be so is not believed').toBe(5200);
    expect((await acknowledge('key-of-harbour', { id: 'life0-9' })).status).toBe(404);
    expect((await acknowledge('key-of-harbour', { id: 7 })).status).toBe(400);
    expect((await acknowledge('forged', { id: 'life1-2' })).status).toBe(401);
    expect(door.measured('harbour', 7420), 'read in its return picture').toBe(true);
    expect(harbour()).toMatchObject({ measured: 5200, coded: { delay: 7420, at: expect.any(Number) } });
    expect(door.measured('nowhere', 7420)).toBe(false);
    reader.leave();
  });

  it('[F9] refuses a moment at which nobody can have seen anything: before there were any, or ahead of the house’s clock', async () => {
    door.publish(show());
    const said = async (shownAt: number) => (await acknowledge('key-of-harbour', { id: 'life1-1', shownAt })).status;
    expect(await said(-5)).toBe(400);
    expect(await said(trueClock.now() + 120_000)).toBe(400);
    expect(await said(Number.MAX_SAFE_INTEGER)).toBe(400);
    expect(harbour(), 'nothing of it is noted').toMatchObject({ has: null, measured: null });
    expect(await said(trueClock.now() + 2000), 'a clock that is a little ahead').toBe(204);
  });

  it('[F19] asks a stranger who acknowledges for the key before anything of theirs is read', async () => {
    const much = { id: 'x'.repeat(20_000) };
    expect((await acknowledge('forged', much)).status).toBe(401);
    expect((await acknowledge('key-of-harbour', much)).status).toBe(413);
  });

  it('[F13] takes a wrong key for the station’s own mistake only from where its right one was used', async () => {
    const knock = (key: string) => ask('/stations/v1/state?station=harbour', key === '' ? {} : { authorization: `Bearer ${key}` });
    for (const key of ['', 'forged', 'forged', 'key-of-inland']) await knock(key);
    expect(wrongKeys.refusedAt('harbour')).toBeNull();
    expect(wrongKeys.strangers(), 'without a key nobody is noted').toMatchObject({ times: 3, stations: ['harbour'] });
    await ask('/stations/v1/state?station=nowhere', { authorization: 'Bearer forged' });
    expect(wrongKeys.strangers()?.times).toBe(3);
    expect((await knock('key-of-harbour')).status).toBe(200);
    await knock('key-of-harbourr');
    expect(wrongKeys.refusedAt('harbour')).toBeGreaterThan(0);
  });
});
