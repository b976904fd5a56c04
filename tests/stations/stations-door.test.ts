/** The partners' feed, read by a real client over a real line. */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodeNow } from '../../server/core/station-code.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { type StationsDoor, stationsDoor } from '../../server/stations/stations-door.ts';
import { trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import { listenTo, type Reader } from './reader.ts';
import { figures, graphic, label, noon, show, station, voteBar } from './sample-show.ts';

const keys: Record<string, string> = { harbour: 'key-of-harbour', inland: 'key-of-inland' };
const partners = [
  { station: station(), delay: 0 },
  { station: station({ id: 'inland', excludes: ['label'] }), delay: 4000 },
];
const log = { info: vi.fn(), warn: vi.fn() };
let door: StationsDoor;
let server: Server;
let port: number;
/** Which ten seconds it is for the codes of pictures. */
let slot = 0;
const dumpedBy: string[] = [];
const codeOf = (id: string): CodeNow => ({
  code: `${id}-${slot}`,
  link: `http://vote.example/?p=${id}&c=${slot}`,
  until: noon + slot * 10_000,
});

const startDoor = async (epoch: string) => {
  door = stationsDoor({
    clock: trueClock,
    log,
    epoch,
    judge: judgeBy((id) => keys[id]),
    stations: () => partners,
    code: codeOf,
    knocked: () => undefined,
    dumped: async (id) => {
      dumpedBy.push(id);
      return { ok: true };
    },
  });
  server = createServer(express().use(door.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
};
const stopDoor = async () => {
  await door.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
};

beforeEach(async () => {
  log.warn.mockClear();
  await startDoor('life1');
});
afterEach(stopDoor);

const listen = (key: string, lastId?: string) => listenTo(port, key, lastId);
const ask = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
const labelled = (n: number) => show({ revision: n, at: n, graphics: [graphic(`label-${n}`, label.data)] });
const voting = () => {
  const pictures = ['harbour', 'inland'].map((id) => ({ id, paths: ['air'] }));
  return show({ graphics: [{ ...voteBar, data: { ...voteBar.data, pictures } } as typeof voteBar] });
};
const codesTo = (reader: Reader) =>
  reader.events.filter(({ type }) => type === 'code').map(({ data }) => (data as { code: string } | null)?.code ?? null);
const ids = (reader: Reader) => reader.events.map(({ id }) => id);

describe('the stations’ feed', () => {
  it('[F1] begins with a snapshot and then tells every change once and in order', async () => {
    door.publish(show());
    const reader = await listen('key-of-harbour');
    for (let n = 1; n <= 50; n += 1) door.publish(labelled(n));
    await eventually(() => expect(reader.events).toHaveLength(51));
    expect(reader.events[0]).toMatchObject({ type: 'snapshot', id: 'life1-1', data: { onAir: true } });
    expect(ids(reader).slice(1)).toEqual(Array.from({ length: 50 }, (_, n) => `life1-${n + 2}`));
    expect(door.due()).toEqual({ harbour: 51, inland: 1 });
    reader.leave();
  });

  it('[F1] goes on where a returning reader left, without a snapshot', async () => {
    door.publish(show());
    const first = await listen('key-of-harbour');
    await eventually(() => expect(first.events).toHaveLength(1));
    first.leave();
    for (let n = 1; n <= 5; n += 1) door.publish(labelled(n));
    const second = await listen('key-of-harbour', 'life1-3');
    await eventually(() => expect(ids(second)).toEqual(['life1-4', 'life1-5', 'life1-6']));
    second.leave();
  });

  it('[F1] starts an unknown id, or one of the server’s last life, from a snapshot', async () => {
    door.publish(show());
    await stopDoor();
    await startDoor('life2');
    door.publish(labelled(1));
    const reader = await listen('key-of-harbour', 'life1-1');
    await eventually(() => expect(reader.events).toHaveLength(1));
    expect(reader.events[0]).toMatchObject({ type: 'snapshot', id: 'life2-1', data: { graphics: [{ id: 'label-1' }] } });
    reader.leave();
  });

  it('[F3] gives each station its own: an excluded graphic is not in its feed', async () => {
    const reader = await listen('key-of-inland');
    door.publish(labelled(1));
    await eventually(() => expect(reader.events).toHaveLength(2));
    expect(JSON.stringify(reader.events)).not.toContain('label-1');
    reader.leave();
  });

  it('[R3] sends of figures the newest, and none of a rehearsal', async () => {
    const reader = await listen('key-of-harbour');
    door.publishFigures(figures());
    door.publish(show());
    for (let revision = 2; revision <= 40; revision += 1) door.publishFigures(figures({ revision }));
    const known = () => reader.events.filter(({ type }) => type === 'figures').map(({ data }) => (data as { revision: number }).revision);
    await eventually(() => expect(known().at(-1)).toBe(40));
    expect(known().length).toBeLessThan(5);
    door.publish(show({ activation: { id: 'r1', kind: 'rehearsal' } }));
    door.publishFigures(figures({ revision: 41 }));
    door.publish(show());
    await eventually(() => expect(reader.events.at(-1)?.type).toBe('snapshot'));
    expect(known()).not.toContain(41);
    reader.leave();
  });

  it('[F7] tells each station its own picture’s code whenever it is another, never another station’s, and that there is none any more', async () => {
    slot = 1;
    const readers = [await listen('key-of-harbour'), await listen('key-of-inland')] as const;
    door.publish(voting());
    await eventually(() => expect(readers.map(codesTo)).toEqual([['harbour-1'], ['inland-1']]));
    slot = 2;
    await eventually(() => expect(readers.map((reader) => codesTo(reader).at(-1))).toEqual(['harbour-2', 'inland-2']));
    door.publish(show());
    await eventually(() =>
      expect(readers.map(codesTo)).toEqual([
        ['harbour-1', 'harbour-2', null],
        ['inland-1', 'inland-2', null],
      ]),
    );
    expect(readers[1].events.filter(({ type }) => type === 'code')[0]).toMatchObject({
      onAirAt: noon,
      data: { from: noon + 4000, until: noon + 44_000, link: 'http://vote.example/?p=inland&c=1' },
    });
    for (const reader of readers) reader.leave();
  });

  it('[F7] gives the newest code to whoever comes or comes back, and counts no code among the events that are kept', async () => {
    slot = 1;
    door.publish(voting());
    const first = await listen('key-of-harbour');
    await eventually(() => expect(codesTo(first)).toEqual(['harbour-1']));
    for (slot = 2; slot < 5; slot += 1) await eventually(() => expect(codesTo(first).at(-1)).toBe(`harbour-${slot}`));
    slot = 4;
    expect(door.due().harbour).toBe(1);
    const [fresh, back] = [await listen('key-of-harbour'), await listen('key-of-harbour', 'life1-1')];
    await eventually(() =>
      expect([fresh, back].map(({ events }) => events.map(({ type, id }) => [type, id]))).toEqual([
        [
          ['snapshot', 'life1-1'],
          ['code', 'life1-1'],
        ],
        [['code', 'life1-1']],
      ]),
    );
    expect([codesTo(fresh), codesTo(back)]).toEqual([['harbour-4'], ['harbour-4']]);
    const state = await ask('/stations/v1/state', { authorization: 'Bearer key-of-harbour' });
    expect(await state.json()).toMatchObject({ code: { picture: 'harbour', code: 'harbour-4' } });
    door.publish(show({ ...voting(), activation: { id: 'r1', kind: 'rehearsal' } }));
    const later = await ask('/stations/v1/state', {
      authorization: 'Bearer key-of-harbour',
      'if-none-match': state.headers.get('etag') ?? '',
    });
    expect(await later.json()).toMatchObject({ code: null });
    for (const reader of [first, fresh, back]) reader.leave();
  });

  it('[F27] beats at least every two seconds while nothing happens, and says the last that was said', async () => {
    const reader = await listen('key-of-harbour');
    await eventually(() => expect(reader.comments.length).toBeGreaterThanOrEqual(2));
    expect(reader.comments[0]).toContain('life1-0');
    const beats = reader.said.filter(({ type }) => type === 'cuecart.station.heartbeat');
    expect(beats[0]).toMatchObject({ source: '/stations/v1/harbour', sequence: '000000000000', data: { id: 'life1-0' } });
    expect(reader.response.headers['x-accel-buffering']).toBe('no');
    reader.leave();
  });

  it('[F3, F13] refuses a forged key, a missing key and a key in the address, and logs it without the key', async () => {
    const asked = [
      await ask('/stations/v1/stream', { authorization: 'Bearer forged-key' }),
      await ask('/stations/v1/state'),
      await ask('/stations/v1/stream?token=key-of-harbour'),
    ];
    expect(asked.map(({ status }) => status)).toEqual([401, 401, 400]);
    expect(log.warn).toHaveBeenCalledTimes(1);
    // The rest of a second in one line: knocking fills no disk.
    await eventually(() => expect(log.warn.mock.calls.at(-1)?.[0]).toMatchObject({ refused: 2 }));
    expect(JSON.stringify(log.warn.mock.calls)).not.toMatch(/forged-key|key-of-harbour/);
  });

  it('[F3] refuses another station’s key for the station that was meant', async () => {
    const answer = await ask('/stations/v1/stream?station=harbour', { authorization: 'Bearer key-of-inland' });
    expect(answer.status).toBe(403);
  });

  it('answers the state with a tag that changes only when the state does', async () => {
    door.publish(show());
    const headers = { authorization: 'Bearer key-of-harbour' };
    const first = await ask('/stations/v1/state', headers);
    const tag = first.headers.get('etag') ?? '';
    expect(await first.json()).toMatchObject({ epoch: 'life1', snapshot: { data: { onAir: true, segment: { id: 'apples' } } } });
    expect((await ask('/stations/v1/state', { ...headers, 'if-none-match': tag })).status).toBe(304);
    door.publish(labelled(1));
    expect((await ask('/stations/v1/state', { ...headers, 'if-none-match': tag })).status).toBe(200);
  });

  it('[F38] takes a station’s word that it has dumped its delay, with its own key, and tells its feed; one without a delay has none', async () => {
    door.publish(show());
    const reader = await listen('key-of-inland');
    const dump = (key: string) =>
      fetch(`http://127.0.0.1:${port}/stations/v1/dumped`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    const answers = [await dump('forged'), await dump('key-of-harbour'), await dump('key-of-inland')];
    expect(answers.map(({ status }) => status)).toEqual([401, 409, 204]);
    expect(dumpedBy).toEqual(['inland']);
    door.publish(show({ dumped: { inland: { at: noon, by: 'station:inland', over: 120_000 } } }));
    await eventually(() =>
      expect(reader.events.at(-1)).toMatchObject({ type: 'snapshot', data: { delay: 4000, dumped: { at: noon, over: 120_000 } } }),
    );
    reader.leave();
  });

  it('[F4] cuts a reader that does not read, and tells the others on', async () => {
    door.publish(show());
    const good = await listen('key-of-harbour');
    const stuck = connect(port, '127.0.0.1');
    stuck.on('error', () => stuck.destroy());
    stuck.write(`GET /stations/v1/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer key-of-harbour\r\n\r\n`);
    stuck.pause();
    await eventually(() => expect(door.rows()[0]?.feeds).toBe(2));
    const big = 'x'.repeat(200_000);
    let n = 0;
    await eventually(
      () => {
        n += 1;
        door.publish(show({ at: n, graphics: [graphic(`label-${n}`, { kind: 'label', text: big, mandatory: false })] }));
        expect(door.rows()[0]?.feeds).toBe(1);
      },
      { interval: 5, timeout: 60_000 },
    );
    await eventually(() => expect(good.events.at(-1)?.id).toBe(`life1-${n + 1}`));
    expect(log.warn).toHaveBeenCalledWith({ station: 'harbour' }, expect.stringContaining('was cut'));
    good.leave();
    stuck.destroy();
  });
});
