/** A station's own side over a real line: its page's data, its box, its messages; nothing for anybody else. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OwnSide } from '../../server/contract/own-side.ts';
import { seconds } from '../../server/contract/units.ts';
import { ownSide } from '../../server/core/own-side.ts';
import type { StationAsk } from '../../server/core/station-asks.ts';
import { type OwnSideDoor, ownSideDoor } from '../../server/stations/own-side-door.ts';
import { DeskSaid } from '../../server/stations/papers/own-side-schemas.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import type { Knock } from '../../server/stations/wrong-keys.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { label, noon, show, station } from './sample-show.ts';

const keys: Record<string, string> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
let door: OwnSideDoor;
let server: Server;
let port: number;
let heard: (readonly [string, StationAsk])[];
let knocks: Knock[];
let measured: (readonly [string, number])[];
let warned: string[];
/** An answer is on its way until this is. */
let ready: Promise<void>;
let logged: string[];
let answer: Awaited<ReturnType<Parameters<typeof ownSideDoor>[0]['hear']>>;

const contact = { name: { zh: '主控', en: 'Master control' }, phone: '+86 10 5550 0100' };
const deskOf = (id: string): OwnSide =>
  ownSide({ view: show({ graphics: [label] }), context: null, station: station({ id }), pathDelay: seconds(8), contact });

