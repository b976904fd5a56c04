/** Keys and addresses at the door of stations, over a real line. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mayComeFrom } from '../../server/stations/address-list.ts';
import type { Knocking } from '../../server/stations/presented-key.ts';
import { type Judge, openCallers } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { openWrongKeys, type WrongKeys } from '../../server/stations/wrong-keys.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo } from './reader.ts';
import { show, station } from './sample-show.ts';

/** Keys by station, the newest first, and how many of them are valid. */
let rings: Record<string, { keys: string[]; valid: number }>;
const judge: Judge = (id, key) => {
  const at = rings[id]?.keys.indexOf(key) ?? -1;
  if (at < 0) return 'wrong';
  if (at >= (rings[id]?.valid ?? 0)) return 'revoked';
  return at === 0 ? 'newest' : 'old';
};
let addresses: string[] | undefined;
const log = { info: vi.fn(), warn: vi.fn() };
let door: StationsDoor;
let wrongKeys: WrongKeys;
let server: Server;
let port: number;

beforeEach(async () => {
  log.warn.mockClear();
  rings = { harbour: { keys: ['new', 'old', 'older'], valid: 2 }, inland: { keys: ['inland'], valid: 1 } };
  addresses = undefined;
  wrongKeys = openWrongKeys(trueClock.now);
  door = stationsDoor({
    clock: trueClock,
    log,
    epoch: 'life1',
    judge,
    stations: () => [
      { station: station(addresses ? { addresses } : {}), delay: 0 },
      { station: station({ id: 'inland' }), delay: 0 },
    ],
    code: () => undefined,
    knocked: wrongKeys.knocked,
  });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
  door.publish(show());
});
afterEach(async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const state = (key: string, meant = '') =>
  fetch(`http://127.0.0.1:${port}/stations/v1/state${meant && `?station=${meant}`}`, { headers: { authorization: `Bearer ${key}` } });
const refused = () => wrongKeys.refusals('harbour').map(({ why, times }) => [why, times]);

describe('the door of stations', () => {
  it('[F18] lets in by the newest key and by the one that is being replaced, and cuts who is in by one that is revoked', async () => {
    const [newest, old] = [await listenTo(port, 'new'), await listenTo(port, 'old')];
    await eventually(() => expect([newest.events.length, old.events.length]).toEqual([1, 1]));
    const cut = new Promise((closed) => old.response.once('close', closed));
    rings.harbour!.valid = 1;
    door.recheck();
    await cut;
    expect((await state('old')).status).toBe(401);
    door.publish(show({ revision: 2, phase: 'break' }));
    await eventually(() => expect(newest.events.length).toBeGreaterThan(1));
    expect(old.events).toHaveLength(1);
    newest.leave();
  });

  it('[F19] gives nothing to a forged, a revoked or another station’s key, nor to the right one from elsewhere, and notes each at its station', async () => {
    for (const [key, meant, status] of [
      ['forged', 'harbour', 401],
      ['older', '', 401],
      ['inland', 'harbour', 403],
      ['inland', 'harbour', 403],
    ] as const) {
      const answer = await state(key, meant);
      expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([status, ['code', 'message']]);
    }
    addresses = ['203.0.113.0/24'];
    expect((await state('new')).status).toBe(403);
    expect(refused()).toEqual([
      ['address', 1],
      ['other', 2],
      ['revoked', 1],
      ['forged', 1],
    ]);
    await eventually(() => expect(JSON.stringify(log.warn.mock.calls)).toContain('"why":"forged"'));
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/Bearer|older/);
  });

  it('[F18] judges a key anew each time, whoever it let in before', async () => {
    const who = async () => {
      const answer = await state('inland');
      return answer.status === 200 ? 'in' : answer.status;
    };
    expect(await who()).toBe('in');
    rings.inland!.valid = 0;
    expect(await who()).toBe(401);
    rings = { harbour: { keys: ['inland'], valid: 1 }, inland: { keys: ['other'], valid: 1 } };
    expect(await who()).toBe('in');
    expect((await state('inland', 'harbour')).status).toBe(200);
    expect((await state('inland', 'inland')).status).toBe(403);
  });

  it('[F42] compares one of a hundred that ask each second with its own key only', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => ({ id: `s${n}` }));
    const compared = vi.fn<Judge>((id, key) => (key === `key-of-${id}` ? 'newest' : 'wrong'));
    const callerOf = openCallers(compared);
    const ask = (n: number) =>
      callerOf({ get: () => `Bearer ${n < 0 ? 'forged' : `key-of-s${n}`}`, query: {}, method: 'GET' } as unknown as Knocking, hundred);
    for (let n = 0; n < 100; n += 1) expect(ask(n)).toMatchObject({ ok: true, stationId: `s${n}` });
    compared.mockClear();
    for (let n = 0; n < 100; n += 1) expect(ask(n)).toMatchObject({ ok: true, stationId: `s${n}` });
    expect(compared).toHaveBeenCalledTimes(100);
    expect(ask(-1)).toMatchObject({ ok: false, status: 401 });
  });

  it('[F19] cuts who comes from an address that is no longer the station’s', async () => {
    const reader = await listenTo(port, 'new');
    const cut = new Promise((closed) => reader.response.once('close', closed));
    addresses = ['10.0.0.0/8'];
    door.recheck();
    await cut;
    addresses = ['127.0.0.1'];
    expect((await state('new')).status).toBe(200);
  });

  it('[F19] keeps few refusals of a station, however many places knock', () => {
    for (let n = 0; n < 1000; n += 1)
      wrongKeys.knocked({ station: 'harbour', address: `10.0.${n >> 8}.${n & 255}`, isRight: false, why: 'forged' });
    expect(wrongKeys.refusals('harbour')).toHaveLength(5);
    expect(wrongKeys.refusals('harbour')[0]).toMatchObject({ address: '10.0.3.231' });
  });
});

describe('a list of addresses', () => {
  const list = ['203.0.113.7', '198.51.100.0/24', '2001:db8::/32'];
  it.each([
    ['203.0.113.7', true],
    ['::ffff:203.0.113.7', true],
    ['203.0.113.8', false],
    ['198.51.100.250', true],
    ['2001:db8:1::5', true],
    ['2001:db9::5', false],
    ['fe80::1%eth0', false],
    ['', false],
    ['nonsense', false],
  ])('[F19] of IPv4 and IPv6 says of %s: %s', (address, expected) => {
    expect(mayComeFrom(list, address)).toBe(expected);
  });

  it('[F19] that is not there lets everybody in, and one that is broken nobody', () => {
    expect(mayComeFrom(undefined, '203.0.113.8')).toBe(true);
    expect(mayComeFrom(['not/an/address'], '203.0.113.8')).toBe(false);
  });
});
