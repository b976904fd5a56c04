import { expect, it } from 'vitest';
import { nextTry, outcomeOf, triedFor, waitAfter } from '../../server/core/webhook-tries.ts';
import fc from '../run/properties.ts';

it('[F36] waits longer after each try, never over a minute, and never under half of that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
      const wait = waitAfter(tries, chance);
      expect(wait).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** Math.min(tries - 1, 20)));
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(waitAfter(tries + 1, 0)).toBeGreaterThanOrEqual(waitAfter(tries, 0));
    }),
  );
});

it('[F36] gives a message up after ten minutes of tries, not before', () => {
  let [now, tries] = [0, 0];
  for (let at: number | undefined = 0; at !== undefined; at = nextTry(0, now, tries, 0)) {
    now = at;
    tries += 1;
  }
  expect(now).toBeGreaterThan(triedFor - 61_000);
  expect(now).toBeLessThanOrEqual(triedFor);
  expect(tries).toBeLessThan(25);
});

it('[F36] takes only a 2xx for taken, a 410 for the end, and everything else, a redirect too, for another try', () => {
  expect([200, 204, 299].map((status) => outcomeOf({ status }))).toEqual(['taken', 'taken', 'taken']);
  expect(outcomeOf({ status: 410 })).toBe('gone');
  expect([301, 307, 308, 400, 404, 429, 500, 503].map((status) => outcomeOf({ status }))).toEqual(Array(8).fill('again'));
  expect(outcomeOf({ problem: 'refused' })).toBe('again');
});
