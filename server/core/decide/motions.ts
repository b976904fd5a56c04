/**
 * Decisions that two people take about a vote: one proposes, the door counts, another confirms with the figures in front of them.
 *
 * Who is another person goes by sign-in and device, not by name. Who let whom in is kept with each decision; a series may ask for two who were
 * let in apart.
 */
import type { Motion } from '../../contract/commands.ts';
import { tieOf } from '../../contract/inviters.ts';
import type { FactBody, Seconded } from '../facts.ts';
import { decidedBy, exclusionsOf, isSameDevice, pendingMotion } from '../motions.ts';
import type { MotionState } from '../poll-state.ts';
import type { Show } from '../show.ts';
import type { PollState } from '../show-state.ts';
import { tiesInEnglish, tieText } from '../ties.ts';
import { noDisk, pollOf, unknown } from './polls.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const beforeReveal = new Set(['counting', 'verified', 'deferred']);

const excludeObstacle = (poll: PollState): string | undefined => {
  if (poll.revealedAt !== null && poll.phase === 'revealed') return 'The result was shown: it can only be corrected now.';
  if (!beforeReveal.has(poll.phase))
    return `This vote is ${poll.phase}: votes are left out after it has closed, and before its result is shown.`;
  if (poll.manual) return 'The figures were given by hand: there are no votes to leave out.';
  return poll.count ? undefined : 'The final count has not come in yet.';
};

const manualObstacle = (show: Show, poll: PollState): string | undefined => {
  if (!show.context.plan.episode.manualFigures)
    return 'This episode allows no figures by hand: its file must have said so before it was loaded.';
  if (poll.seen) return 'A count of this vote was seen: no figure may stand in for it.';
  if (poll.manual) return 'There are figures by hand already.';
  return poll.rules && beforeReveal.has(poll.phase) ? undefined : 'Figures by hand are for a vote that was open and has closed.';
};

const obstacle = (show: Show, poll: PollState, motion: Motion): string | undefined => {
  if (motion.kind === 'exclude') return excludeObstacle(poll);
  if (motion.kind === 'manual') return manualObstacle(show, poll);
  return poll.phase === 'revealed' ? undefined : 'Only a result that was shown can be corrected.';
};

const isBackwards = (motion: Motion): boolean =>
  motion.kind !== 'manual' && motion.exclusions.some((one) => one.kind === 'span' && one.to < one.from);

const hasNoNeedOfChair = (poll: PollState, motion: Motion): boolean =>
  motion.kind === 'correct' && motion.chairSays !== undefined && poll.rules?.tie !== 'chair';

export const proposeMotion: Handler<'poll.propose'> = ({ pollId, motion }, show, world) => {
  const poll = pollOf(show, pollId);
  if (!poll) return unknown();
  const no = noDisk(world);
  if (no) return no;
  const why = obstacle(show, poll, motion);
  if (why) return refuse('wrong-phase', why);
  if (pendingMotion(poll)) return refuse('busy', 'Something else was proposed for this vote. Confirm or withdraw that first.');
  if (isBackwards(motion)) return refuse('malformed', 'A span ends after it begins.');
  if (hasNoNeedOfChair(poll, motion))
    return refuse('malformed', 'A tie of this vote is decided by the rule fixed before it, not by what the chair says.');
  const { id, invitedBy, device } = world.who;
  return accept({
    type: 'poll.proposed',
    pollId,
    motionId: world.newId(),
    motion,
    byId: id,
    ...(invitedBy ? { invitedBy } : {}),
    ...(device === undefined ? {} : { proposedOn: device }),
  });
};

const secondedBy = (pollId: string, motion: MotionState, { who }: World): Seconded => ({
  pollId,
  motionId: motion.id,
  reason: motion.motion.reason,
  proposedBy: motion.by,
  proposedById: motion.byId,
  confirmedBy: who.name,
  confirmedById: who.id,
  ...(motion.invitedBy ? { proposerInvitedBy: motion.invitedBy } : {}),
  ...(who.invitedBy ? { confirmerInvitedBy: who.invitedBy } : {}),
  ...(who.device === undefined ? {} : { confirmedOn: who.device }),
});

