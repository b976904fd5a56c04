/** Decisions about votes: open, extend, verify, reveal, defer, void, and the branch that follows a result. */
import type { CommandOf } from '../../contract/commands.ts';
import { say } from '../../contract/sayings.ts';
import { isToBeOpened, otherVote, standing } from '../cue-obstacle.ts';
import { ledTo } from '../guest-blocks.ts';
import { pendingMotion } from '../motions.ts';
import { callFact } from '../poll-call.ts';
import { lastCloseOf } from '../poll-machine.ts';
import { endingAt, extended, extendUntil, verdictOf } from '../poll-rules.ts';
import { isOnAir, type Show } from '../show.ts';
import { isSkipped, onAirRun, type PollState, segmentOf } from '../show-state.ts';
import { notChair } from './air.ts';
import { onAirAsSeen } from './as-believed.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

/** “Closing in ten seconds”: how long an open-ended vote still takes votes at the origin. */
const closingIn = 10_000;

export const pollOf = (show: Show, pollId: string): PollState | undefined => show.context.polls[pollId];
export const unknown = () => refuse('unknown', say('no-such-poll'));
export const noDisk = (world: World) => (world.diskIsWell ? undefined : refuse('needs-disk', say('result-needs-disk')));

/** Whoever says what they see on air opens the vote of that segment; another one only when they say that they mean it. */
const notAsSeen = (command: CommandOf<'poll.open'>, show: Show, world: World): Decision | undefined => {
  const { pollId, believesOnAir, elsewhere = false } = command;
  const changed = onAirAsSeen(show, world, believesOnAir);
  if (changed || believesOnAir === undefined || elsewhere) return changed;
  const run = onAirRun(show.context);
  return run && segmentOf(show.context, run.segmentId).poll === pollId ? undefined : refuse('wrong-phase', say('vote-of-another-segment'));
};

export const openPoll: Handler<'poll.open'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  if (!isOnAir(show)) return refuse('wrong-phase', say('vote-needs-air'));
  const no = notAsSeen(command, show, world);
  if (no) return no;
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  if (!isToBeOpened(poll) && poll.phase !== 'void') return refuse('wrong-phase', say('vote-is-already', { pollPhase: standing(poll) }));
  if (poll.phase === 'void' && poll.called) return refuse('busy', say('void-waits-for-door'));
  const other = otherVote(show.context, world.now);
  if (other) return refuse('wrong-phase', other);
  return accept(callFact(show.context.plan, world, command.pollId, world.now, command));
};

export const extendPoll: Handler<'poll.extend'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  if (poll.phase !== 'open') return refuse('wrong-phase', say('extend-open-only'));
  if (poll.rules.openEnded) return refuse('wrong-phase', say('no-end-to-move'));
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  if (world.now > extendUntil(poll.rules)) return refuse('too-late', say('too-late-to-extend'));
  return accept({ type: 'poll.extended', pollId: command.pollId, rules: extended(poll.rules, command.by) });
};

export const closePoll: Handler<'poll.close'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  if (poll.phase !== 'open') return refuse('wrong-phase', say('close-open-only'));
  if (!poll.rules.openEnded) return refuse('wrong-phase', say('closes-by-itself'));
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  const rules = endingAt(poll.rules, Math.max(world.now, poll.rules.opensAt) + closingIn);
  return rules ? accept({ type: 'poll.ending', pollId: command.pollId, rules }) : refuse('wrong-phase', say('closes-within-ten'));
};

export const verifyPoll: Handler<'poll.verify'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  const no = noDisk(world);
  if (no) return no;
  if (poll.phase !== 'counting' && poll.phase !== 'deferred')
    return refuse('wrong-phase', say('nothing-to-verify', { pollPhase: poll.phase }));
  if (!poll.count) return refuse('wrong-phase', say('final-not-in'));
  if (poll.count.yea !== command.saw.yea || poll.count.nay !== command.saw.nay) return refuse('counts-differ', say('count-differs'));
  return accept({
    type: 'poll.verified',
    pollId: command.pollId,
    verifiedBy: world.who.name,
    verifiedById: world.who.id,
    saw: command.saw,
  });
};

