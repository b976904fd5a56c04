/** What operators see of proposals, and of the ways a vote may lead: each with where the show would land. */
import type { EpochMs } from '../contract/units.ts';
import type { BranchPreview, BranchSide, Landing, ProposalRow } from '../contract/views.ts';
import type { FactBody } from './facts.ts';
import { ledTo } from './guest-blocks.ts';
import { factOfEdit, staleBecause } from './proposals.ts';
import { applyFact, type Show } from './show.ts';
import { isSkipped, onAirRun, plannedOf, type ShowContext, segmentOf } from './show-state.ts';
import * as timing from './timing.ts';

export const landingOf = (context: ShowContext, now: EpochMs): Landing | null => {
  const offAir = timing.expectedOffAir(context, now);
  return offAir === null ? null : { offAir, overHardOut: offAir - timing.hardOut(context, now) };
};

const after = (show: Show, body: FactBody, now: EpochMs): ShowContext => applyFact(show, { ...body, at: now, by: 'preview' }).context;

export const proposalRows = (show: Show, now: EpochMs): readonly ProposalRow[] =>
  show.context.proposals.map((proposal) => {
    const { id, at, byId, by, edit, note } = proposal;
    const stale = staleBecause(show.context, proposal);
    return { id, at, byId, by, edit, note, stale, lands: stale ? null : landingOf(after(show, factOfEdit(edit), now), now) };
  });

/** Following this way: all that lies before the branch is played, then on from where it leads. */
const sideOf = (context: ShowContext, from: string, to: string, now: EpochMs): BranchSide => {
  const index = context.order.indexOf(to);
  const start = context.order.indexOf(from) + 1;
  const hindrance = index === -1 ? 'bench' : isSkipped(context, to) ? 'skipped' : null;
  const leaves = leavesAt(context, from, now);
  if (hindrance !== null || leaves === null) return { to, passedOver: 0, lands: null, hindrance };
  const played = context.order.slice(index).filter((id) => !isSkipped(context, id));
  const offAir = played.reduce((at, id) => at + plannedOf(context, id), leaves);
  const passed = context.order.slice(start, Math.max(start, index)).filter((id) => !isSkipped(context, id));
  return { to, passedOver: passed.length, lands: { offAir, overHardOut: offAir - timing.hardOut(context, now) }, hindrance };
};

/** When the segment gives way, as things stand; null when it is not to come. */
const leavesAt = (context: ShowContext, segmentId: string, now: EpochMs): EpochMs | null => {
  const run = onAirRun(context);
  if (run?.segmentId === segmentId) return Math.max(now, timing.runEndsAt(run, context.frozenSince, now));
  const start = timing.expectedStarts(context, now).get(segmentId);
  return start === undefined ? null : start + plannedOf(context, segmentId);
};

/** The view is made anew at every take: what lies further ahead is shown when its turn comes. */
const mostPreviews = 3;

/** Votes whose way is still open, the nearest first: neither out nor followed, and their segment on air or to come. */
export const branchPreviews = (context: ShowContext, now: EpochMs): readonly BranchPreview[] => {
  const onAir = onAirRun(context)?.segmentId;
  const ahead = [...(onAir === undefined ? [] : [onAir]), ...timing.toCome(context)];
  const open = ahead.flatMap((from) => {
    const { branch } = segmentOf(context, from);
    const phase = context.polls[branch?.poll ?? '']?.phase;
    const isOpen = branch && context.branches[branch.poll] === undefined && phase !== 'void' && phase !== 'revealed';
    return isOpen ? [{ from, branch }] : [];
  });
  return open.slice(0, mostPreviews).map(({ from, branch }) => ({
    pollId: branch.poll,
    from,
    leavesAt: leavesAt(context, from, now),
    earliestReveal: timing.earliestReveal(context, branch.poll, now),
    yea: sideOf(context, from, ledTo(context, from, branch.yea), now),
    nay: sideOf(context, from, ledTo(context, from, branch.nay), now),
  }));
};
