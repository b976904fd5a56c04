/** Callers who do not behave: each is answered or shed, the door counts which, and everybody else votes on. */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { DoorFigures } from '../../server/audience/door-tally.ts';
import { episode } from '../contracts/phones-door-samples.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { healthOf, maskedText, openRawLine, upgradeAsk } from './raw-line.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

let opened: OpenedDoor;
let viewer: Viewer;
let poll: number;
beforeEach(async () => {
  opened = await openTestDoor();
  await openPoll(opened.link, 60_000);
  viewer = await connectViewer(opened.door.port);
  poll = viewer.welcome.polls[0]!.number;
});
afterEach(async () => {
  viewer.socket.terminate();
  await opened.close();
});

const figures = async (): Promise<DoorFigures> => (await healthOf(opened.url, opened.dataDir)).figures;
let sequence = 0;
const votesStill = async (): Promise<void> => {
  sequence = (sequence + 1) & 0xff;
  expect((await viewer.vote(poll, sequence % 2 ? 'yea' : 'nay', sequence)).code).toBe('counted');
};

describe('the door’s health', () => {
  it('[V33] is told to who shows the link’s secret only, and over the link', async () => {
    await votesStill();
    expect((await fetch(`${opened.url}/health`)).status).toBe(401);
    expect((await fetch(`${opened.url}/health`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    expect(await figures()).toMatchObject({ phonesCame: 1, votes: { counted: 1, closed: 0 }, shed: { 'phone-storm': 0 } });
    await expect.poll(() => opened.link.health().figures).toMatchObject({ votes: { counted: 1 } });
  });
});

it('[R9] what a proxy forwards that the door was not told of is counted', async () => {
  expect((await figures()).forwarded).toBe(0);
  await fetch(`${opened.url}/pass`, { method: 'POST', headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect((await figures()).forwarded).toBe(1);
});

describe('a phone that never reads', () => {
  it('is dropped once too much waits for it, is counted, and keeps nobody from voting', async () => {
    const line = await openRawLine(opened.door.port);
    line.socket.write(upgradeAsk);
    await once(line.socket, 'data');
    line.socket.write(maskedText('{"type":"hello"}'));
    await expect.poll(async () => (await healthOf(opened.url, opened.dataDir)).phones).toBe(2);
    line.socket.pause();
    const paths = Array.from({ length: 150 }, (_, place) => ({
      id: `path-${place}`,
      name: { en: 'x'.repeat(600), zh: `${place}` },
      delay: 0,
    }));
    for (let shown = 0; (await figures()).shed['phone-not-reading'] === 0; shown += 1) {
      expect(shown).toBeLessThan(2000);
      opened.link.show({ ...episode, title: `Produce night ${shown}`, paths: [...episode.paths, ...paths] });
      if (shown % 50 === 0) await votesStill();
    }
    await expect.poll(async () => (await healthOf(opened.url, opened.dataDir)).phones).toBe(1);
    await votesStill();
    line.socket.destroy();
  });
});

describe('a storm of new phones', () => {
  it('is let in as fast as leaves room for votes; the rest is turned away, counted, and may come again', async () => {
    const storm = Array.from({ length: 2600 }, () => new WebSocket(`ws://127.0.0.1:${opened.door.port}/ws`, { perMessageDeflate: false }));
    const fates = storm.map(
      (socket) =>
        new Promise<string>((resolve) => {
          socket.on('open', () => resolve('in'));
          socket.on('error', (error) => resolve(error.message));
        }),
    );
    for (let votes = 0; votes < 5; votes += 1) await votesStill();
    const said = await Promise.all(fates);
    const turnedAway = said.filter((fate) => fate.includes('503')).length;
    expect(said.filter((fate) => fate === 'in').length + turnedAway).toBe(storm.length);
    const { shed, phonesCame } = await figures();
    expect(shed['phone-storm']).toBe(turnedAway);
    expect(phonesCame).toBe(1 + storm.length - turnedAway);
    for (const socket of storm) socket.terminate();
    await expect.poll(async () => (await connectViewer(opened.door.port)).welcome.pass).toMatch(/^[\w-]{16}$/);
  });
});

describe('who sends half of it', () => {
  it('a request whose headers never end is answered 408 and counted; half a frame is dropped at the pings', async () => {
    const lines = await Promise.all(Array.from({ length: 20 }, () => openRawLine(opened.door.port)));
    for (const [place, line] of lines.entries())
      line.socket.write(place % 2 ? 'POST /v/apples/yea HTTP/1.1\r\nX-Pass: ' : upgradeAsk.slice(0, 60));
    const half = await openRawLine(opened.door.port);
    half.socket.write(upgradeAsk);
    await once(half.socket, 'data');
    half.socket.write(Buffer.from([0x82, 0x8e, 1, 2, 3]));
    await votesStill();
    await Promise.all(lines.map((line) => line.over));
    for (const line of lines) expect(line.said()).toContain('408');
    await half.over;
    const { shed } = await figures();
    expect(shed['request-slow']).toBe(20);
    expect(shed['phone-silent'] + shed['phone-no-hello']).toBeGreaterThanOrEqual(1);
    await votesStill();
  });
});

describe('who sends too much, or what nobody can read', () => {
  it('is refused by name and counted', async () => {
    const { port } = opened.door;
    const bytes = await connectViewer(port);
    const closed = once(bytes.socket, 'close');
    bytes.socket.send(Buffer.alloc(4000));
    await closed;
    const headers = await openRawLine(port);
    headers.socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    await headers.over;
    expect(headers.said()).toContain('431');
    const nonsense = await openRawLine(port);
    nonsense.socket.write('\u0016\u0003\u0001 this is not HTTP\r\n\r\n');
    await nonsense.over;
    expect(nonsense.said()).toContain('400');
    const body = await fetch(`${opened.url}/pass`, { method: 'POST', body: 'x'.repeat(5000) });
    expect(body.status).toBe(413);
    expect((await figures()).shed).toMatchObject({ 'phone-not-understood': 1, 'request-too-long': 2, 'request-not-understood': 1 });
    await votesStill();
  });

  it('a flood of one phone ends that phone’s line only', async () => {
    const loud = await connectViewer(opened.door.port);
    const closed = once(loud.socket, 'close');
    await Promise.allSettled(Array.from({ length: 400 }, (_, place) => loud.vote(poll, 'yea', place & 0xff)));
    await closed;
    const { shed, votes } = await figures();
    expect(shed['phone-flood']).toBe(1);
    expect(votes['too-fast']).toBeGreaterThan(0);
    await votesStill();
  });
});
