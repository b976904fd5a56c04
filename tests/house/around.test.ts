/** How the stations do is looked at once for each beat, whoever asks and however often. */
import { expect, it, vi } from 'vitest';
import { type Edges, openAround } from '../../server/around.ts';
import { handClock } from '../fakes/hand-clock.ts';

it('a take between two beats finds the stations as the last beat had them looked at, and looks at none', () => {
  const rows = vi.fn(() => []);
  const edges = { stations: { rows } } as unknown as Edges;
  const clock = handClock(1_764_734_400_000);
  const given = { catalogue: { shops: [] }, clock, keys: {}, stationKeys: {}, overlayUrl: () => null };
  const { around, lookAgain } = openAround(edges, given as unknown as Parameters<typeof openAround>[1]);
  const [first, again] = [around().stations, around().stations];
  expect(again).toBe(first);
  expect(rows).toHaveBeenCalledTimes(1);
  lookAgain();
  expect(rows).toHaveBeenCalledTimes(1);
  expect([around().stations, around().stations]).toHaveLength(2);
  expect(rows).toHaveBeenCalledTimes(2);
});
