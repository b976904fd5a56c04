/**
 * Decisions that two people take about a vote: one proposes, the door counts, another confirms with the figures in front of them.
 *
 * Who is another person goes by sign-in and device, not by name. Who let whom in is kept with each decision; a series may ask for two who were
 * let in apart.
 */

import type { Motion } from '../../contract/commands.ts';
import { tieOf } from '../../contract/inviters.ts';
import { type Saying, say } from '../../contract/sayings.ts';
import type { FactBody, Seconded } from '../facts.ts';
import { decidedBy, exclusionsOf, isSameDevice, pendingMotion } from '../motions.ts';
import type { MotionState } from '../poll-state.ts';
import type { Show } from '../show.ts';
import type { PollState } from '../show-state.ts';
import { tiesInEnglish, tieText } from '../ties.ts';
import { noDisk, pollOf, unknown } from './polls.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const beforeReveal = new Set(['counting', 'verified', 'deferred']);

const excludeObstacle = (poll: PollState): Saying | undefined => {
  if (poll.revealedAt !== null && poll.phase === 'revealed') return say('shown-only-corrected');
  if (!beforeReveal.has(poll.phase)) return say('exclude-after-close', { pollPhase: poll.phase });
  if (poll.manual) return say('figures-by-hand-no-votes');
  return poll.count ? undefined : say('final-not-in');
};

const manualObstacle = (show: Show, poll: PollState): Saying | undefined => {
  if (!show.context.plan.episode.manualFigures) return say('no-figures-by-hand');
  if (poll.seen) return say('count-was-seen');
  if (poll.manual) return say('figures-by-hand-already');
  return poll.rules && beforeReveal.has(poll.phase) ? undefined : say('by-hand-after-close');
};

const obstacle = (show: Show, poll: PollState, motion: Motion): Saying | undefined => {
  if (motion.kind === 'exclude') return excludeObstacle(poll);
  if (motion.kind === 'manual') return manualObstacle(show, poll);
  return poll.phase === 'revealed' ? undefined : say('correct-shown-only');
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
  if (pendingMotion(poll)) return refuse('busy', say('motion-waits'));
  if (isBackwards(motion)) return refuse('malformed', say('span-backwards'));
  if (hasNoNeedOfChair(poll, motion)) return refuse('malformed', say('tie-by-rule'));
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
const sameOne = ({ context: { plan } }: Show, motion: MotionState, { who }: World): Saying | string | undefined => {
  if (motion.byId === who.id) return say('another-person');
  if (isSameDevice(motion, who.device)) return say('another-device');
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
  if (motion.chairSays === undefined) return refuse('wrong-phase', say('tie-needs-chair-said'));
  if (chair?.operatorId === byId || chair?.operatorId === who.id) return undefined;
  return refuse('not-the-chair', say('tie-chair-must', { name: chair?.name ?? 'whoever takes the chair' }));
};

/** A correction must say yea or nay: what decides nothing is voided, not corrected. */
const correction = (poll: PollState, { motion, after, count }: MotionState, by: Seconded): Decision => {
  const decision = decidedBy({ motion, after });
  if (decision !== 'yea' && decision !== 'nay') return refuse('wrong-phase', say('corrected-decides-nothing'));
  if (motion.kind !== 'correct' || !after || !count || !poll.count || poll.decision === null) return nothingWaits();
  const was = { yea: poll.count.yea, nay: poll.count.nay, decision: poll.decision };
  if (was.yea === after.yea && was.nay === after.nay && was.decision === decision)
    return refuse('wrong-phase', say('correction-changes-nothing'));
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

const nothingWaits = (): Decision => refuse('wrong-phase', say('no-motion-waits'));

export const confirmMotion: Handler<'poll.confirm'> = ({ pollId, motionId, saw }, show, world) => {
  const poll = pollOf(show, pollId);
  if (!poll) return unknown();
  const no = noDisk(world);
  if (no) return no;
  const state = pendingMotion(poll);
  if (state?.id !== motionId) return nothingWaits();
  const same = sameOne(show, state, world);
  if (same) return refuse('two-people', same);
  if (!state.after) return refuse('busy', say('door-still-counts'));
  if (state.after.yea !== saw.yea || state.after.nay !== saw.nay) return refuse('counts-differ', say('motion-figures-differ'));
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
