/** Decisions about votes: open, extend, verify, reveal, defer, void, and the branch that follows a result. */
import { isToBeOpened, otherVote, standing } from '../cue-obstacle.ts';
import { ledTo } from '../guest-blocks.ts';
import { pendingMotion } from '../motions.ts';
import { callFact } from '../poll-call.ts';
import { lastCloseOf } from '../poll-machine.ts';
import { endingAt, extended, extendUntil, verdictOf } from '../poll-rules.ts';
import { isOnAir, type Show } from '../show.ts';
import { isSkipped, onAirRun, type PollState } from '../show-state.ts';
import { notChair } from './air.ts';
import { accept, type Handler, refuse, type World } from './world.ts';

/** “Closing in ten seconds”: how long an open-ended vote still takes votes at the origin. */
const closingIn = 10_000;

export const pollOf = (show: Show, pollId: string): PollState | undefined => show.context.polls[pollId];
export const unknown = () => refuse('unknown', 'The episode has no such poll.');
export const noDisk = (world: World) =>
  world.diskIsWell ? undefined : refuse('needs-disk', 'The disk does not record. A result cannot be handled until it does.');

export const openPoll: Handler<'poll.open'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  if (!isOnAir(show)) return refuse('wrong-phase', 'A vote can open only while the episode is on air.');
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  if (!isToBeOpened(poll) && poll.phase !== 'void') return refuse('wrong-phase', `This vote is ${standing(poll)} already.`);
  if (poll.phase === 'void' && poll.called)
    return refuse('busy', 'The phones’ door has not said yet whether it had the vote that is void. Try again in a moment.');
  const other = otherVote(show.context, world.now);
  if (other) return refuse('wrong-phase', other);
  return accept(callFact(show.context.plan, world, command.pollId, world.now, command));
};

export const extendPoll: Handler<'poll.extend'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  if (poll.phase !== 'open') return refuse('wrong-phase', 'Only an open vote can be extended.');
  if (poll.rules.openEnded) return refuse('wrong-phase', 'No end was announced yet: there is none to move on.');
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  if (world.now > extendUntil(poll.rules)) return refuse('too-late', 'Too late to extend: less than ten seconds are left.');
  return accept({ type: 'poll.extended', pollId: command.pollId, rules: extended(poll.rules, command.by) });
};

export const closePoll: Handler<'poll.close'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  if (poll.phase !== 'open') return refuse('wrong-phase', 'Only an open vote can be closed.');
  if (!poll.rules.openEnded) return refuse('wrong-phase', 'Its end was announced: it closes by itself, and never earlier.');
  if (world.voteObstacle) return refuse(world.diskIsWell ? 'phones-away' : 'needs-disk', world.voteObstacle);
  const rules = endingAt(poll.rules, Math.max(world.now, poll.rules.opensAt) + closingIn);
  return rules
    ? accept({ type: 'poll.ending', pollId: command.pollId, rules })
    : refuse('wrong-phase', 'It closes by itself within ten seconds.');
};

export const verifyPoll: Handler<'poll.verify'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  const no = noDisk(world);
  if (no) return no;
  if (poll.phase !== 'counting' && poll.phase !== 'deferred')
    return refuse('wrong-phase', `This vote is ${poll.phase}: there is nothing to verify.`);
  if (!poll.count) return refuse('wrong-phase', 'The final count has not come in yet.');
  if (poll.count.yea !== command.saw.yea || poll.count.nay !== command.saw.nay)
    return refuse('counts-differ', 'The count you saw is not the count we hold. Look again.');
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
  const how = 'See that “npm run witness” runs there and reaches the phones’ door; or defer the vote.';
  return refuse('wrong-phase', `No witness (${who}) has cosigned this count yet. ${how}`);
};

export const revealPoll: Handler<'poll.reveal'> = (command, show, world) => {
  const poll = pollOf(show, command.pollId);
  if (!poll?.rules) return unknown();
  const no = noDisk(world);
  if (no) return no;
  if (poll.phase !== 'verified' || !poll.count) return refuse('wrong-phase', 'A result is shown only after somebody has verified it.');
  if (world.now < lastCloseOf(poll.rules)) return refuse('wrong-phase', 'Some viewers can still vote.');
  if (pendingMotion(poll)) return refuse('wrong-phase', 'Something was proposed for this vote. Confirm or withdraw it first.');
  const lonely = notWitnessed(show, poll, world);
  if (lonely) return lonely;
  const verdict = verdictOf(poll.rules, poll.count);
  if (verdict === 'no-quorum') return refuse('wrong-phase', 'Too few votes for a result. Defer it or void it.');
  const decision = verdict === 'chair' ? command.chairSays : verdict;
  if (decision === undefined) return refuse('wrong-phase', 'It is a tie: the chair must say yea or nay.');
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
    return refuse('wrong-phase', `This vote is ${standing(poll)}: it cannot be deferred now.`);
  return accept({ type: 'poll.deferred', pollId: command.pollId, reason: command.reason });
};

export const voidPoll: Handler<'poll.void'> = (command, show) => {
  const poll = pollOf(show, command.pollId);
  if (!poll) return unknown();
  if (poll.phase === 'idle' || poll.phase === 'void') return refuse('wrong-phase', `This vote is ${poll.phase}: there is nothing to void.`);
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
  if (pollOf(show, command.pollId)?.phase !== 'revealed') return refuse('wrong-phase', 'The result is not out yet.');
  const run = onAirRun(show.context);
  if (!run) return refuse('wrong-phase', 'The episode is not on air.');
  const planned = branchOf(show, command.pollId);
  if (planned !== command.to) return refuse('stale', 'The result leads elsewhere. Look again.');
  if (show.context.branches[command.pollId] === command.to) return accept();
  if (!show.context.order.includes(command.to)) return refuse('wrong-phase', `${command.to} is on the bench. Insert it first.`);
  if (isSkipped(show.context, command.to)) return refuse('wrong-phase', `${command.to} is skipped. Bring it back first.`);
  return accept({ type: 'branch.confirmed', pollId: command.pollId, to: command.to });
};
