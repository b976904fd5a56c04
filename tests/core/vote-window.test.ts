/** Who may vote when: each path by its own window, and nothing to be gained by a claim. */

import { describe, expect, it } from 'vitest';
import type { PollRules } from '../../server/contract/audience.ts';
import { createWindowTable, decideWindow, graceOf, lastClose, resultDelay, windowOf } from '../../server/core/vote-window.ts';
import { laterPlease } from '../fakes/sample-votes.ts';
import fc from '../run/properties.ts';

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
  ruleVersion: 2,
});
const paths = [
  { path: 'satellite', delay: 0, tolerance: 500 },
  { path: 'site', delay: 30_000, tolerance: 2000 },
];
const hidden = rulesOf('hidden', 1500, paths);
const shown = rulesOf('shown', 1500, paths);
const claimed = (path: string | undefined) => ({ path, proved: false });
const proved = (path: string, named?: string) => ({ path, proved: true, named });
const shared = { pictures: [{ id: 'program', paths: ['satellite', 'site'] }] };

describe('the window of a ballot', () => {
  it('[V4] is that of its path once that is proved: both ends belong to it, a millisecond more does not', () => {
    const site = { opensAt: noon + 28_000, closesAt: noon + 93_500 };
    for (const rules of [hidden, shown]) {
      expect(decideWindow(rules, proved('site'), site.opensAt - 1)).toBe('early');
      expect(decideWindow(rules, proved('site'), site.opensAt)).toBe('in');
      expect(decideWindow(rules, proved('site'), site.closesAt)).toBe('in');
      expect(decideWindow(rules, proved('site'), site.closesAt + 1)).toBe('closed');
    }
  });

  it('[V4] of a path unknown or only claimed, with the split hidden, is the whole time in which anyone may vote', () => {
    const whole = { opensAt: noon - 500, closesAt: noon + 93_500 };
    expect(windowOf(hidden, claimed(undefined))).toEqual({ ...whole, showsAt: noon - 500, endsAt: noon + 90_000 });
    expect(windowOf(hidden, claimed('site'))).toEqual({ ...whole, showsAt: noon + 28_000, endsAt: noon + 90_000 });
    expect(windowOf(hidden, { ...claimed(undefined), named: 'satellite' })).toEqual({
      ...whole,
      showsAt: noon - 500,
      endsAt: noon + 60_000,
    });
  });

  it('[V4] with a live bar is T0 to T1 and the grace for everyone unproved: a claim buys nothing', () => {
    for (const path of [undefined, 'satellite', 'site']) {
      for (const named of [undefined, 'satellite', 'site']) {
        const window = { opensAt: noon, showsAt: noon, endsAt: noon + 60_000, closesAt: noon + 61_500 };
        expect(windowOf(shown, { path, proved: false, named })).toEqual(window);
      }
    }
    expect(windowOf(shown, proved('site'))?.closesAt).toBe(noon + 93_500);
  });

  it('[V23] of paths that share a picture is from the fastest to the slowest; what a viewer names only moves their countdown', () => {
    const rules = { ...shown, ...shared };
    const span = { opensAt: noon - 500, closesAt: noon + 93_500 };
    expect(windowOf(rules, proved('picture:program'))).toEqual({ ...span, showsAt: noon - 500, endsAt: noon + 90_000 });
    expect(windowOf(rules, proved('picture:program', 'satellite'))).toEqual({ ...span, showsAt: noon - 500, endsAt: noon + 60_000 });
    expect(windowOf(rules, proved('satellite'))).toEqual({ ...span, showsAt: noon - 500, endsAt: noon + 60_000 });
    expect(windowOf(rules, proved('site'))).toEqual({ ...span, showsAt: noon + 28_000, endsAt: noon + 90_000 });
    expect(windowOf(rules, proved('site', 'abroad'))).toEqual(windowOf(rules, proved('site')));
  });

  it('[V4] does not exist for a path or a picture that may not vote', () => {
    for (const watching of [claimed('abroad'), proved('abroad'), proved('picture:abroad'), claimed('picture:abroad')]) {
      expect(decideWindow(hidden, watching, noon + 1000)).toBe('not-eligible');
    }
  });

  const some = fc.record({ delay: fc.integer({ min: 0, max: 90_000 }), tolerance: fc.integer({ min: 0, max: 5000 }) });
  /** Any rules: every path is in one of the pictures given, or has its own. */
  const anyRules = fc
    .record({
      split: fc.constantFrom('hidden' as const, 'shown' as const),
      grace: fc.integer({ min: 0, max: 5000 }),
      list: fc.array(some, { minLength: 1, maxLength: 6 }),
      sharing: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    })
    .map(({ split, grace, list, sharing }) => {
      const rules = rulesOf(
        split,
        grace,
        list.map((one, place) => ({ ...one, path: `p${place}` })),
      );
      const ids = rules.windows.map(({ path }) => path);
      const together = ids.filter((_, place) => sharing[place]);
      const alone = ids.filter((_, place) => !sharing[place]).map((id) => ({ id: `of ${id}`, paths: [id] }));
      return { grace, rules: { ...rules, pictures: [...(together.length > 0 ? [{ id: 'program', paths: together }] : []), ...alone] } };
    });

  it('[V4] never outlives the last close, whatever is claimed, and the grace is found again', () => {
    fc.assert(
      fc.property(anyRules, ({ rules, grace }) => {
        expect(graceOf(rules)).toBe(grace);
        for (const path of [undefined, 'picture:program', ...rules.windows.map((window) => window.path)]) {
          for (const isProved of [false, true]) {
            const window = windowOf(rules, { path, proved: isProved });
            if (path === 'picture:program' && !window) continue;
            expect(window?.closesAt).toBeLessThanOrEqual(lastClose(rules));
            expect(window?.opensAt).toBeLessThan(window?.closesAt ?? 0);
          }
        }
      }),
    );
  });

  it('[V4] of three paths of 0, 8 and 25 seconds, and any others, holds the time in which each one’s own picture asks', () => {
    fc.assert(
      fc.property(anyRules, fc.nat(), ({ rules }, rest) => {
        for (const own of rules.windows) {
          const at = own.opensAt + (rest % (own.closesAt - own.opensAt + 1));
          expect(decideWindow(rules, proved(own.path), at)).toBe('in');
          if (rules.split === 'hidden') expect(decideWindow(rules, claimed(own.path), at)).toBe('in');
          expect(windowOf(rules, proved(own.path))?.endsAt).toBe(own.endsAt);
        }
      }),
    );
  });

  it('[V4] is no longer for any claim than for none while the bar is live', () => {
    const claim = fc.constantFrom(undefined, 'p0', 'p1', 'p5', 'abroad', 'picture:program', 'picture:of p0');
    const at = fc.integer({ min: noon - 10_000, max: noon + 200_000 });
    fc.assert(
      fc.property(anyRules, claim, claim, at, ({ rules }, path, named, receivedAt) => {
        const live = { ...rules, split: 'shown' as const };
        const unknown = decideWindow(live, { path: undefined, proved: false }, receivedAt);
        const decision = decideWindow(live, { path, proved: false, named }, receivedAt);
        if (unknown !== 'in') expect(decision).not.toBe('in');
      }),
    );
  });

  it('is the same from the table that a poll keeps for every vote', () => {
    const names = [...Array.from({ length: 6 }, (_, place) => `p${place}`), 'abroad', 'picture:program', 'picture:of p0'];
    const number = fc.integer({ min: 0, max: names.length + 1 });
    const at = fc.integer({ min: noon - 10_000, max: noon + 200_000 });
    fc.assert(
      fc.property(anyRules, fc.array(fc.tuple(number, fc.boolean(), at), { maxLength: 30 }), ({ rules }, asked) => {
        const table = createWindowTable(rules, (one) => names[one]);
        for (const [one, isProved, receivedAt] of asked) {
          const path = names[one];
          const expected = path === undefined ? 'not-eligible' : decideWindow(rules, { path, proved: isProved }, receivedAt);
          expect(table.decide(one, isProved, receivedAt)).toBe(expected);
          expect(table.decide(255, isProved, receivedAt)).toBe(decideWindow(rules, { path: undefined, proved: isProved }, receivedAt));
        }
      }),
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
