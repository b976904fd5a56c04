/** What the overlay in a player shows at a moment, and what counts as a viewer's tap. */
import { describe, expect, it } from 'vitest';
import { isOwnTap } from '../../overlays/embed/gesture.ts';
import { createProductHold } from '../../overlays/embed/product-hold.ts';
import { holdOf, whatShows } from '../../overlays/embed/what-shows.ts';
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';

const episode: PhoneEpisode = {
  ...{ activationId: 'act-1', kind: 'live', title: 'An evening', series: 'Evenings', languages: ['en'], ended: false },
  paths: [{ id: 'site', name: 'Site', delay: 18_000 }],
};
const poll: PhonePoll = {
  ...{ number: 1, pollId: 'apples', question: 'Apples?', yea: 'Yea', nay: 'Nay', eligible: true },
  ...{ opensAt: 100_000, endsAt: 130_000, closesAt: 150_000, shown: { from: 100_000, until: 142_000 } },
};
const product = { name: 'Apples', price: 'CNY 49.90', link: 'https://shop.example/' };
const show = (now: number, { polls = [poll], hold = 0 }: { polls?: readonly PhonePoll[]; hold?: number } = {}) =>
  whatShows({ episode, polls, moved: undefined }, product, hold, now);

describe('the overlay', () => {
  it('[F43] shows the vote while it is on, then that it is counted, then what is sold', () => {
    expect(show(99_999).is).toBe('product');
    expect(show(100_000)).toMatchObject({ is: 'vote', moment: 'open', seconds: 30 });
    expect(show(130_000)).toMatchObject({ is: 'vote', moment: 'counting' });
    expect(show(142_000).is).toBe('product');
    expect(whatShows({ episode: null, polls: [poll], moved: undefined }, product, 0, 100_000)).toEqual({ is: 'nothing' });
  });

  it('[F43] shows a result for its time, and a newer vote rather than an older result', () => {
    const over = { ...poll, outcome: { decision: 'yea' as const }, shown: { from: 150_000, until: 195_000 } };
    expect(show(149_999, { polls: [over] }).is).toBe('product');
    expect(show(150_000, { polls: [over] })).toMatchObject({ is: 'result', moment: 'result' });
    const next = { ...poll, number: 2, opensAt: 160_000, endsAt: 190_000, shown: { from: 160_000, until: 202_000 } };
    expect(show(165_000, { polls: [over, next] })).toMatchObject({ is: 'vote', poll: { number: 2 } });
  });

  it('[F43] is held back by as much as the player is later than its path, and gives nobody more time than the door does', () => {
    expect([holdOf(undefined, 18_000), holdOf(12_000, 18_000), holdOf(25_000, 18_000), holdOf(90_000, 0)]).toEqual([0, 0, 7000, 30_000]);
    expect(show(106_999, { hold: 7000 }).is).toBe('product');
    expect(show(107_000, { hold: 7000 })).toMatchObject({ is: 'vote', seconds: 30 });
    expect(show(130_000, { hold: 30_000 })).toMatchObject({ is: 'vote', seconds: 18 });
    const goods = createProductHold();
    goods.heard(product, 1000);
    goods.heard(undefined, 5000);
    expect([goods.at(999), goods.at(1000), goods.at(4999), goods.at(5000)]).toEqual([undefined, product, product, undefined]);
  });
});

it('[F47] only what a person did is a tap', () => {
  expect(isOwnTap({ isTrusted: true }, true)).toBe(true);
  expect(isOwnTap({ isTrusted: true }, undefined)).toBe(true);
  expect(isOwnTap({ isTrusted: false }, true)).toBe(false);
  expect(isOwnTap({ isTrusted: true }, false)).toBe(false);
});
