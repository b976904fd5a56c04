/** Why a cue cannot do its work now: told to whoever fires it by hand, and written down when its moment comes by itself. */

import type { RefusalCode } from '../contract/commands.ts';
import { type Saying, say, sentence } from '../contract/sayings.ts';
import type { EpochMs } from '../contract/units.ts';
import { type CueWorld, countdownEnd } from './cue-facts.ts';
import { boardRows } from './evening-board.ts';
import type { PlannedCue } from './plan.ts';
import { lastCloseOf } from './poll-machine.ts';
import { isPriceSecret } from './price-reveals.ts';
import { isShopKind, shopObstacle } from './shop-obstacle.ts';
import { approvedGuest, type PollState, type ShowContext } from './show-state.ts';
import { isAhead } from './vote-announced.ts';

/** No second poll opens before the last eligible path of the first has closed. */
const pollStillOpen = (context: ShowContext, now: EpochMs): string | undefined =>
  Object.entries(context.polls).find(
    ([, poll]) => poll.rules && (poll.phase === 'open' || poll.phase === 'closing') && lastCloseOf(poll.rules) > now,
  )?.[0];

/** Why no vote can open now because of another one, in words. */
export const otherVote = (context: ShowContext, now: EpochMs): Saying | undefined => {
  const called = Object.entries(context.polls).find(([, poll]) => poll.phase === 'armed' && poll.called !== null)?.[0];
  if (called !== undefined) return say('cue-vote-called', { poll: called });
  const open = pollStillOpen(context, now);
  return open === undefined ? undefined : say('cue-vote-open', { poll: open });
};

export type CueObstacle = { readonly code: RefusalCode; readonly why: Saying };

/** Neither opened nor called yet, or put off before it was. */
export const isToBeOpened = (poll: PollState | undefined): boolean =>
  poll !== undefined &&
  poll.called === null &&
  (poll.phase === 'idle' || poll.phase === 'armed' || (poll.phase === 'deferred' && poll.rules === null));

/** Its phase, as one says it. */
export const standing = ({ phase, called }: PollState): string => (phase === 'armed' && called !== null ? 'being opened' : phase);

const pollObstacle = (context: ShowContext, pollId: string, world: Pick<CueWorld, 'now' | 'voteObstacle'>): CueObstacle | undefined => {
  const poll = context.polls[pollId];
  if (!isToBeOpened(poll)) return { code: 'wrong-phase', why: say('cue-vote-already', { pollPhase: poll ? standing(poll) : 'unknown' }) };
  if (world.voteObstacle) return { code: 'phones-away', why: world.voteObstacle };
  const other = otherVote(context, world.now);
  return other === undefined ? undefined : { code: 'wrong-phase', why: other };
};

const tellsPrice = (cue: PlannedCue): cue is Extract<PlannedCue, { kind: 'graphic' | 'offer' }> =>
  cue.kind === 'offer' || (cue.kind === 'graphic' && cue.graphic === 'product-card');

/** Why this cue cannot do its work now; undefined when it can. */
export const cueObstacle = (
  context: ShowContext,
  cue: PlannedCue,
  world: Pick<CueWorld, 'now' | 'voteObstacle' | 'leftOf'>,
): CueObstacle | undefined => {
  if (cue.kind === 'poll') return pollObstacle(context, cue.poll, world);
  if (cue.kind === 'station-break' && context.slate === 'break') return { code: 'wrong-phase', why: say('in-a-break') };
  if (tellsPrice(cue) && isPriceSecret(context, cue.product)) return { code: 'wrong-phase', why: say('price-is-secret') };
  if (cue.kind !== 'graphic') return undefined;
  const shop = isShopKind(cue.graphic) ? shopObstacle(context, cue.graphic, cue, world.leftOf) : undefined;
  if (shop) return { code: 'wrong-phase', why: shop };
  if (cue.graphic === 'countdown' && countdownEnd(context, cue, world.now) === null)
    return { code: 'wrong-phase', why: say('nothing-to-count-to') };
  if (cue.graphic === 'vote-question' && !isAhead(context.polls[cue.poll ?? '']))
    return { code: 'wrong-phase', why: say('question-before-vote') };
  if (cue.graphic === 'board' && boardRows(context).length === 0) return { code: 'wrong-phase', why: say('board-is-empty') };
  return cue.graphic === 'lower-third' && (cue.guest === undefined || approvedGuest(context, cue.guest) === null)
    ? { code: 'not-approved', why: say('cue-no-name') }
    : undefined;
};

/** The same in words, for the record. */
export const whyNot = (...asked: Parameters<typeof cueObstacle>): string | undefined => {
  const why = cueObstacle(...asked)?.why;
  return why && sentence(why);
};

/** Bar and result come with their vote, whatever their cue does. */
const drawsByItself = (cue: PlannedCue): boolean =>
  cue.kind === 'offer' || (cue.kind === 'graphic' && cue.graphic !== 'vote-bar' && cue.graphic !== 'result');

/**
 * Why this cue does not fire by itself now, though a person may fire it; undefined when nothing holds it back.
 * Under a slate shots and clips only change what is beneath it; a station break would replace the slate.
 */
export const heldBack = ({ slate, frozenSince, graphicsFrozen }: ShowContext, cue: PlannedCue): string | undefined => {
  const { kind } = cue;
  if (graphicsFrozen !== null && drawsByItself(cue)) return 'The graphics were frozen.';
  if (slate === 'breakdown' && kind === 'station-break') return 'The breakdown slate was up.';
  const changesPicture = kind === 'shot' || kind === 'clip' || kind === 'station-break' || kind === 'audio';
  return frozenSince !== null && changesPicture ? 'The clock was frozen.' : undefined;
};