/** In words why this one cannot be the second person. */
const sameOne = ({ context: { plan } }: Show, motion: MotionState, { who }: World): string | undefined => {
  if (motion.byId === who.id) return 'Another person must confirm what you proposed.';
  if (isSameDevice(motion, who.device))
    return 'This was proposed in the browser that you sit at, under another sign-in. Another person must confirm it on a device of their own.';
  if (plan.voteLog?.independentConfirmation !== true) return undefined;
  const proposer = { id: motion.byId, name: motion.by, ...(motion.invitedBy ? { invitedBy: motion.invitedBy } : {}) };
  if (tieOf(proposer, who).is === 'apart') return undefined;
  const tie = `Proposed by ${motion.by}, to be confirmed by ${who.name}${tieText(tiesInEnglish, proposer, who)}.`;
  return `${tie} In this series somebody must confirm it who was let in apart from ${motion.by}.`;
};

const excludedFact = (poll: PollState, state: MotionState, by: Seconded): FactBody | undefined => {
  const { motion, before, after, count } = state;
  if (motion.kind !== 'exclude' || !before || !after || !count) return undefined;
  return { type: 'poll.excluded', ...by, was: before, now: after, exclusions: exclusionsOf(motion, poll.count), count };
};

/** Corrected to a tie that the rules leave to the chair: the chair's word is in the motion, and the chair is one of the two. */
const chairObstacle = ({ context: { chair } }: Show, { motion, after, byId }: MotionState, { who }: World): Decision | undefined => {
  if (motion.kind !== 'correct' || after?.decision !== 'chair') return undefined;
  if (motion.chairSays === undefined)
    return refuse('wrong-phase', 'It is a tie, which the chair decides. Withdraw this and propose it again with what the chair says.');
  if (chair?.operatorId === byId || chair?.operatorId === who.id) return undefined;
  return refuse(
    'not-the-chair',
    `It is a tie, which the chair decides: ${chair?.name ?? 'whoever takes the chair'} must propose or confirm it.`,
  );
};

/** A correction must say yea or nay: what decides nothing is voided, not corrected. */
const correction = (poll: PollState, { motion, after, count }: MotionState, by: Seconded): Decision => {
  const decision = decidedBy({ motion, after });
  if (decision !== 'yea' && decision !== 'nay')
    return refuse('wrong-phase', 'By the rules the corrected count decides nothing. Void the vote instead.');
  if (motion.kind !== 'correct' || !after || !count || !poll.count || poll.decision === null) return nothingWaits();
  const was = { yea: poll.count.yea, nay: poll.count.nay, decision: poll.decision };
  if (was.yea === after.yea && was.nay === after.nay && was.decision === decision)
    return refuse('wrong-phase', 'That changes nothing: the result that was shown stands. Withdraw it.');
  const now = { yea: after.yea, nay: after.nay, decision };
  return accept({ type: 'poll.corrected', ...by, was, now, exclusions: motion.exclusions, count });
};

const confirmed = (poll: PollState, state: MotionState, by: Seconded): Decision => {
  const { motion, after } = state;
  if (motion.kind === 'correct') return correction(poll, state, by);
  if (motion.kind === 'manual') return after ? accept({ type: 'poll.manual', ...by, now: after, source: motion.source }) : nothingWaits();
  const fact = excludedFact(poll, state, by);
  return fact ? accept(fact) : nothingWaits();
};

const nothingWaits = (): Decision => refuse('wrong-phase', 'Nothing proposed for this vote waits for a second person.');

export const confirmMotion: Handler<'poll.confirm'> = ({ pollId, motionId, saw }, show, world) => {
  const poll = pollOf(show, pollId);
  if (!poll) return unknown();
  const no = noDisk(world);
  if (no) return no;
  const state = pendingMotion(poll);
  if (state?.id !== motionId) return nothingWaits();
  const same = sameOne(show, state, world);
  if (same) return refuse('two-people', same);
  if (!state.after) return refuse('busy', 'The phones’ door is still counting that.');
  if (state.after.yea !== saw.yea || state.after.nay !== saw.nay)
    return refuse('counts-differ', 'The figures you saw are not the figures that were proposed. Look again.');
  const why = obstacle(show, poll, state.motion);
  if (why) return refuse('wrong-phase', why);
  return chairObstacle(show, state, world) ?? confirmed(poll, state, secondedBy(pollId, state, world));
};

export const withdrawMotion: Handler<'poll.withdraw'> = ({ pollId, motionId }, show) => {
  const poll = pollOf(show, pollId);
  if (!poll) return unknown();
  const known = poll.motions.find(({ id }) => id === motionId);
  if (known?.state === 'withdrawn') return accept();
  return pendingMotion(poll)?.id === motionId ? accept({ type: 'poll.withdrawn', pollId, motionId }) : nothingWaits();
};
