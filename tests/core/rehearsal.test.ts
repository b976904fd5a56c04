/** What only a rehearsal can do: begin further down, have a simulated crowd, end in one press. */

import { describe, expect, it } from 'vitest';
import { type RehearsalObstacle, rehearsalObstacle } from '../../server/contract/rehearsal.ts';
import { seconds } from '../../server/contract/units.ts';
import type { Phase } from '../../server/contract/views.ts';
import { logText } from '../../server/core/log-text.ts';
import { rundownRows } from '../../server/core/operator-view.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { phaseOf } from '../../server/core/show.ts';
import * as timing from '../../server/core/timing.ts';
import fc from '../run/properties.ts';
import { Evening } from './evening.ts';
import { aPlan, segment } from './plans.ts';

const crowd = { viewers: 40, yea: 70, orders: 6 };

/** A rehearsal in preflight, Mei in the chair. */
const rehearsal = (plan = aPlan()): Evening => {
  const evening = new Evening({ ...plan, startsWithFirstTake: true });
  evening.world = { kind: 'rehearsal' };
  evening.ask('episode.preflight', {});
  evening.ask('chair.take', {});
  return evening;
};
const from = (segmentId: string): Evening => {
  const evening = rehearsal();
  evening.ask('rehearsal.from', { segmentId });
  return evening;
};
const stateOf = (evening: Evening) => Object.fromEntries(rundownRows(evening.context, evening.now).map(({ id, state }) => [id, state]));

