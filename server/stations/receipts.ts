/**
 * What a station has: by its own word where it gives one, else as far as its lines have taken what we sent.
 *
 * A station that says when it showed an event lets us measure its delay. What cannot be so is not believed: it stays "not measured".
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationEvent, StationRow } from '../contract/views.ts';
import type { FeedLine, Taken } from './feed-line.ts';

/** `shownAt`: epoch ms by our clock, when the station's viewers saw it. */
export type Acknowledged = { readonly id: string; readonly shownAt?: EpochMs | undefined };

export type Receipts = {
  /** @param event the one it speaks of; without it nothing is noted. @returns false then */
  readonly acknowledged: (said: Acknowledged, event: StationEvent | undefined) => boolean;
  /** A line is about to go: what it took is remembered. */
  readonly took: (line: FeedLine) => void;
  readonly now: (lines: Iterable<FeedLine>) => Pick<StationRow, 'has' | 'measured'>;
};

const longestDelay: Ms = 180_000;

const newer = (a: Taken | null, b: Taken | null): Taken | null => (a && (!b || a.at >= b.at) ? a : b);

export const openReceipts = (now: () => EpochMs): Receipts => {
  let own: Taken | null = null;
  let taken: Taken | null = null;
  let measured: Ms | null = null;
  return {
    acknowledged: ({ id, shownAt }, event) => {
      if (!event) return false;
      own = { event: id, at: now() };
      const delay = shownAt === undefined ? undefined : shownAt - event.onAirAt;
      if (delay !== undefined && delay >= 0 && delay <= longestDelay) measured = delay;
      return true;
    },
    took: (line) => {
      taken = newer(line.taken(), taken);
    },
    now: (lines) => {
      const newest = [...lines].reduce((best, line) => newer(line.taken(), best), taken);
      if (own) return { measured, has: { ...own, by: 'station' } };
      return { measured, has: newest && { ...newest, by: 'line' } };
    },
  };
};
