/** The operators' view of the votes: rules, count, what was decided and by whom. Who may see the split is `for-role`'s to say. */
import type { Anomaly } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { MotionRow, PollRow } from '../contract/views.ts';
import { branchOf } from './decide/polls.ts';
import { isRobust } from './motions.ts';
import type { PlannedPoll } from './plan.ts';
import { lastCloseOf } from './poll-machine.ts';
import { extendUntil, verdictOf } from './poll-rules.ts';
import type { MotionState } from './poll-state.ts';
import type { Show } from './show.ts';
import type { PollState, ShowContext } from './show-state.ts';
import type { VoteShown } from './station-show.ts';
import * as timing from './timing.ts';
import { openingOf } from './vote-opening.ts';

const decisionOf = (poll: PollState): PollRow['decision'] => {
  if (poll.decision !== null) return poll.decision;
  if (!poll.rules || !poll.count) return null;
  const verdict = verdictOf(poll.rules, poll.count);
  return verdict === 'no-quorum' ? null : verdict;
};

/** What is kept of a device is nobody's to see. */
const motionRow = ({ count: _, proposedOn: __, ...row }: MotionState, apart: boolean): MotionRow => (apart ? { ...row, apart } : row);

const doubtfulIn = (anomalies: readonly Anomaly[], pollId: string): number =>
  anomalies.reduce((sum, anomaly) => (anomaly.pollId === pollId ? sum + anomaly.votes : sum), 0);

/** Votes of segments that a rehearsal takes as played. */
const pollsPassed = ({ plan, placed }: ShowContext): ReadonlySet<string> =>
  new Set(
    (placed?.passed ?? []).flatMap((id) => {
      const { poll, cues } = plan.segments[id] ?? { cues: [] };
      return [...(poll === undefined ? [] : [poll]), ...cues.flatMap((cue) => (cue.kind === 'poll' ? [cue.poll] : []))];
    }),
  );

const notAsked = ({ phase }: PollState, isPassed: boolean) => (phase === 'idle' && isPassed ? { notAsked: true as const } : {});

/** After the result the chair took something else: the branch is history, unless it was followed. */
const wentElsewhere = (context: ShowContext, pollId: string, { revealedAt }: PollState): boolean => {
  const run = context.runs.at(-1);
  if (revealedAt === null || !run || run.startedAt <= revealedAt || context.branches[pollId] !== undefined) return false;
  const from = Object.values(context.plan.segments).find(({ branch }) => branch?.poll === pollId)?.id;
  return from !== run.segmentId && !timing.toCome(context).some((id) => id === from);
};

const branchRow = (show: Show, pollId: string, poll: PollState): PollRow['branch'] => {
  const to = wentElsewhere(show.context, pollId, poll) ? null : branchOf(show, pollId);
  return to === null ? null : { to, confirmed: show.context.branches[pollId] === to };
};

const openingPart = (context: ShowContext, pollId: string): Pick<PollRow, 'opening'> => {
  const opening = openingOf(context, pollId);
  return opening === null ? {} : { opening };
};

/** Of a vote that is in the plan of tonight. */
const shownRow = ({ plan, polls }: ShowContext, planned: PlannedPoll): VoteShown | undefined => {
  const poll = polls[planned.id];
  if (!poll) return undefined;
  return {
    id: planned.id,
    question: planned.question,
    yea: planned.yea,
    nay: planned.nay,
    ...(planned.product === undefined ? {} : { productId: planned.product }),
    phase: poll.phase,
    opensAt: poll.rules?.opensAt ?? null,
    endsAt: poll.rules?.endsAt ?? null,
    openEnded: poll.rules?.openEnded ?? false,
    counted: poll.count,
    decision: decisionOf(poll),
    corrected: poll.corrected,
    manual: poll.manual,
    eligiblePaths: planned.paths.filter((id) => plan.paths[id]?.votes),
  };
};

/** What of them may be shown outside of the control room, when it is time. */
export const votesShown = (context: ShowContext): readonly VoteShown[] =>
  Object.values(context.plan.polls).flatMap((planned) => shownRow(context, planned) ?? []);

/** @param anomalies of this activation: what they make doubtful counts against the margin */
export const pollRows = (show: Show, now: EpochMs, anomalies: readonly Anomaly[] = []): readonly PollRow[] => {
  const passed = pollsPassed(show.context);
  return Object.values(show.context.plan.polls).flatMap((planned) => {
    const poll = show.context.polls[planned.id];
    const shown = shownRow(show.context, planned);
    if (!shown || !poll) return [];
    return [
      {
        ...shown,
        ...notAsked(poll, passed.has(planned.id)),
        window: planned.window,
        calledAt: poll.called?.since ?? null,
        ...openingPart(show.context, planned.id),
        lastCloseAt: poll.rules ? lastCloseOf(poll.rules) : null,
        fill: timing.pollFill(show.context, planned.id, now),
        earliestReveal: timing.earliestReveal(show.context, planned.id, now),
        split: planned.split,
        quorum: planned.quorum,
        tie: planned.tie,
        verifiedBy: poll.verifiedBy,
        verifiedAt: poll.verifiedAt,
        verdict: poll.rules && poll.count ? verdictOf(poll.rules, poll.count) : null,
        robust: isRobust(poll, doubtfulIn(anomalies, planned.id)),
        contingency: planned.contingency,
        extendUntil: poll.phase === 'open' && poll.rules && !poll.rules.openEnded ? extendUntil(poll.rules) : null,
        motions: poll.motions.map((motion) => motionRow(motion, show.context.plan.voteLog?.independentConfirmation === true)),
        seen: poll.seen,
        reason: poll.reason,
        branch: branchRow(show, planned.id, poll),
      },
    ];
  });
};