describe('a rehearsal that begins further down', () => {
  it('[R4] has the chosen segment next, and takes those before as played: none of them ran', () => {
    const evening = from('guest');
    expect(stateOf(evening)).toMatchObject({ opening: 'left-out', apples: 'left-out', guest: 'next', oranges: 'later' });
    const rows = rundownRows(evening.context, evening.now);
    expect(rows.filter(({ asPlayed }) => asPlayed).map(({ id }) => id)).toEqual(['opening', 'apples']);
    expect(rows.map(({ actual }) => actual)).toEqual(rows.map(() => null));
    expect(evening.context.runs).toEqual([]);
  });

  it('[R4] says of votes before it that they are not asked, and of those to come nothing', () => {
    const rows = pollRows(from('guest').show, 0);
    expect(rows.map(({ id, notAsked }) => [id, notAsked ?? false])).toEqual([
      ['apples', true],
      ['oranges', false],
    ]);
  });

  it('[R4] stands on time at its first take, as far from the hard out as it would be then', () => {
    const evening = from('guest');
    expect(timing.overUnder(evening.context, evening.now)).toBe(0);
    evening.ask('episode.ready', {});
    evening.take();
    expect(evening.onAir).toBe('guest');
    expect(timing.overUnder(evening.context, evening.now)).toBe(0);
    expect(timing.plannedStart(evening.context, evening.now)).toBe(evening.now - seconds(180));
    expect(timing.hardOut(evening.context, evening.now)).toBe(evening.now + seconds(360));
    evening.wait(190);
    expect(timing.overUnder(evening.context, evening.now)).toBe(seconds(10));
  });

  it('[R4] may be moved before the first take, back to the beginning too, and not after it', () => {
    const evening = from('guest');
    evening.ask('rehearsal.from', { segmentId: 'oranges' });
    expect(evening.context.placed).toMatchObject({ from: 'oranges', passed: ['opening', 'apples', 'guest'] });
    evening.ask('rehearsal.from', { segmentId: 'opening' });
    expect([evening.context.placed, evening.context.next]).toEqual([null, 'opening']);
    evening.ask('episode.ready', {});
    evening.take();
    expect(evening.ask('rehearsal.from', { segmentId: 'oranges' })).toBe('wrong-phase');
  });

  it('[R4] does not count what is skipped, and begins with nothing that is skipped, on the bench or unknown', () => {
    const evening = rehearsal();
    evening.ask('segment.skip', { segmentId: 'apples', skipped: true });
    for (const segmentId of ['apples', 'spare', 'nobody']) expect(evening.ask('rehearsal.from', { segmentId })).toBeTypeOf('string');
    evening.ask('rehearsal.from', { segmentId: 'guest' });
    expect(evening.context.placed).toEqual({ from: 'guest', passed: ['opening'], lasted: seconds(60) });
    // A skipped segment of two minutes is two minutes under, as on the evening itself.
    expect(timing.overUnder(evening.context, evening.now)).toBe(-seconds(120));
  });

  it('[R4] is on time wherever it begins, and a part of it that has run is no part that is taken as played', () => {
    const lengths = fc.array(fc.integer({ min: 5, max: 300 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.nat(), (planned, place) => {
        const segments = planned.map((length, index) => segment(`s${index}`, length));
        const evening = rehearsal(aPlan({ segments, bench: [], polls: [] }));
        const segmentId = `s${place % planned.length}`;
        evening.ask('rehearsal.from', { segmentId });
        evening.ask('episode.ready', {});
        evening.take();
        expect([evening.onAir, timing.overUnder(evening.context, evening.now)]).toEqual([segmentId, 0]);
        const { plannedStart } = rundownRows(evening.context, evening.now).find(({ id }) => id === segmentId) ?? {};
        expect(plannedStart).toBe(evening.now);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a simulated crowd', () => {
  it('[R5] comes, is changed, goes, and is remembered to have been here', () => {
    const evening = rehearsal();
    evening.ask('rehearsal.crowd', { crowd });
    expect(evening.context.crowd).toEqual(crowd);
    evening.ask('rehearsal.crowd', { crowd: { ...crowd, yea: 10 } });
    expect(evening.context.crowd).toEqual({ ...crowd, yea: 10 });
    evening.ask('rehearsal.crowd', { crowd: null });
    expect([evening.context.crowd, evening.context.hadCrowd]).toEqual([null, true]);
  });

  it('[R5] of nobody is nobody', () => {
    const evening = rehearsal();
    evening.ask('rehearsal.crowd', { crowd: { viewers: 0, yea: 50, orders: 0 } });
    expect([evening.context.crowd, evening.context.hadCrowd]).toEqual([null, false]);
  });

  it('[R5] ends with the rehearsal', () => {
    const evening = rehearsal();
    evening.ask('rehearsal.crowd', { crowd });
    evening.ask('episode.end', {});
    expect(evening.context.crowd).toBeNull();
    expect(evening.ask('rehearsal.crowd', { crowd })).toBe('wrong-phase');
  });

  it('[R5] stands in the log as simulated', () => {
    expect(logText({ type: 'crowd.came', ...crowd }, aPlan())).toMatchObject({ en: 'SIMULATED: 40 viewers (70 % yea), 6 orders a minute' });
  });
});

it('[R7] ends by one press, with an open vote and without the chair', () => {
  const evening = rehearsal();
  evening.ask('episode.ready', {});
  evening.take();
  evening.ask('poll.open', { pollId: 'apples' });
  expect(evening.context.polls.apples?.phase).toBe('open');
  expect(evening.ask('episode.end', {})).toBe('wrong-phase');
  evening.world = { kind: 'rehearsal', who: { id: 'jun', name: 'Jun' } };
  evening.ask('rehearsal.end', {});
  expect([phaseOf(evening.show), evening.context.polls.apples?.phase]).toEqual(['ended', 'void']);
});

it('[R7] ends also while the phones’ door has not said whether it has a vote that was called', () => {
  const evening = rehearsal();
  evening.door = 'silent';
  evening.ask('episode.ready', {});
  evening.take();
  evening.ask('poll.open', { pollId: 'apples' });
  expect(evening.context.polls.apples).toMatchObject({ phase: 'armed', called: {} });
  evening.ask('rehearsal.end', {});
  expect([phaseOf(evening.show), evening.context.polls.apples?.phase]).toEqual(['ended', 'void']);
});

it('[R3] an evening in earnest refuses all that is for rehearsals', () => {
  const evening = rehearsal();
  evening.world = { kind: 'live' };
  expect(evening.ask('rehearsal.from', { segmentId: 'guest' })).toBe('wrong-phase');
  expect(evening.ask('rehearsal.crowd', { crowd })).toBe('wrong-phase');
  expect(evening.ask('rehearsal.end', {})).toBe('wrong-phase');
});

describe('no rehearsal may begin', () => {
  const when = (kind: 'live' | 'rehearsal' | null, phase: Phase) => rehearsalObstacle({ kind, phase, polls: [{ phase: 'idle' }] });

  it.each([
    ['live', 'preflight', 'made-ready'],
    ['live', 'ready', 'made-ready'],
    ['live', 'live', 'on-air'],
    ['live', 'frozen', 'on-air'],
    ['live', 'break', 'on-air'],
    ['rehearsal', 'live', 'on-air'],
  ] as const)('[R8] while a %s episode is in %s', (kind, phase, why) => {
    expect(when(kind, phase)).toBe(why);
  });

  it.each([
    [null, 'off'],
    ['live', 'ended'],
    ['rehearsal', 'ended'],
    ['rehearsal', 'preflight'],
    ['rehearsal', 'ready'],
  ] as const)('[R8] but may after all else: %s, %s', (kind, phase) => {
    expect(when(kind, phase)).toBeNull();
  });

  it.each([
    ['open', 'vote-waits'],
    ['closing', 'vote-waits'],
    ['counting', 'vote-waits'],
    ['verified', 'vote-waits'],
    ['revealed', null],
    ['deferred', null],
    ['void', null],
  ] as const)('[R8] after the evening, with a vote that is %s: %s', (phase, why: RehearsalObstacle | null) => {
    expect(rehearsalObstacle({ kind: 'live', phase: 'ended', polls: [{ phase }] })).toBe(why);
  });
});
