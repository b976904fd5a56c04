/** The express lane of plain HTTP on a real connection: votes read straight from it, and everything else as Node's own server reads it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Voter } from '../../server/audience/ballot-groups.ts';
import { createDoorTally } from '../../server/audience/door-tally.ts';
import { openHttpLane } from '../../server/audience/http-lane.ts';
import type { HttpVotes } from '../../server/audience/http-votes.ts';
import { readDoorRequest } from '../../server/audience/read-door-request.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { stationVoteKey } from '../../server/audience/station-key.ts';
import type { StationRoutes } from '../../server/audience/station-routes.ts';
import { handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { quietLog } from './quiet-log.ts';
import { leaseBlock, packRows, readAnswers, signed } from './station-client.ts';

const vote = (...headers: string[]): string =>
  `POST /v/apples/yea HTTP/1.1\r\nHost: door\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`;
const read = (text: string) => readDoorRequest(Buffer.from(text, 'latin1'));

describe('a request read from its bytes', () => {
  it('is a vote with what it says of itself, whatever else a browser sends along', () => {
    const asked = read(vote('X-PASS: abc', 'x-sequence:7 ', 'Content-Length: 0', 'Accept: */*', 'Connection: Keep-Alive'));
    expect(asked).toMatchObject({ path: '/v/apples/yea', headers: { 'x-pass': 'abc', 'x-sequence': '7' } });
    expect(asked?.body).toHaveLength(0);
  });

  it('is left to Node whenever it is not one whole request of the plainest kind', () => {
    const others = [
      vote('Transfer-Encoding: chunked'),
      vote('Content-Length: 0', 'Content-Length: 0'),
      vote('Content-Length: +0'),
      vote('Content-Length: 3'),
      vote('Expect: 100-continue'),
      vote('Upgrade: websocket'),
      vote('Connection: close'),
      vote('TE: trailers'),
      vote('Host: another'),
      vote('X-Pass : abc'),
      vote('X-Pass: abc', 'X-Pass: abd'),
      vote(`X-Pass:${' '.repeat(3000)}\u0080`),
      vote('X-Pass: abc\r\n folded'),
      vote('X-Pass: a\u0000c'),
      vote('X-Pass: ü'),
      `${vote()}${vote()}`,
      vote().slice(0, -1),
      `${vote()}x`,
      vote().replace('Host: door\r\n', ''),
      vote().replaceAll('\r\n', '\n'),
      vote().replace('1.1', '1.0'),
      vote().replace('POST', 'post'),
      vote(`X: ${'y'.repeat(5000)}`),
    ];
    for (const text of others) expect(read(text), text).toBeUndefined();
  });
});

