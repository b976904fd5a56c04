/** Where a returning reader goes on. */

import { expect, it } from 'vitest';
import { eventRing } from '../../server/stations/event-ring.ts';
import fc from '../run/properties.ts';

const said = (n: number) => ({ type: 'graphics' as const, onAirAt: n, data: [n] });

const filled = (epoch: string, size: number, events: number) => {
  const ring = eventRing(epoch, size);
  for (let n = 0; n < events; n += 1) ring.add({ type: 'graphics', onAirAt: n, data: n });
  return ring;
};

it('[F1] gives a returning reader exactly what it missed, in order, or nothing to go by when that is gone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), fc.nat(70), (size, events, last) => {
      const missed = filled('e-1', size, events).after(`e-1-${last}`);
      const isKnown = last <= events && events - last <= size;
      expect(missed?.map(({ id }) => id)).toEqual(
        isKnown ? Array.from({ length: events - last }, (_, n) => `e-1-${last + n + 1}`) : undefined,
      );
    }),
  );
});

it('[F33] goes on from any id of earlier lives and of this one as from one unbroken chain', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 90 }), lengths, fc.nat(30), (size, from, lives, own) => {
      // The first of them is known from somewhere in its middle.
      const earlier = lives.flatMap((length, life) =>
        Array.from({ length }, (_, n) => n + (life === 0 ? from : 1)).map((n) => ({ ...said(n), id: `e${life}-${n}` })),
      );
      const ring = eventRing('now', size, earlier);
      const told = [...earlier, ...Array.from({ length: own }, (_, n) => ring.add(said(n)))];
      const kept = told.slice(-size);
      expect(ring.sequence()).toBe(own);
      expect(ring.lastId()).toBe(told.at(-1)?.id ?? 'now-0');
      for (const [place, { id }] of told.entries()) {
        const isKept = place >= told.length - kept.length;
        expect(ring.find(id)).toEqual(isKept ? told[place] : undefined);
        expect(ring.after(id)).toEqual(place >= told.length - kept.length - 1 ? told.slice(place + 1) : undefined);
      }
      const before = kept.length < told.length ? told.at(-kept.length - 1)?.id : earlier.length > 0 ? `e0-${from - 1}` : 'now-0';
      expect(ring.after(before ?? '')).toEqual(kept);
    }),
  );
});

it('[F42] keeps of an event what it says and nothing of its own, and says it to whoever returns', () => {
  const [change, rings] = [{ type: 'graphics' as const, onAirAt: 7, data: [{ n: 1 }] }, ['a', 'b'].map((epoch) => eventRing(epoch, 5))];
  for (const ring of rings) ring.add(change);
  const returned = rings.map((ring) => ring.after(`${ring.lastId().split('-')[0]}-0`)?.[0]);
  expect(returned).toEqual([
    { id: 'a-1', ...change },
    { id: 'b-1', ...change },
  ]);
  expect(returned.every((event) => event?.data === change.data)).toBe(true);
});

it('[F1] knows nothing of an id of another life, of another shape or of no shape', () => {
  const ring = filled('e1', 10, 5);
  expect(['e2-3', 'e1', 'e1-', '-3', '', 'e1-x', 'e1-3x', 'e1--1', 'e1-99999999999999999999'].map(ring.after)).toEqual(
    Array(9).fill(undefined),
  );
});
