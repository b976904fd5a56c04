/** What looks wrong in the course of a vote, and what only looks busy. */

import { describe, expect, it } from 'vitest';
import type { PollRules } from '../../server/contract/audience.ts';
import { createPollWatch } from '../../server/core/anomalies.ts';
import { createPassWatch } from '../../server/core/pass-watch.ts';
import { rulesOf } from '../fakes/late-paths.ts';
import fc from '../run/properties.ts';

const noon = 1_796_000_000_000;
const length = 120_000;
const satellite = { id: 'satellite', delay: 0 };
const rules = (more: Partial<PollRules> = {}): PollRules => rulesOf(noon, length, [satellite], more);
const kinds = (found: readonly { kind: string }[]) => found.map((one) => one.kind);

/** So many votes a second, from everywhere, evenly. */
const crowd = (watch: ReturnType<typeof createPollWatch>, from: number, to: number, perSecond: number): void => {
  for (let at = from, place = 1; at < to; at += 1000 / perSecond, place += 1) watch.saw(at, place, undefined);
};

describe('the course of a vote', () => {
  it('is nothing to speak of while people answer what is on air: many at first, fewer later, more at a warning', () => {
    const watch = createPollWatch(rules());
    crowd(watch, noon + 300, noon + 10_000, 2000);
    crowd(watch, noon + 10_000, noon + length - 30_000, 100);
    crowd(watch, noon + length - 30_000, noon + length - 25_000, 1500);
    crowd(watch, noon + length - 25_000, noon + length, 100);
    expect(watch.look(noon + length)).toEqual([]);
  });

  it('[V30] is a burst when far more come in a second than before, with nothing on air to explain it', () => {
    const watch = createPollWatch(rules());
    crowd(watch, noon + 300, noon + 10_000, 2000);
    crowd(watch, noon + 10_000, noon + 60_000, 100);
    crowd(watch, noon + 40_000, noon + 42_000, 900);
    const found = watch.look(noon + 60_000);
    expect(found).toMatchObject([{ kind: 'burst', key: expect.any(String), span: { from: expect.any(Number), to: expect.any(Number) } }]);
    expect(found[0]?.votes).toBeGreaterThan(1500);
    expect(found[0]?.votes).toBeLessThan(2100);
    expect(found[0]?.span?.from).toBeGreaterThanOrEqual(noon + 38_500);
    expect(found[0]?.span?.to).toBeLessThanOrEqual(noon + 43_500);
    expect(found[0]?.message).toMatchObject({ zh: expect.stringContaining('票'), en: expect.stringContaining('votes') });
    expect(watch.look(noon + 61_000)).toEqual(found);
  });

  it('[V30] is from one place when a large share comes from one network, however it is spread in time', () => {
    const watch = createPollWatch(rules());
    crowd(watch, noon + 300, noon + 9000, 200);
    for (let vote = 0; vote < 500; vote += 1) watch.saw(noon + 2300 + vote * 7, 77_777, undefined);
    const found = watch.look(noon + 9000);
    expect(found).toMatchObject([{ kind: 'one-place', votes: 500 }]);
    expect(found[0]?.span?.from).toBeGreaterThan(noon + 1300);
    expect(found[0]?.span?.from).toBeLessThanOrEqual(noon + 2300);
    expect(found[0]?.span?.to).toBeGreaterThanOrEqual(noon + 2300 + 499 * 7);
    expect(found[0]?.span?.to).toBeLessThan(noon + 2300 + 500 * 7 + 1000);
  });

  it('[V30] says of all that makes votes doubtful from when to when they came, to the second', () => {
    const vote = fc.record({
      after: fc.integer({ min: -500, max: length + 2000 }),
      place: fc.constantFrom(0, 5, 6),
      regular: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(vote, { minLength: 20, maxLength: 40 }), (votes) => {
        const watch = createPollWatch(rules());
        const voted = (place: number): number[] => votes.filter((one) => one.place === place).map(({ after }) => noon + after);
        const regular = votes.filter((one) => one.regular).map(({ after }) => noon + after);
        // Forty times each: enough to be looked at.
        for (const { after, place, regular: isRegular } of votes)
          for (let copy = 0; copy < 40; copy += 1) watch.saw(noon + after, place, isRegular ? noon + after - 1500 : undefined);
        for (const { key, votes: many, span } of watch.look(noon + length + 3000)) {
          expect(many).toBeGreaterThan(0);
          if (span === undefined) throw new Error(`${key} does not say when.`);
          const times = key === 'regular' ? regular : key.startsWith('place') ? voted(Number(key.slice(6))) : [];
          for (const end of [Math.min(...times), Math.max(...times)].filter(Number.isFinite)) {
            expect(end).toBeGreaterThanOrEqual(span.from);
            expect(end).toBeLessThanOrEqual(span.to);
          }
          if (times.length > 0) expect(span.to - span.from).toBeLessThan(Math.max(...times) - Math.min(...times) + 2000);
        }
        expect(kinds(watch.look(noon + length + 3000)).includes('one-place')).toBe([5, 6].some((place) => voted(place).length * 40 >= 300));
      }),
    );
  });

  it('does not suspect a place for a few votes, nor this machine itself', () => {
    const watch = createPollWatch(rules());
    for (let vote = 0; vote < 200; vote += 1) watch.saw(noon + 1000 + vote * 31, 9, undefined);
    for (let vote = 0; vote < 5000; vote += 1) watch.saw(noon + 1000 + vote, 0, undefined);
    expect(watch.look(noon + 9000)).toEqual([]);
  });

  it('is too quick when many come before anyone can have seen the button', () => {
    const opensAt = rules().windows[0]!.opensAt;
    const watch = createPollWatch(rules());
    for (let vote = 0; vote < 300; vote += 1) watch.saw(opensAt + (vote % 100), vote, undefined);
    crowd(watch, opensAt + 400, opensAt + 2000, 500);
    expect(watch.look(opensAt + 1500)).toEqual([]);
    expect(watch.look(opensAt + 2100)).toMatchObject([{ kind: 'timing', votes: 300, span: { from: opensAt, to: opensAt + 120 } }]);
  });

  it('is too regular when new passes all vote the same time after they came', () => {
    const people = createPollWatch(rules());
    for (let vote = 0; vote < 2000; vote += 1) people.saw(noon + vote * 40, vote, noon + vote * 40 - 1000 - ((vote * 7919) % 12_000));
    expect(kinds(people.look(noon + 90_000))).not.toContain('timing');
    const machines = createPollWatch(rules());
    for (let vote = 0; vote < 400; vote += 1) machines.saw(noon + vote * 200, vote, noon + vote * 200 - 1500 - (vote % 15));
    const [found] = machines.look(noon + 90_000);
    expect(found).toMatchObject({ kind: 'timing', votes: 400, message: { en: expect.stringContaining('1.5 s') } });
    expect(found?.span?.from).toBeLessThanOrEqual(noon);
    expect(found?.span?.to).toBeGreaterThanOrEqual(noon + 399 * 200);
    expect(found?.span?.to).toBeLessThan(noon + 399 * 200 + 1000);
  });

  it('goes on when the poll is extended, and never holds more than its own time', () => {
    const watch = createPollWatch(rules());
    watch.adopt(rulesOf(noon, length + 60_000, [satellite]));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(), (at, place) => {
        watch.saw(noon + at, place, noon);
      }),
    );
    expect(watch.look(noon + length).length).toBeLessThan(50);
  });
});

describe('how passes are asked for', () => {
  it('is nothing to speak of when they come from everywhere, however many', () => {
    const watch = createPassWatch(noon);
    for (let pass = 0; pass < 20_000; pass += 1) watch.gave(pass + 1);
    expect(watch.look(noon + 1000, 0, 0)).toEqual([]);
  });

  it('is a flood when one network takes a large part, or many are refused or let in unasked within a minute', () => {
    const watch = createPassWatch(noon);
    for (let pass = 0; pass < 600; pass += 1) watch.gave(5);
    expect(watch.look(noon + 1000, 0, 0)).toMatchObject([{ kind: 'passes', votes: 0 }]);
    expect(watch.look(noon + 61_000, 0, 0)).toHaveLength(1);
    expect(watch.look(noon + 62_000, 120, 0)).toMatchObject([{ kind: 'passes', message: { en: expect.stringContaining('120') } }]);
    expect(watch.look(noon + 63_000, 120, 130)).toHaveLength(2);
    expect(watch.look(noon + 122_000, 120, 130)).toHaveLength(2);
    expect(watch.look(noon + 123_000, 120, 130)).toEqual([]);
  });
});
