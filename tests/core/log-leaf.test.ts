/** The two kinds of leaves of the signed log, byte by byte. */

import { expect, it } from 'vitest';
import { ballotsLeaf, canonicalJson, leavesOf, readLeaf, recordLeaf } from '../../server/core/log-leaf.ts';
import fc from '../run/properties.ts';

it('lays ballots out as the page on recounting says', () => {
  const leaf = ballotsLeaf({ poll: 3, batch: 258, first: 64, receivedAt: 0x0102_0304_0506 }, Uint8Array.of(0, 0, 1, 0, 9, 0b0110, 255, 0));
  expect(Buffer.from(leaf).toString('hex')).toBe('0101000000030000010200000040010203040506000001000906ff00');
  expect(readLeaf(leaf)).toEqual({
    kind: 'ballots',
    poll: 3,
    batch: 258,
    first: 64,
    receivedAt: 0x0102_0304_0506,
    ballots: [{ pass: 256, sequence: 9, choice: 2, tier: 1, path: 255 }],
  });
});

it('[L3] writes a record always with the same bytes, and reads no other spelling of it', () => {
  expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":null,"d":"é"}]}');
  const leaf = recordLeaf({ type: 'void', at: 5, why: '停电' });
  expect(readLeaf(leaf)).toEqual({ kind: 'record', record: { type: 'void', at: 5, why: '停电' } });
  expect(readLeaf(Uint8Array.from([2, 1, ...new TextEncoder().encode('{"type":"void","at":5}')]))).toBeUndefined();
});

it('takes bytes that are no leaf for none, whatever they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const leaf = readLeaf(bytes);
      if (leaf?.kind === 'record') expect([...recordLeaf(leaf.record)]).toEqual([...bytes]);
      if (leaf?.kind === 'ballots') expect((bytes.length - 20) % 8).toBe(0);
    }),
  );
  const whole = ballotsLeaf({ poll: 1, batch: 1, first: 0, receivedAt: 1 }, Uint8Array.of(0, 0, 0, 0, 0, 1, 255, 0));
  for (const [at, byte] of [
    [0, 3],
    [1, 2],
    [25, 3],
    [25, 0x0d],
    [27, 1],
  ] as const) {
    const other = whole.slice();
    other[at] = byte;
    expect(readLeaf(other)).toBeUndefined();
  }
  expect(readLeaf(whole.slice(0, -1))).toBeUndefined();
});

it('makes one leaf of up to 64 ballots', () => {
  expect([8, 64 * 8, 65 * 8, 128 * 8, 129 * 8].map(leavesOf)).toEqual([1, 1, 2, 2, 3]);
});
