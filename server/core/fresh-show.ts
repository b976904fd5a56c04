/** What the show remembers before anything has happened. */
import { freshGuest } from './guest-machine.ts';
import { nothingWritten } from './import-folds.ts';
import * as local from './local-break-folds.ts';
import type { Plan } from './plan.ts';
import { freshPoll } from './poll-state.ts';
import type { ShowContext } from './show-state.ts';
import { noMarks } from './station-alarms.ts';

export const freshShow = (plan: Plan): ShowContext => ({
  plan,
  order: plan.order,
  skipped: [],
  retimed: {},
  locked: [],
  copies: [],
  written: nothingWritten,
  undone: [],
  edits: [],
  editCount: 0,
  touched: {},
  hands: {},
  runs: [],
  next: plan.order[0] ?? null,
  slate: null,
  breakEndsAt: null,
  frozenSince: null,
  clip: null,
  cueRuns: [],
  polls: Object.fromEntries(Object.keys(plan.polls).map((id) => [id, { phase: 'idle', ...freshPoll }])),
  exchanged: [],
  guests: Object.fromEntries(Object.keys(plan.guests).map((id) => [id, { phase: 'expected', ...freshGuest }])),
  graphics: [],
  graphicsFrozen: null,
  labelsOff: null,
  offers: {},
  revealed: {},
  adLibs: {},
  branches: {},
  messages: [],
  proposals: [],
  muted: {},
  stationChanges: {},
  dumped: {},
  alarmMarks: noMarks,
  localBreaks: local.freshBreaks(plan),
  stationMessages: [],
  chair: null,
  startedAt: null,
  endedAt: null,
  finishing: null,
  placed: null,
  crowd: null,
  hadCrowd: false,
});