beforeEach(async () => {
  [heard, knocks, measured, warned, answer] = [[], [], [], [], { ok: true }];
  [ready, logged] = [Promise.resolve(), []];
  door = ownSideDoor({
    clock: trueClock,
    log: { info: (_, message) => void logged.push(message), warn: (_, message) => void warned.push(message) },
    judge: judgeBy((id) => keys[id]),
    stations: () => Object.keys(keys).map((id) => ({ station: { id } })),
    desk: deskOf,
    hear: async (...asked) => {
      heard.push(asked);
      await ready;
      return answer;
    },
    measured: (id, delay) => {
      measured.push([id, delay]);
      return id === 'harbour';
    },
    knocked: (knock) => void knocks.push(knock),
  });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const ask = (path: string, key: string, body?: object) =>
  fetch(`http://127.0.0.1:${port}/stations/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

describe('a station’s own side', () => {
  it('[F25] tells a station its state, whom to ring and what it is to show', async () => {
    const answered = await ask('desk', 'key-of-harbour');
    expect(await answered.json()).toMatchObject({
      station: { id: 'harbour' },
      now: noon,
      activation: 'live',
      onAir: true,
      delay: 8000,
      shown: ['label'],
      contact,
    });
  });

  it('[F31] answers as its document says, and with nothing that is not in it', async () => {
    const said = await (await ask('desk', 'key-of-harbour')).json();
    expect(DeskSaid.parse(said)).toEqual(said);
    const written = await (await ask('messages', 'key-of-harbour', { key: 'm-1', text: 'No sound from you.' })).json();
    expect(DeskSaid.parse(written)).toEqual(written);
  });

  it('[F25] gives nothing for another station’s key, a forged one or none, and the attempt is in the log', async () => {
    for (const [path, key, status] of [
      ['desk?station=inland', 'key-of-harbour', 403],
      ['desk', 'forged', 401],
      ['break', 'forged', 401],
    ] as const) {
      const refused = await ask(path, key, path === 'break' ? { action: 'start', key: 'k' } : undefined);
      expect(refused.status).toBe(status);
      expect(JSON.stringify(await refused.json())).not.toContain('5550');
    }
    expect(await fetch(`http://127.0.0.1:${port}/stations/v1/desk?key=key-of-harbour`).then(({ status }) => status)).toBe(400);
    expect(heard).toEqual([]);
    expect(warned[0]).toContain('refused');
    expect(knocks.some(({ isRight }) => isRight)).toBe(false);
    expect(knocks).toMatchObject([{ station: 'inland', isRight: false }]);
  });

  it('[F19] asks a stranger for the key before anything of theirs is read, however much they send', async () => {
    for (const path of ['break', 'messages', 'marks', 'delay']) {
      expect((await ask(path, 'forged', { text: 'x'.repeat(20_000) })).status, path).toBe(401);
      expect((await ask(path, 'key-of-harbour', { text: 'x'.repeat(20_000) })).status, `${path} of a station`).toBe(413);
    }
    expect(heard).toEqual([]);
  });

  it('[F22] does once what a box asks twice under one key, and refuses the key for something else', async () => {
    const start = { action: 'start', key: 'gpi-1', length: 60_000 };
    const both = await Promise.all([ask('break', 'key-of-harbour', start), ask('break', 'key-of-harbour', start)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(heard).toEqual([['harbour', { do: 'break', ask: start }]]);
    expect((await ask('break', 'key-of-harbour', { action: 'end', key: 'gpi-1' })).status).toBe(409);
    // Another station's keys are its own.
    expect((await ask('break', 'key-of-inland', start)).status).toBe(200);
    expect(heard).toHaveLength(2);
  });

  it('[F22] does once what a box asks again while the answer is still on its way, and gives it to both', async () => {
    let comes = (): void => undefined;
    ready = new Promise((come) => {
      comes = () => come();
    });
    const start = { action: 'start', key: 'gpi-7' };
    const first = ask('break', 'key-of-harbour', start);
    await eventually(() => expect(heard).toHaveLength(1));
    const again = ask('break', 'key-of-harbour', start);
    await eventually(() => expect(logged).toHaveLength(2));
    expect((await ask('break', 'key-of-harbour', { action: 'end', key: 'gpi-7' })).status, 'the key for something else').toBe(409);
    comes();
    expect((await Promise.all([first, again])).map(({ status }) => status)).toEqual([200, 200]);
    expect(heard).toHaveLength(1);
  });

  it('[F22] may be asked again under the same key when it was not done', async () => {
    answer = { ok: false, why: 'off' };
    expect((await ask('break', 'key-of-harbour', { action: 'start', key: 'gpi-2' })).status).toBe(409);
    answer = { ok: true };
    await eventually(async () => expect((await ask('break', 'key-of-harbour', { action: 'start', key: 'gpi-2' })).status).toBe(200));
  });

  it('[F22] says so to a box that asks too often, and does nothing of it', async () => {
    const asked = await Promise.all(
      Array.from({ length: 30 }, (_, n) => ask('break', 'key-of-harbour', { action: n % 2 ? 'end' : 'start', key: `k${n}` })),
    );
    const refused = asked.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]?.headers.get('retry-after')).not.toBeNull();
    expect(heard.length).toBe(30 - refused.length);
  });

  it('[F22] hears a box that leaves for its break however many messages its page has written just before', async () => {
    const written = await Promise.all(
      Array.from({ length: 15 }, (_, n) => ask('messages', 'key-of-harbour', { text: 'No sound here', key: `m${n}` })),
    );
    expect(written.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect((await ask('break', 'key-of-harbour', { action: 'start', key: 'gpi-9' })).status).toBe(200);
    expect(heard.at(-1)).toEqual(['harbour', { do: 'break', ask: { action: 'start', key: 'gpi-9' } }]);
  });

  it('[F25] takes a message and marks, and nothing that is not one line of words', async () => {
    expect((await ask('messages', 'key-of-harbour', { text: 'No sound here', key: 'm1' })).status).toBe(200);
    expect((await ask('marks', 'key-of-harbour', { mark: 'seen', ids: ['a'] })).status).toBe(200);
    expect(heard.map(([, asked]) => asked.do)).toEqual(['write', 'mark']);
    for (const text of ['', 'x'.repeat(200), 'two\nlines'])
      expect((await ask('messages', 'key-of-harbour', { text, key: 'm2' })).status).toBe(400);
    expect((await ask('break', 'key-of-harbour', { action: 'start' })).status).toBe(400);
  });

  it('[F56] takes the delay that its page measured, and nothing that cannot be one, from nobody else and not too often', async () => {
    const read = { delay: 7420, frames: 50, spread: 72 };
    const taken = await ask('delay', 'key-of-harbour', read);
    expect(taken.status).toBe(200);
    expect(await taken.json()).toMatchObject({ station: { id: 'harbour' }, delay: 8000 });
    for (const wrong of [
      { ...read, delay: -1 },
      { ...read, delay: 180_001 },
      { ...read, delay: 7.5 },
      { ...read, frames: 3 },
      { delay: 7420 },
    ])
      expect((await ask('delay', 'key-of-harbour', wrong)).status).toBeGreaterThanOrEqual(400);
    expect((await ask('delay', 'forged', read)).status).toBe(401);
    expect((await ask('delay', 'key-of-inland', read)).status, 'a station that is not in the episode').toBe(404);
    expect(measured).toEqual([
      ['harbour', 7420],
      ['inland', 7420],
    ]);
    const many = await Promise.all(Array.from({ length: 10 }, () => ask('delay', 'key-of-harbour', read)));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });
});
