/**
 * What the overlay shows right now: a vote, a result, what is sold, or nothing. Pure.
 *
 * The server tells everything by the path's own delay and not before. A player that is later still is held back here.
 */
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { EmbedShows } from '../../server/contract/embed-messages.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';
import { secondsLeft } from '../phone/moment.ts';
import { type Moved, type Notice, noticeOf } from '../phone/notice.ts';

export type Product = NonNullable<PhoneEpisode['product']>;
export type Shown =
  | { readonly is: 'nothing' }
  | {
      readonly is: 'vote';
      readonly moment: 'open' | 'counting';
      readonly poll: PhonePoll;
      readonly seconds: number;
      readonly notice: Notice;
    }
  | { readonly is: 'result'; readonly moment: 'result' | 'deferred' | 'void'; readonly poll: PhonePoll }
  | { readonly is: 'product'; readonly product: Product };

export const whatOf = (shown: Shown): EmbedShows | undefined => (shown.is === 'nothing' ? undefined : shown.is);

/** As late as the server keeps things for a player; left for a vote to arrive before the last window closes. Ms. */
const longestHold = 30_000;
const spare = 2000;

/** @param player how far behind the origin its picture is; @param path the delay by which the server tells already. Ms, never negative */
export const holdOf = (player: number | undefined, path: number): number => Math.min(longestHold, Math.max(0, (player ?? path) - path));

/** The same poll as a later player has it: nobody gets more time than the door takes votes. */
const heldBack = (poll: PhonePoll, hold: number): PhonePoll =>
  hold === 0
    ? poll
    : {
        ...poll,
        opensAt: poll.opensAt + hold,
        endsAt: Math.max(poll.endsAt, Math.min(poll.endsAt + hold, poll.closesAt - spare)),
      };

const showPoll = (poll: PhonePoll, hold: number, moved: Moved | undefined, now: number): Shown | undefined => {
  const { shown, outcome } = poll;
  if (!shown || now < shown.from + hold || now >= shown.until + hold) return undefined;
  if (outcome)
    return { is: 'result', moment: outcome.decision === 'yea' || outcome.decision === 'nay' ? 'result' : outcome.decision, poll };
  const held = heldBack(poll, hold);
  if (now >= held.endsAt) return { is: 'vote', moment: 'counting', poll: held, seconds: 0, notice: { is: 'none' } };
  const seconds = secondsLeft(held.endsAt, now);
  return { is: 'vote', moment: 'open', poll: held, seconds, notice: noticeOf(held, seconds, moved, now) };
};

type Told = { readonly episode: PhoneEpisode | null; readonly polls: readonly PhonePoll[]; readonly moved: Moved | undefined };

/** @param product what is sold in this player's picture */
export const whatShows = ({ episode, polls, moved }: Told, product: Product | undefined, hold: number, now: number): Shown => {
  if (!episode) return { is: 'nothing' };
  const newest = [...polls].sort((a, b) => b.number - a.number);
  for (const poll of newest) {
    const shown = showPoll(poll, hold, moved, now);
    if (shown) return shown;
  }
  return product ? { is: 'product', product } : { is: 'nothing' };
};
