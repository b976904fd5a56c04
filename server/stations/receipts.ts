/**
 * How a station’s feed does, and what the station has: by its own word where it gives one, else as far as its lines have taken what we sent.
 *
 * A station that says when it showed an event lets us measure its delay. What cannot be so is not believed: it stays "not measured".
 */
import type { Measure } from '../contract/measured-delay.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import type { FeedRow } from '../core/station-health.ts';
import type { DeliveryDesk } from './delivery-desk.ts';
import type { FeedLine, Taken } from './feed-line.ts';
import { openPollers } from './polling-lately.ts';

/** `shownAt`: epoch ms by our clock, when the station's viewers saw it. */
export type Acknowledged = { readonly id: string; readonly shownAt?: EpochMs | undefined };

export type Receipts = {
  /** @param event the one it speaks of; without it nothing is noted. @returns false then */
  readonly acknowledged: (said: Acknowledged, event: StationEvent | undefined) => boolean;
  /** A line is about to go: what it took is remembered. */
  readonly took: (line: FeedLine) => void;
  /** The next heartbeat is due on these lines. */
  readonly beat: (lines: ReadonlySet<FeedLine>) => void;
  /** Its page read it in its return picture. */
  readonly measured: (delay: Ms) => void;
  readonly polled: (address: string | undefined) => void;
  readonly now: (
    lines: ReadonlySet<FeedLine>,
  ) => Pick<FeedRow, 'feeds' | 'lastHeard' | 'lag' | 'has' | 'measured' | 'measuredAt' | 'coded' | 'missed' | 'from' | 'polls'>;
};

const longestDelay: Ms = 180_000;
/** A line that has not taken what was sent so long ago has missed a heartbeat when the next is due. */
const untaken: Ms = 1000;
const mostPlaces = 20;

const newer = (a: Taken | null, b: Taken | null): Taken | null => (a && (!b || a.at >= b.at) ? a : b);

/** @param delivery is told what was acknowledged, and which line is about to go */
export const openReceipts = (now: () => EpochMs, delivery: Pick<DeliveryDesk, 'acknowledged' | 'leave'>): Receipts => {
  let own: Taken | null = null;
  let taken: Taken | null = null;
  let measured: Ms | null = null;
  let measuredAt: EpochMs | null = null;
  let coded: Measure | undefined;
  let lastHeard: EpochMs | null = null;
  let missed = 0;
  const pollers = openPollers(now);
  /** As it stays while nobody listens and nothing is heard: it is asked for each second, of each station. */
  let still: ReturnType<Receipts['now']> | undefined;
  return {
    acknowledged: ({ id, shownAt }, event) => {
      if (!event) return false;
      still = undefined;
      delivery.acknowledged(id);
      own = { event: id, at: now() };
      const delay = shownAt === undefined ? undefined : shownAt - event.onAirAt;
      if (delay === undefined || delay < 0 || delay > longestDelay) return true;
      measured = delay;
      measuredAt = now();
      return true;
    },
    took: (line) => {
      still = undefined;
      delivery.leave(line);
      taken = newer(line.taken(), taken);
      lastHeard = Math.max(lastHeard ?? 0, line.lastHeard());
    },
    beat: (lines) => {
      missed += [...lines].filter((line) => line.lag() >= untaken).length;
    },
    measured: (delay) => {
      still = undefined;
      coded = { delay, at: now() };
    },
    polled: (address) => {
      still = undefined;
      lastHeard = Math.max(lastHeard ?? 0, now());
      pollers.polled(address);
    },
    now: (lines) => {
      if (still && lines.size === 0) return still;
      const heard = [...lines].filter((line) => line.isDead?.() !== true);
      for (const line of heard) lastHeard = Math.max(lastHeard ?? 0, line.lastHeard());
      const newest = [...lines].reduce((best, line) => newer(line.taken(), best), taken);
      const has = own ? { ...own, by: 'station' as const } : newest && { ...newest, by: 'line' as const };
      const lag = Math.max(0, ...[...lines].map((line) => line.lag()));
      const polling = pollers.now();
      const from = [...new Set([...[...lines].flatMap((line) => line.from ?? []), ...polling])].slice(0, mostPlaces);
      const known = { measured, measuredAt, ...(coded ? { coded } : {}) };
      const row = { feeds: heard.length, lastHeard, lag, has, ...known, missed, from, polls: polling.length };
      still = lines.size + polling.length === 0 ? row : undefined;
      return row;
    },
  };
};
