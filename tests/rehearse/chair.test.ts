/** What the simulated chair does next, from what every control room sees. */
import { describe, expect, it } from 'vitest';
import { type Desk, nextDeed } from '../../server/cli/rehearse/chair.ts';
import type { CueRow, OperatorView, PollRow, SegmentRow } from '../../server/contract/views.ts';
import type { PlannedSegment } from '../../server/core/plan.ts';
import { aPlan, cue, eight, plus, segment } from '../core/plans.ts';
import { sampleGuests } from '../fakes/sample-rundown.ts';
import { sampleView } from '../fakes/sample-view.ts';
import { allOf, undecided } from '../fakes/sample-votes.ts';

const segments = [
  segment('vote', 60, { kind: 'vote', poll: 'apples', guest: 'lin' }),
  segment('result', 20, {
    kind: 'result',
    poll: 'apples',
    branch: { poll: 'apples', yea: 'order', nay: 'after' },
    cues: [cue('say', 'graphic', '+0:03', { graphic: 'result', poll: 'apples' })],
  }),
  segment('order', 30),
  segment('after', 30),
];
const plan = aPlan({ segments });
const runId = 'run-1';

const rows = (on: string): readonly SegmentRow[] => {
  const at = segments.findIndex(({ id }) => id === on);
  return segments.map((one: PlannedSegment, n) => ({
    id: one.id,
    title: one.id,
    kind: one.kind,
    state: n < at ? 'done' : n === at ? 'on-air' : n === at + 1 ? 'next' : 'later',
    planned: one.planned,
    min: one.min,
    max: one.max,
    plannedStart: null,
    expectedStart: null,
    actual: null,
    cutBy: 'either',
    ...(one.poll === undefined ? {} : { pollId: one.poll }),
  }));
};

const poll = (phase: PollRow['phase'], more: Partial<PollRow> = {}): PollRow => ({
  id: 'apples',
  question: 'Apples?',
  yea: 'Yea',
  nay: 'Nay',
  phase,
  opensAt: eight,
  endsAt: plus(30),
  lastCloseAt: plus(50),
  earliestReveal: plus(50),
  split: 'hidden',
  quorum: 0,
  ...undecided,
  counted: null,
  decision: null,
  verifiedBy: null,
  reason: null,
  branch: null,
  ...more,
});

const counted: PollRow['counted'] = {
  pollId: 'apples',
  activationId: 'a',
  revision: 3,
  yea: 7,
  nay: 5,
  perPath: {},
  perTier: allOf(7, 5),
  ballots: 14,
  at: plus(51),
  final: true,
};

const cueRow = (more: Partial<CueRow>): CueRow => ({
  id: 'say',
  kind: 'graphic',
  trigger: '+0:03',
  state: 'waiting',
  firesAt: plus(3),
  endsAt: null,
  what: 'Result',
  ...more,
});

/** At the desk while `on` has been on air for `into` seconds. */
const desk = (on: string, into: number, over: Partial<OperatorView> = {}, settled: readonly string[] = []): Desk => {
  const row = segments.find(({ id }) => id === on)!;
  const rundown = rows(on);
  const view: OperatorView = {
    ...sampleView(eight),
    at: plus(into),
    phase: 'live',
    onAir: { runId, segmentId: on, startedAt: eight, endsAt: eight + row.planned, frozen: 0, shotId: 'desk', slate: null },
    nextSegmentId: rundown.find(({ state }) => state === 'next')?.id ?? null,
    rundown,
    cues: [],
    polls: [],
    guests: [],
    ...over,
  };
  return { plan, view, now: plus(into), run: { runId, extras: [] }, isSettled: (name) => settled.includes(name) };
};
const deed = (...args: Parameters<typeof desk>) => nextDeed(desk(...args))?.command;

