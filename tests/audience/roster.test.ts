/** Reaching many phones: in slices, as new as the moment, never backwards, and not at the cost of news. */
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '../../server/audience/door-limits.ts';
import { createDoorTally } from '../../server/audience/door-tally.ts';
import { phoneFrame } from '../../server/audience/phone-frame.ts';
import { createPhone, createRoster, needsPing, type Phone, sayGoodbye } from '../../server/audience/roster.ts';
import { handClock } from '../fakes/hand-clock.ts';

const tally = createDoorTally();
type Line = { phone: Phone; heard: Buffer[]; unread: number; isDropped: boolean };

const connect = (): Line => {
  const line: Line = { heard: [], unread: 0, isDropped: false } as never;
  const socket = Object.assign(new EventEmitter(), { terminate: () => (line.isDropped = true), close: () => undefined });
  const duplex = {
    writable: true,
    get writableLength() {
      return line.unread;
    },
    write: (frame: Buffer) => line.heard.push(frame),
  };
  line.phone = createPhone({
    socket: socket as unknown as WebSocket,
    line: duplex as unknown as Duplex,
    tally,
    since: 0,
  } as Parameters<typeof createPhone>[0]);
  line.phone.activationId = 'act-1';
  return line;
};

const textIn = (frame: Buffer): string => frame.subarray(2).toString();

describe('a frame built once', () => {
  it('is what the WebSocket library reads as that message, however long, between messages of its own', async () => {
    const http = createServer().listen(0, '127.0.0.1');
    await once(http, 'listening');
    const server = new WebSocketServer({ noServer: true });
    const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
    http.on('upgrade', (request, line, head) =>
      server.handleUpgrade(request, line, head, (socket) => {
        for (const length of lengths) {
          line.write(phoneFrame('é'.repeat(length / 2)));
          socket.send('own');
          line.write(phoneFrame(Buffer.alloc(length, 7)));
        }
        socket.close();
      }),
    );
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const heard: (string | Buffer)[] = [];
    client.on('message', (data: Buffer, isBinary) => heard.push(isBinary ? data : data.toString()));
    await once(client, 'close');
    expect(heard).toEqual(lengths.flatMap((length) => ['é'.repeat(length / 2), 'own', Buffer.alloc(length, 7)]));
    http.close();
  });
});

describe('the roster', () => {
  it('spreads a sweep over its time, in slices, and what each slice hears is the newest then', async () => {
    const clock = handClock(0);
    const roster = createRoster(clock);
    const lines = Array.from({ length: 2000 }, connect);
    for (const { phone } of lines) roster.phones.add(phone);
    const swept = roster.sweep(() => String(clock.now() >= 400 ? 2 : 1), 800);
    await clock.advance(0);
    const first = lines.filter((line) => line.heard.length > 0).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(limits.slice);
    await clock.advance(800);
    await swept;
    expect(lines.every((line) => line.heard.length === 1)).toBe(true);
    expect(textIn(lines[0]!.heard[0]!)).toBe('1');
    expect(textIn(lines.at(-1)!.heard[0]!)).toBe('2');
  });

  it('gets news out while a sweep goes on', async () => {
    const clock = handClock(0);
    const roster = createRoster(clock);
    const lines = Array.from({ length: 1000 }, connect);
    for (const { phone } of lines) roster.phones.add(phone);
    const swept = roster.sweep(() => 'count', 800);
    await roster.broadcast(() => 'news');
    expect(lines.every((line) => line.heard.some((frame) => textIn(frame) === 'news'))).toBe(true);
    await clock.advance(800);
    await swept;
  });

  it('builds a message once a slice and a kind of viewer, and leaves out whom it is not for', async () => {
    const roster = createRoster(handClock(0));
    const lines = Array.from({ length: limits.slice * 2 }, connect);
    for (const [place, { phone }] of lines.entries()) {
      phone.view = place % 2;
      roster.phones.add(phone);
    }
    let built = 0;
    await roster.broadcast((view) => {
      built += 1;
      return view === 0 ? 'for you' : undefined;
    });
    expect(built).toBe(4);
    expect(lines.map((line) => line.heard.length)).toEqual(lines.map((_, place) => (place % 2 ? 0 : 1)));
  });

  it('drops and counts a phone that does not read, and no other', async () => {
    const roster = createRoster(handClock(0));
    const [reads, doesNot] = [connect(), connect()];
    for (const { phone } of [reads, doesNot]) roster.phones.add(phone);
    doesNot.unread = limits.unreadByPhone + 1;
    const before = tally.read().shed['phone-not-reading'];
    await roster.broadcast(() => 'news');
    expect([reads.isDropped, doesNot.isDropped]).toEqual([false, true]);
    expect(reads.heard).toHaveLength(1);
    expect(tally.read().shed['phone-not-reading']).toBe(before + 1);
  });

  it('writes nothing more to a phone that it has said goodbye to', async () => {
    const roster = createRoster(handClock(0));
    const [stays, leaves] = [connect(), connect()];
    for (const { phone } of [stays, leaves]) roster.phones.add(phone);
    sayGoodbye(leaves.phone, 1008, 'not understood');
    await roster.broadcast(() => 'news');
    expect([stays.heard, leaves.heard].map((heard) => heard.length)).toEqual([1, 0]);
  });

  it('pings nobody who has just been told something, and everybody before a proxy loses patience', async () => {
    const clock = handClock(1_796_000_000_000);
    const roster = createRoster(clock);
    const { phone } = connect();
    roster.phones.add(phone);
    expect(needsPing(phone, clock.now())).toBe(true);
    await roster.broadcast(() => 'count');
    expect(needsPing(phone, clock.now())).toBe(false);
    expect(needsPing(phone, clock.now() + limits.toldLately + 1)).toBe(true);
    // Looked at just before it would need one, it is looked at again a heartbeat later: proxies wait a minute.
    expect(limits.toldLately + limits.heartbeat).toBeLessThan(60_000);
  });
});
