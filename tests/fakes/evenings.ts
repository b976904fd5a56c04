/** The pretend show at four moments of an evening: before anything, while it is checked, in rehearsal, and live with an open vote. */
import { say } from '../../server/contract/sayings.ts';
import { minutes } from '../../server/contract/units.ts';
import type { LineSays, OperatorView, PollRow } from '../../server/contract/views.ts';
import { burst, flipping, voting } from '../control-room/vote-samples.ts';
import { eveningChecks } from './evening-checks.ts';
import { withNext } from './pretend-rundown.ts';
import { sampleView } from './sample-view.ts';
import { undecided } from './sample-votes.ts';

export const moments = ['idle', 'preflight', 'rehearsal', 'live'] as const;
export type Moment = (typeof moments)[number];

/** Everything at once: a vote open, one proposed about, two proposals and a message that wait, an edit to undo, a row locked. */
const inFull = (now: number): Partial<OperatorView> => {
  const view = sampleView(now);
  const did = { type: 'segment.retimed', segmentId: 'order-eggs', planned: 180_000 } as const;
  return {
    rundown: view.rundown.map((row) => {
      if (row.id === 'order-eggs') return { ...row, edited: { rev: 3, by: 'Zhao Min', at: now - 90_000, did } };
      return row.id === 'guest-tea' ? { ...row, locked: true as const } : row;
    }),
    undo: { editId: 'edit-3', by: 'Zhao Min', at: now - 90_000, did },
    proposals: [
      {
        id: 'proposal-1',
        at: now - 20_000,
        byId: 'op-zhao',
        by: 'Zhao Min',
        edit: { do: 'retime', segmentId: 'thanks', planned: 90_000 },
        note: 'tomorrow can wait',
        stale: null,
        lands: { offAir: now + 5_100_000, overHardOut: -25_000 },
      },
      {
        id: 'proposal-2',
        at: now - 10_000,
        byId: 'op-zhao',
        by: 'Zhao Min',
        edit: { do: 'insert', segmentId: 'spare-map', before: 'order-eggs' },
        note: null,
        stale: 'place-is-past',
        lands: null,
      },
    ],
    messages: [
      { id: 'm-2', text: { zh: '请收尾', en: 'Wrap up' }, at: now - 8000, by: 'Lin Jia', deliveredAt: now - 7800, seenAt: null },
      { id: 'm-1', text: 'Slow down a little', at: now - 60_000, by: 'Zhao Min', deliveredAt: now - 59_800, seenAt: now - 55_000 },
    ],
    notices: [
      {
        id: 'n1',
        at: now - 40_000,
        light: 'bad',
        text: 'The clip apple-trees did not start.',
        said: say('clip-did-not-start', { clip: 'apple-trees' }),
      },
    ],
    cues: view.cues.map(({ note: _, ...cue }) => cue),
    voting: voting(now, [burst('poll-apples', now)]),
    polls: view.polls.map((poll) => (poll.id === 'poll-oranges' ? { ...poll, motions: [flipping(now)] } : poll)),
  };
};

/** What nobody could vote in yet. */
const unasked: Partial<PollRow> = {
  ...{ phase: 'idle', opensAt: null, endsAt: null, lastCloseAt: null, earliestReveal: null, counted: null },
  ...{ decision: null, verifiedBy: null, branch: null },
  ...undecided,
};

const startsIn = minutes(25);

const beforeAir = (now: number): Partial<OperatorView> => {
  const view = sampleView(now);
  // As planned, from the start on.
  const by = now + startsIn - (view.timing.startedAt ?? now);
  const later = (at: number | null) => (at === null ? null : at + by);
  const rundown = view.rundown.map((row) => ({
    ...row,
    ...{ state: row.state === 'bench' ? row.state : ('later' as const), actual: null },
    ...{ plannedStart: later(row.plannedStart), expectedStart: later(row.plannedStart) },
  }));
  return {
    phase: 'preflight',
    onAir: null,
    rundown: withNext(rundown, 'opening'),
    nextSegmentId: 'opening',
    timing: {
      ...view.timing,
      ...{ startedAt: null, plannedStart: now + startsIn, hardOut: now + startsIn + minutes(120), overUnder: 0, advice: [] },
      expectedOffAir: now + startsIn + minutes(116),
    },
    cues: [],
    shots: view.shots.map((shot) => ({ ...shot, onProgram: false })),
    graphics: [],
    outputs: view.outputs.map(({ outputs }) => ({ outputs, shows: [] })),
    polls: view.polls.map((poll) => ({ ...poll, ...unasked })),
    branches: [],
    guests: view.guests.map((guest) => ({ ...guest, phase: 'expected', onSince: null, used: 0 })),
    voting: voting(now, []),
  };
};

const nothing: Partial<OperatorView> = {
  timing: { startedAt: null, plannedStart: null, hardOut: null, overUnder: 0, expectedOffAir: null, frozenSince: null, advice: [] },
  phase: 'off',
  activation: null,
  episode: null,
  onAir: null,
  rundown: [],
  nextSegmentId: null,
  outputs: [{ outputs: ['program', 'recording'], shows: [] }],
  screens: [],
  cues: [],
  shots: [],
  polls: [],
  guests: [],
  products: [],
  graphics: [],
  branches: [],
};

const patches: Readonly<Record<Moment, (now: number) => Partial<OperatorView>>> = {
  idle: () => nothing,
  preflight: beforeAir,
  rehearsal: (now) => ({
    ...inFull(now),
    activation: { id: 'act-rehearsal', kind: 'rehearsal' },
    switcher: { ...sampleView(now).switcher, transmitting: false },
  }),
  live: inFull,
};

/** What the status line calls each moment. */
export const marks: Readonly<Record<Moment, string>> = { idle: 'off', preflight: 'live', rehearsal: 'rehearsal', live: 'live' };

/** What the server's own lights say, so that both languages know the words. */
const lines: readonly LineSays[] = [
  { line: 'obs', light: 'ok', word: 'connected', message: '' },
  { line: 'sound', light: 'warn', word: 'clipping', message: 'Too loud, it clips: Mic Host' },
  { line: 'disk', light: 'ok', word: 'recording', message: '' },
  { line: 'phones', light: 'ok', word: '51,082 connected', message: '' },
  { line: 'stations', light: 'warn', word: '6 of 7', message: 'Some stations are not connected.' },
  { line: 'shops', light: 'ok', word: 'listening', message: '' },
  { line: 'clock', light: 'ok', word: 'steady', message: '' },
  {
    line: 'backup',
    light: 'unknown',
    word: 'none',
    message: 'No second server and no second OBS is set up: nothing takes over by itself.',
  },
];

/** The whole view at a moment of the evening, but for who is in the room: that the house knows. */
export const eveningAt = (moment: Moment, now: number): Partial<OperatorView> => {
  const { operators: _, chair: __, links: ___, revision: ____, ...view } = sampleView(now);
  const paths = { ...view.episode?.paths, web: { zh: '网页', en: 'Web' } };
  return {
    ...view,
    lines: lines.map((said) => ({ ...said, at: now })),
    notices: [],
    preflight: eveningChecks(now),
    episode: view.episode && { ...view.episode, paths },
    ...patches[moment](now),
  };
};
