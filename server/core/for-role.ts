/**
 * What one role may see of the operators' view: the split of a vote before it is out is nobody's but theirs who must watch it.
 *
 * While a vote with a hidden split is on, only the vote position and the auditor see yea and nay; after its last close also the
 * director, who may verify it; everybody else when it is revealed. A split that viewers see, everybody sees.
 */
import type { CheckRow } from '../contract/checks.ts';
import type { Role } from '../contract/commands.ts';
import type { OperatorFigures, OperatorView, PollPhase, PollRow } from '../contract/views.ts';
import { mayAsk } from '../contract/who-may.ts';
import { asBeforeOfEach } from './as-before.ts';

const watching: ReadonlySet<Role> = new Set(['vote', 'auditor']);
const overFor: ReadonlySet<PollPhase> = new Set(['counting', 'verified', 'deferred', 'void']);

const maySeeSplit = ({ phase, split }: Pick<PollRow, 'phase' | 'split'>, role: Role): boolean =>
  watching.has(role) || split === 'shown' || phase === 'revealed' || (role === 'director' && overFor.has(phase));

const withoutSplit = (row: PollRow): PollRow => ({
  ...row,
  counted: null,
  decision: null,
  verdict: null,
  robust: null,
  motions: [],
  corrected: null,
  branch: null,
});

/** An address with a key is for whoever sets up the mixer. */
const withoutKeys = (row: CheckRow): CheckRow => {
  if (row.copy === undefined) return row;
  const { copy: _key, ...rest } = row;
  return rest;
};

/** What is about what is for the doors of stations; a desk needs the categories only. */
const waresSeen = asBeforeOfEach((wares: OperatorView['wares']): OperatorView['wares'] => ({ ...wares, polls: {}, segments: {} }));

/** The very same where the role may see all of it. */
const pollsSeen = (polls: OperatorView['polls'], role: Role): OperatorView['polls'] =>
  polls.every((row) => maySeeSplit(row, role)) ? polls : polls.map((row) => (maySeeSplit(row, role) ? row : withoutSplit(row)));

export const viewFor = (view: OperatorView, role: Role): OperatorView => ({
  ...view,
  preflight: mayAsk(role, { type: 'overlay.make' }) ? view.preflight : view.preflight.map(withoutKeys),
  polls: pollsSeen(view.polls, role),
  wares: waresSeen(view.wares),
  voting: watching.has(role) || role === 'director' ? view.voting : null,
});

/** @param polls as the view has them: their phases say whose the counts are */
export const figuresFor = (figures: OperatorFigures, polls: OperatorView['polls'], role: Role): OperatorFigures => {
  const seen = new Set(polls.filter((row) => maySeeSplit(row, role)).map(({ id }) => id));
  return { ...figures, counts: Object.fromEntries(Object.entries(figures.counts).filter(([id]) => seen.has(id))) };
};