describe('a connection', () => {
  let opened: OpenedDoor;
  beforeAll(async () => {
    opened = await openTestDoor();
    await openPoll(opened.link, 60_000);
  });
  afterAll(() => opened.close());

  /** Sends pieces one after another and resolves the statuses in the order of the answers, once there are so many. */
  const converse = async (pieces: readonly Buffer[], answers: number, ends = false): Promise<number[]> => {
    const socket = connect(opened.door.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.setNoDelay(true);
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    for (const piece of pieces) await new Promise((sent) => socket.write(piece, sent));
    if (ends) socket.end();
    const statuses = () => [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    await expect.poll(statuses).toHaveLength(answers);
    socket.destroy();
    return statuses();
  };
  const newPass = async (): Promise<string> =>
    ((await (await fetch(`${opened.url}/pass`, { method: 'POST' })).json()) as { pass: string }).pass;

  it('answers every request once and in order, however its bytes are cut and whatever comes between votes', async () => {
    const pass = await newPass();
    const requests = {
      vote: [vote(`X-Pass: ${pass}`, 'X-Sequence: 0'), 200],
      forged: [vote('X-Pass: AAAAAAAAAAAAAAAA'), 401],
      withBody: [`${vote(`X-Pass: ${pass}`, 'X-Sequence: 0', 'Content-Length: 2')}{}`, 200],
      state: ['GET /state HTTP/1.1\r\nHost: door\r\n\r\n', 200],
      nowhere: ['POST /nowhere HTTP/1.1\r\nHost: door\r\nContent-Length: 0\r\n\r\n', 405],
    } as const;
    const order = fc.array(fc.constantFrom(...(Object.keys(requests) as (keyof typeof requests)[])), { minLength: 1, maxLength: 6 });
    const cuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(order, cuts, async (asked, sizes) => {
        const bytes = Buffer.from(asked.map((name) => requests[name][0]).join(''), 'latin1');
        const pieces: Buffer[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          pieces.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(await converse(pieces, asked.length)).toEqual(asked.map((name) => requests[name][1]));
      }),
      { numRuns: 40 },
    );
  });

  it('that is half closed after its vote still hears the answer', async () => {
    expect(await converse([Buffer.from(vote(`X-Pass: ${await newPass()}`))], 1, true)).toEqual([200]);
  });

  it('whose vote is on its way when the door closes hears its answer, and one that was turned away keeps no door open', async () => {
    const closing = await openTestDoor();
    await openPoll(closing.link, 60_000);
    const { pass } = (await (await fetch(`${closing.url}/pass`, { method: 'POST' })).json()) as { pass: string };
    const turnedAway = connect({ port: closing.door.port, host: '127.0.0.1', allowHalfOpen: true });
    turnedAway.on('error', () => undefined);
    turnedAway.write('GET /nowhere HTTP/1.1\r\nHost: door\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    const [refusal] = (await once(turnedAway, 'data')) as [Buffer];
    expect(refusal.toString()).toContain('404');
    const socket = connect(closing.door.port, '127.0.0.1');
    await once(socket, 'connect');
    const answered = once(socket, 'data') as Promise<[Buffer]>;
    await new Promise((sent) => socket.write(vote(`X-Pass: ${pass}`), sent));
    await expect
      .poll(async () => ((await (await fetch(`${closing.url}/state`)).json()) as { polls: unknown[] }).polls.length)
      .toBeGreaterThan(0);
    await closing.close();
    expect((await answered)[0].toString()).toContain('200 OK');
    turnedAway.destroy();
  });

  it('takes a station’s batch in one piece and in many to the same answers', async () => {
    const key = stationVoteKey(readSecrets(opened.dataDir).link, 'satellite');
    const first = await leaseBlock(opened.url, key, 'satellite');
    const rows = packRows(Array.from({ length: 300 }, (_, place) => ({ index: first + place, choice: 1 + (place % 2), sequence: 0 })));
    const { path, headers, body } = signed(key, 'satellite', '/v/apples/batch', rows);
    const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const request = Buffer.concat([
      Buffer.from(`POST ${path} HTTP/1.1\r\nHost: door\r\n${named.join('')}Content-Length: ${body.length}\r\n\r\n`),
      body,
    ]);
    const answersOf = async (pieces: readonly Buffer[]) => {
      const socket = connect(opened.door.port, '127.0.0.1');
      await once(socket, 'connect');
      let heard = Buffer.alloc(0);
      socket.on('data', (chunk) => {
        heard = Buffer.concat([heard, Buffer.from(chunk)]);
      });
      for (const piece of pieces) await new Promise((sent) => socket.write(piece, sent));
      await expect.poll(() => heard.length - heard.indexOf('\r\n\r\n') - 4).toBe(300 * 8);
      socket.destroy();
      return readAnswers(heard.subarray(heard.indexOf('\r\n\r\n') + 4));
    };
    const whole = await answersOf([request]);
    expect(new Set(whole.map(({ code }) => code))).toEqual(new Set(['counted']));
    expect(await answersOf([request.subarray(0, 40), request.subarray(40, 500), request.subarray(500)])).toEqual(whole);
  });
});

it('[V33] answers that pile up unread end their connection, and are counted', () => {
  const server = createServer();
  const tally = createDoorTally();
  const votes = { take: (_cast: unknown, voter: Voter) => voter.hear({ code: 'false-pass' }, 0, 0) } as unknown as HttpVotes;
  const nowhere = { answer: () => Promise.reject(new Error('No batch was sent.')) } as unknown as StationRoutes;
  openHttpLane(server, {
    votes,
    stations: nowhere,
    tally,
    clock: handClock(0),
    log: quietLog,
    placeOf: () => 1,
    turnAway: () => undefined,
  });
  // A line whose other end takes nothing.
  const line = Object.assign(new Duplex({ read: () => undefined, write: () => undefined }), { setTimeout: () => undefined });
  server.emit('connection', line);
  for (let sent = 0; sent < 1000 && !line.destroyed; sent += 1) line.emit('data', Buffer.from(vote('X-Pass: AAAAAAAAAAAAAAAA')));
  expect(line.destroyed).toBe(true);
  expect(line.writableLength).toBeLessThan(70_000);
  expect(tally.read().shed['request-not-reading']).toBe(1);
});

it('a fault of ours in a vote ends its connection and not the door', () => {
  const server = createServer();
  const votes = {
    take: () => {
      throw new Error('a fault');
    },
  } as unknown as HttpVotes;
  const stations = { answer: () => Promise.reject(new Error('No batch was sent.')) } as unknown as StationRoutes;
  const tally = createDoorTally();
  openHttpLane(server, { votes, stations, tally, clock: handClock(0), log: quietLog, placeOf: () => 1, turnAway: () => undefined });
  const line = Object.assign(new Duplex({ read: () => undefined }), { setTimeout: () => undefined });
  server.emit('connection', line);
  expect(() => line.emit('data', Buffer.from(vote('X-Pass: AAAAAAAAAAAAAAAA')))).not.toThrow();
  expect(line.destroyed).toBe(true);
});
