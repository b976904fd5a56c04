/** Where a returning reader goes on. */

import { expect, it } from 'vitest';
import { eventRing } from '../../server/stations/event-ring.ts';
import fc from '../run/properties.ts';

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

it('[F1] knows nothing of an id of another life, of another shape or of no shape', () => {
  const ring = filled('e1', 10, 5);
  expect(['e2-3', 'e1', 'e1-', '-3', '', 'e1-x', 'e1-3x', 'e1--1', 'e1-99999999999999999999'].map(ring.after)).toEqual(
    Array(9).fill(undefined),
  );
});
