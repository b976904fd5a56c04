/** The express lane on a real line: half frames, votes in a row, votes between other messages, and what is not a vote. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Count } from '../../server/contract/audience.ts';
import { clientFrame, voteFrame } from '../load/votes/raw-phone.ts';
import fc from '../run/properties.ts';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';

let opened: OpenedDoor;
let count: Count | undefined;
beforeAll(async () => {
  opened = await openTestDoor();
  opened.link.onCount((newest) => {
    if (newest.pollId === 'pears') count = newest;
  });
  await openPoll(opened.link, 60_000);
});
afterAll(() => opened.close());

type Line = { readonly socket: Socket; readonly acks: number[]; readonly isOpen: () => boolean };

/** A phone that was welcomed, with the codes of its acknowledgements. */
const openLine = async (): Promise<Line> => {
  const socket = connect(opened.door.port, '127.0.0.1');
  await once(socket, 'connect');
  const acks: number[] = [];
  let heard = Buffer.alloc(0);
  let isOpen = true;
  socket.on('data', (chunk) => {
    heard = Buffer.concat([heard, Buffer.from(chunk)]);
    acks.length = 0;
    for (let at = heard.indexOf(Buffer.from([0x82, 18, 2])); at >= 0; at = heard.indexOf(Buffer.from([0x82, 18, 2]), at + 20)) {
      if (at + 20 <= heard.length) acks.push(heard[at + 3] ?? 255);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isOpen = false;
  });
  socket.write(
    'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  await expect.poll(() => heard.includes('101 Switching')).toBe(true);
  socket.write(clientFrame(1, Buffer.from('{"type":"hello"}')));
  await expect.poll(() => heard.includes('"welcome"')).toBe(true);
  return { socket, acks, isOpen: () => isOpen };
};

const time = clientFrame(1, Buffer.from('{"type":"time","ask":1}'));
const pong = clientFrame(10, Buffer.alloc(0));

describe('votes read straight from the line', () => {
  it('are each answered once, however the bytes are cut and whatever comes between them', async () => {
    const pieces = fc.record({
      order: fc.array(fc.constantFrom('vote', 'time', 'pong'), { minLength: 1, maxLength: 8 }),
      cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(pieces, async ({ order, cuts }) => {
        const line = await openLine();
        let sequence = 0;
        const frames = order.map((what) => {
          if (what !== 'vote') return what === 'time' ? time : pong;
          sequence += 1;
          return voteFrame(1, sequence % 2 === 0 ? 1 : 2, sequence);
        });
        const bytes = Buffer.concat(frames);
        for (let at = 0, cut = 0; at < bytes.length; cut += 1) {
          const size = cuts[cut % cuts.length] ?? 1;
          line.socket.write(bytes.subarray(at, at + size));
          await new Promise(setImmediate);
          at += size;
        }
        await expect.poll(() => line.acks.length).toBe(sequence);
        // A vote overtaken before its commit is told so; the last one stands.
        expect(line.acks.at(-1) ?? 0).toBe(0);
        line.socket.destroy();
      }),
      { numRuns: 12 },
    );
  });

  it('never take a fragment, an unmasked or an oversized frame: the library ends those lines', async () => {
    await openPoll(opened.link, 60_000, { pollId: 'pears' });
    const fragment = Buffer.from(voteFrame(2, 1, 0));
    fragment[0] = 0x02;
    const unmasked = Buffer.from(voteFrame(2, 1, 0));
    unmasked[1] = 14;
    const reserved = Buffer.from(voteFrame(2, 1, 0));
    reserved[0] = 0xc2;
    const oversized = Buffer.concat([Buffer.from([0x82, 0x80 | 126, 0x10, 0, 1, 2, 3, 4]), Buffer.alloc(4096)]);
    for (const sent of [Buffer.concat([fragment, voteFrame(2, 1, 0)]), unmasked, reserved, oversized]) {
      const line = await openLine();
      line.socket.write(sent);
      await expect.poll(() => line.isOpen()).toBe(false);
      expect(line.acks).toEqual([]);
    }
    const good = await openLine();
    good.socket.write(voteFrame(2, 1, 0));
    await expect.poll(() => count?.ballots).toBe(1);
    await expect.poll(() => good.acks).toEqual([0]);
    good.socket.destroy();
  });
});
