/**
 * A vote announced: its question alone on screen before its window opens.
 *
 * It counts to the opening only where the show has one on record: the vote is called, or its cue fires by itself. It goes when the
 * vote opens; without that it goes by itself, also on a page that hears nothing any more.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import { cueTime, waiting } from './cue-time.ts';
import type { GraphicState, Until } from './facts.ts';
import { onAirRun, type PollState, type ShowContext } from './show-state.ts';

/** How long a question stands whose opening nobody has set. */
const standsFor: Ms = 120_000;
/** How much later than announced a vote may open before its question goes. */
const patience: Ms = 10_000;

/** May its question be asked, or has it been? */
export const isAhead = (poll: PollState | undefined): boolean =>
  poll !== undefined &&
  (poll.phase === 'idle' || poll.phase === 'armed' || poll.phase === 'void' || (poll.phase === 'deferred' && poll.rules === null));

/** When it opens, as far as that is on record; null while nobody has said so, or while the clock is frozen. */
export const opensAt = (context: ShowContext, pollId: string): EpochMs | null => {
  const poll = context.polls[pollId];
  if (poll?.called) return poll.called.rules.opensAt;
  if (poll?.rules && poll.phase === 'open') return poll.rules.opensAt;
  const run = onAirRun(context);
  if (!run || context.frozenSince !== null) return null;
  const cue = waiting(context, run).find((one) => one.kind === 'poll' && one.poll === pollId);
  return cue ? cueTime(run, cue) : null;
};

/** @param goesAt as its cue says, or whoever puts it on; undefined: when it opens */
export const questionTimes = (
  context: ShowContext,
  pollId: string,
  now: EpochMs,
  goesAt?: EpochMs,
): { readonly startsAt: EpochMs; readonly endsAt: EpochMs; readonly until: Until } => {
  const opens = opensAt(context, pollId);
  const endsAt = goesAt ?? (opens !== null && opens > now ? opens + patience : now + standsFor);
  return { startsAt: now, endsAt, until: 'time' };
};

/** When a vote opens, its own question stands to that moment, so that the bar takes its place without a gap; no other question stays. */
export const questionsAtOpening = (
  graphics: readonly GraphicState[],
  pollId: string,
  opens: EpochMs,
  at: EpochMs,
): readonly GraphicState[] =>
  graphics.flatMap((graphic) => {
    if (graphic.kind !== 'vote-question' || graphic.pollId !== pollId || opens <= at || graphic.startsAt >= opens) return [];
    return [{ ...graphic, endsAt: Math.min(opens, graphic.endsAt ?? opens) }];
  });