/** The witness vouches that the log which was counted is the one that everybody sees; figures by hand were counted in no log. */
const notWitnessed = ({ context: { plan } }: Show, { count, manual }: PollState, { witnessedAt }: World) => {
  if (plan.voteLog?.witnessBeforeReveal !== true || !count || manual || witnessedAt === 'not-needed') return undefined;
  if (witnessedAt !== null && witnessedAt >= count.at) return undefined;
  const who = plan.voteLog.witnesses.map(({ name }) => name).join(', ');
  return refuse('wrong-phase', say('no-witness', { names: who }));
};

export const revealPoll: Handler<'poll.reveal'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  const no = noDisk(world);
  if (no) return no;
  if (poll.phase !== 'verified' || !poll.count) return refuse('wrong-phase', say('reveal-after-verify'));
  if (world.now < lastCloseOf(poll.rules)) return refuse('wrong-phase', say('others-still-vote'));
  if (pendingMotion(poll)) return refuse('wrong-phase', say('motion-before-reveal'));
  const lonely = notWitnessed(show, poll, world);
  if (lonely) return lonely;
  const verdict = verdictOf(poll.rules, poll.count);
  if (verdict === 'no-quorum') return refuse('wrong-phase', say('too-few-votes'));
  const decision = verdict === 'chair' ? command.chairSays : verdict;
  if (decision === undefined) return refuse('wrong-phase', say('tie-chair-says'));
  if (verdict === 'chair') {
    const notTheirs = notChair(show, world);
    if (notTheirs) return notTheirs;
  }
  const figures = { yea: poll.count.yea, nay: poll.count.nay, manual: poll.manual };
  return accept({ type: 'poll.revealed', pollId: command.pollId, decision, figures });
};

export const deferPoll: Handler<'poll.defer'> = (command, show) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  if (!['armed', 'counting', 'verified'].includes(poll.phase) || poll.called)
    return refuse('wrong-phase', say('cannot-defer', { pollPhase: standing(poll) }));
  return accept({ type: 'poll.deferred', pollId: command.pollId, reason: command.reason });
};

export const voidPoll: Handler<'poll.void'> = (command, show) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  if (poll.phase === 'idle' || poll.phase === 'void') return refuse('wrong-phase', say('nothing-to-void', { pollPhase: poll.phase }));
  return accept({ type: 'poll.voided', pollId: command.pollId, reason: command.reason });
};

/** Where the result of this poll leads, by the rundown; null when no branch waits for it. */
export const branchOf = (show: Show, pollId: string): string | null => {
  const decision = pollOf(show, pollId)?.decision;
  const { context } = show;
  const from = Object.values(context.plan.segments).find((segment) => segment.branch?.poll === pollId);
  return from?.branch && decision ? ledTo(context, from.id, from.branch[decision]) : null;
};

export const confirmBranch: Handler<'branch.confirm'> = (command, show, world) => {
  const no = notChair(show, world);
  if (no) return no;
  if (pollOf(show, command.pollId)?.phase !== 'revealed') return refuse('wrong-phase', say('result-not-out'));
  const run = onAirRun(show.context);
  if (!run) return refuse('wrong-phase', say('not-on-air'));
  const planned = branchOf(show, command.pollId);
  if (planned !== command.to) return refuse('stale', say('leads-elsewhere'));
  if (show.context.branches[command.pollId] === command.to) return accept();
  if (!show.context.order.includes(command.to)) return refuse('wrong-phase', say('branch-on-bench', { segment: command.to }));
  if (isSkipped(show.context, command.to)) return refuse('wrong-phase', say('branch-skipped', { segment: command.to }));
  return accept({ type: 'branch.confirmed', pollId: command.pollId, to: command.to });
};
