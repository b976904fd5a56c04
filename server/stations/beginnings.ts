/**
 * What a reader is told first when it comes: what it missed, or all of it.
 *
 * Nothing of before a mute, nor of before the station's rule became another, is told afterwards: of that the snapshot has what it may still have.
 */
import type { StationEvent } from '../contract/views.ts';
import type { StationState } from '../core/station-state.ts';
import type { DeliveryDesk } from './delivery-desk.ts';
import type { FeedLine } from './feed-line.ts';
import type { SeatFeed } from './seat-feed.ts';

const isMute = ({ type, data }: StationEvent): boolean => type === 'snapshot' && (data as StationState).muted;

/** @param epoch of this life of the server */
export const beginnings = (
  epoch: string,
  { ring, state, snapshot }: Pick<SeatFeed, 'ring' | 'state' | 'snapshot'>,
  delivery: Pick<DeliveryDesk, 'join'>,
) => {
  /** How many events there were when its rule became another. */
  let ruledAt: number | undefined;
  const ofThisLife = (events: readonly StationEvent[]): number => events.filter(({ id }) => id.startsWith(`${epoch}-`)).length;
  const missedBy = (lastId: string | undefined): readonly StationEvent[] | undefined => {
    const missed = lastId === undefined || state().muted ? undefined : ring.after(lastId);
    if (!missed) return undefined;
    const isOfBefore = ruledAt !== undefined && ring.sequence() - missed.length < ruledAt;
    return isOfBefore ? undefined : missed.slice(Math.max(0, missed.findLastIndex(isMute)));
  };
  return {
    /** From now on another rule holds. */
    anew: () => {
      ruledAt = ring.sequence();
    },
    with: (line: FeedLine, lastId: string | undefined) => {
      const missed = missedBy(lastId);
      delivery.join(line, ring.sequence() - ofThisLife(missed ?? []), missed === undefined);
      for (const event of missed ?? [snapshot()]) line.tell(event);
    },
  };
};
