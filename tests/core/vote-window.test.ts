/** Who may vote when: each path by its own window, and nothing to be gained by a claim. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PollRules } from '../../server/contract/audience.ts';
import { decideWindow, graceOf, lastClose, resultDelay, windowOf } from '../../server/core/vote-window.ts';
import { laterPlease } from '../fakes/sample-votes.ts';

const noon = 1_796_000_000_000;
type Path = { path: string; delay: number; tolerance: number };

/** T0 is noon, T1 a minute later. */
const rulesOf = (split: 'hidden' | 'shown', grace: number, paths: readonly Path[]): PollRules => ({
  pollId: 'eggs',
  activationId: 'a',
  question: 'Eggs?',
  yea: 'Yea',
  nay: 'Nay',
  opensAt: noon,
  endsAt: noon + 60_000,
  windows: paths.map(({ path, delay, tolerance }) => ({
    path,
    delay,
    opensAt: noon + delay - tolerance,
    endsAt: noon + 60_000 + delay,
    closesAt: noon + 60_000 + delay + tolerance + grace,
  })),
  split,
  quorum: 0,
  tie: 'nay',
  contingency: laterPlease,
  pictures: paths.map(({ path }) => ({ id: path, paths: [path] })),
  openEnded: false,
  ruleVersion: 1,
});
const paths = [
  { path: 'satellite', delay: 0, tolerance: 500 },
  { path: 'site', delay: 30_000, tolerance: 2000 },
];
const hidden = rulesOf('hidden', 1500, paths);
const shown = rulesOf('shown', 1500, paths);
const claimed = (path: string | undefined) => ({ path, proved: false });

describe('the window of a ballot', () => {
  it('[V4] is that of its path: both ends belong to it, a millisecond more does not', () => {
    const site = { opensAt: noon + 28_000, closesAt: noon + 93_500 };
    expect(decideWindow(hidden, claimed('site'), site.opensAt - 1)).toBe('early');
    expect(decideWindow(hidden, claimed('site'), site.opensAt)).toBe('in');
    expect(decideWindow(hidden, claimed('site'), site.closesAt)).toBe('in');
    expect(decideWindow(hidden, claimed('site'), site.closesAt + 1)).toBe('closed');
  });

  it('[V4] of an unknown path, with the split hidden, is the whole time in which anyone may vote', () => {
    expect(windowOf(hidden, claimed(undefined))).toEqual({ opensAt: noon - 500, endsAt: noon + 90_000, closesAt: noon + 93_500 });
  });

  it('[V4] with a live bar is T0 to T1 and the grace for everyone unproved: a claim buys nothing', () => {
    for (const path of [undefined, 'satellite', 'site']) {
      expect(windowOf(shown, claimed(path))).toEqual({ opensAt: noon, endsAt: noon + 60_000, closesAt: noon + 61_500 });
    }
    expect(windowOf(shown, { path: 'site', proved: true })?.closesAt).toBe(noon + 93_500);
  });

  it('[V4] does not exist for a path that may not vote', () => {
    expect(decideWindow(hidden, claimed('abroad'), noon + 1000)).toBe('not-eligible');
  });

  it('[V4] never outlives the last close, whatever is claimed, and the grace is found again', () => {
    const some = fc.record({ delay: fc.integer({ min: 0, max: 90_000 }), tolerance: fc.integer({ min: 0, max: 5000 }) });
    fc.assert(
      fc.property(
        fc.constantFrom('hidden', 'shown'),
        fc.integer({ min: 0, max: 5000 }),
        fc.array(some, { minLength: 1, maxLength: 6 }),
        (split, grace, list) => {
          const rules = rulesOf(
            split as 'hidden' | 'shown',
            grace,
            list.map((one, place) => ({ ...one, path: `p${place}` })),
          );
          expect(graceOf(rules)).toBe(grace);
          for (const path of [undefined, ...rules.windows.map((window) => window.path)]) {
            for (const proved of [false, true]) {
              const window = windowOf(rules, { path, proved });
              expect(window?.closesAt).toBeLessThanOrEqual(lastClose(rules));
              expect(window?.opensAt).toBeLessThan(window?.closesAt ?? 0);
            }
          }
        },
      ),
    );
  });

  it('[V10] a result reaches an unknown path when the slowest picture has it', () => {
    expect(resultDelay('site', { satellite: 0, site: 30_000 })).toBe(30_000);
    expect(resultDelay('satellite', { satellite: 0, site: 30_000 })).toBe(0);
    expect(resultDelay(undefined, { satellite: 0, site: 30_000 })).toBe(30_000);
    expect(resultDelay('made-up', { satellite: 0, site: 30_000 })).toBe(30_000);
    expect(resultDelay(undefined, {})).toBe(0);
  });
});
