/** What of its own delivery report a station is told. */
import { expect, it } from 'vitest';
import type { StationDelivery } from '../../server/contract/delivery.ts';
import { forTheStation } from '../../server/core/delivery/report.ts';
import { station } from '../stations/sample-show.ts';

it('[F53, F15] a station with a rule about categories, or without votes, is told of no vote, not even the question', () => {
  const votes = { sharedWith: 0, polls: [{ pollId: 'p1', question: 'Shall we?', votes: 42 }] };
  const delivery = { votes, mutes: [] } as unknown as StationDelivery;
  const told = (changes: Parameters<typeof station>[0]) => forTheStation(delivery, station(changes)).votes.polls.length;
  expect([told({}), told({ withoutCategories: ['fruit'] }), told({ categories: ['fruit'] })]).toEqual([1, 0, 0]);
  expect(told({ excludes: ['vote-bar'] })).toBe(0);
});