describe('the chair of a rehearsal', () => {
  it('takes the next segment when the planned end has come, and not before', () => {
    expect(deed('order', 29.9)).toBeUndefined();
    expect(deed('order', 30.1)).toEqual({ type: 'segment.take', believesOnAir: runId, believesNext: 'after' });
  });

  it('ends the episode after the last one', () => {
    expect(deed('after', 30.1)).toEqual({ type: 'episode.end' });
  });

  it('waits for a cue that is due at the end', () => {
    const cues = [cueRow({ id: 'last', firesAt: plus(30) })];
    expect(deed('order', 30.1, { cues })).toBeUndefined();
    expect(deed('order', 33, { cues })).toMatchObject({ type: 'segment.take' });
  });

  it('never takes away from a vote whose result the next segment shows', () => {
    for (const phase of ['open', 'closing', 'counting'] as const) expect(deed('vote', 61, { polls: [poll(phase)] })).toBeUndefined();
    expect(deed('vote', 61, { polls: [poll('verified', { counted })] })).toMatchObject({ type: 'segment.take' });
  });

  it('goes on from a vote that never opened', () => {
    expect(deed('vote', 61, { polls: [poll('armed')] })).toMatchObject({ type: 'segment.take' });
  });

  it('holds the segment for a vote that is being opened, and gives it up after a while', () => {
    const polls = [poll('armed', { calledAt: plus(59), opensAt: null, endsAt: null, lastCloseAt: null })];
    expect(deed('vote', 61, { polls })).toBeUndefined();
    expect(deed('vote', 90, { polls })).toMatchObject({ type: 'poll.void', pollId: 'apples' });
  });

  it('verifies the count it sees', () => {
    const polls = [poll('counting', { counted, decision: 'yea' })];
    expect(deed('vote', 55, { polls })).toEqual({ type: 'poll.verify', pollId: 'apples', saw: { yea: 7, nay: 5 } });
  });

  it('waits for the final count, and defers a vote that too few took part in', () => {
    expect(deed('vote', 55, { polls: [poll('counting')] })).toBeUndefined();
    expect(deed('vote', 55, { polls: [poll('counting', { counted })] })).toMatchObject({ type: 'poll.defer' });
  });

  it('reveals in the segment made for it, when its cue has said so', () => {
    const polls = [poll('verified', { counted, decision: 'yea' })];
    expect(deed('vote', 55, { polls })).toBeUndefined();
    expect(deed('result', 2, { polls, cues: [cueRow({ firesAt: plus(3) })] })).toBeUndefined();
    expect(deed('result', 4, { polls, cues: [cueRow({ state: 'on', firesAt: null })] })).toEqual({ type: 'poll.reveal', pollId: 'apples' });
  });

  it('decides a tie that is the chair’s to decide', () => {
    const polls = [poll('verified', { counted, decision: 'chair' })];
    expect(deed('result', 4, { polls })).toMatchObject({ type: 'poll.reveal', chairSays: 'yea' });
  });

  it('confirms where the result leads before it takes on', () => {
    const polls = [poll('revealed', { counted, decision: 'nay', branch: { to: 'after', confirmed: false } })];
    expect(deed('result', 21, { polls })).toEqual({ type: 'branch.confirm', pollId: 'apples', to: 'after' });
    expect(deed('result', 21, { polls }, ['branch apples'])).toMatchObject({ type: 'segment.take' });
  });

  it('gives up a vote whose count does not come', () => {
    expect(deed('vote', 60 + 26, { polls: [poll('counting')] })).toMatchObject({ type: 'poll.defer' });
    expect(deed('vote', 60 + 26, { polls: [poll('closing')] })).toMatchObject({ type: 'poll.void' });
  });

  it('brings the guest on with their segment, and off with the next', () => {
    const { productId: _, ...guest } = { ...sampleGuests(eight)[2]!, id: 'lin', onSince: null };
    const guests = (phase: 'ready' | 'on') => [{ ...guest, phase }];
    expect(deed('vote', 0, { guests: guests('ready') })).toEqual({ type: 'guest.move', guestId: 'lin', to: 'on' });
    expect(deed('vote', 0, { guests: guests('on') })).toBeUndefined();
    expect(deed('result', 0, { guests: guests('on') })).toEqual({ type: 'guest.move', guestId: 'lin', to: 'done' });
  });

  it('fires cues that wait for a person: a vote at once, the others spread over the segment', () => {
    const manual = { trigger: 'manual', firesAt: null };
    const cues = [cueRow({ ...manual, id: 'card' }), cueRow({ ...manual, id: 'poll', kind: 'poll' })];
    expect(deed('order', 0, { cues })).toMatchObject({ type: 'cue.fire', cueId: 'poll' });
    expect(deed('order', 9, { cues }, [`fire poll ${runId}`])).toBeUndefined();
    expect(deed('order', 11, { cues }, [`fire poll ${runId}`])).toMatchObject({ type: 'cue.fire', cueId: 'card' });
  });

  it('cuts to the pictures that no cue puts on, when their time comes', () => {
    const extras = [{ at: plus(10), shotId: 'close' } as const, { at: plus(20), slate: 'back' } as const];
    const at = (into: number, settled: readonly string[] = []) =>
      nextDeed({ ...desk('order', into, {}, settled), run: { runId, extras } })?.command;
    expect(at(9)).toBeUndefined();
    expect(at(10)).toEqual({ type: 'shot.cut', believesOnAir: runId, shotId: 'close' });
    expect(at(20, [`extra 0 ${runId}`])).toEqual({ type: 'break.end', believesOnAir: runId });
  });
});
