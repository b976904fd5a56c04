/**
 * The simulated audience: as many phones as asked for, each on its own way of watching, each with its own mind.
 *
 * Keeps what every phone was last told stands: what the counts must be, whatever happened on the way.
 */
import type { PhoneMessage } from '../../contract/phone.ts';
import type { EpochMs } from '../../contract/units.ts';
import { openChance } from './chance.ts';
import type { ReadMessage } from './phone-line.ts';
import { openViewer, type Viewer } from './viewer.ts';

export type PollTally = {
  readonly sent: number;
  readonly acknowledged: number;
  readonly yea: number;
  readonly nay: number;
  /** By the door's code; `no answer` when none came. */
  readonly refused: Readonly<Record<string, number>>;
};

export type Viewers = {
  /** How many have a pass of this activation. */
  ready(activationId: string): number;
  /** Votes acknowledged so far, for the progress bar. */
  acknowledged(): number;
  tallies(): Readonly<Record<string, PollTally>>;
  isQuiet(): boolean;
  close(): void;
};

export type ViewersNeeds = {
  readonly url: string;
  readonly count: number;
  /** Ways of watching whose viewers may vote. */
  readonly paths: readonly string[];
  readonly seed: number;
  /** How likely each says yea, 0…1; each product its own when left out. */
  readonly lean?: number;
  /** The only activation they may vote in; `strangeEpisode` is called when the door shows another. */
  readonly only?: string;
  readonly strangeEpisode?: () => void;
};

/** Phones come in at this pace: a door is not stormed in one moment. */
const arrivalsAtOnce = 40;
const arrivalGap = 20;

/** Many phones are told the same words: they are read once. */
const readOnce = (seen: (now: EpochMs) => void): ReadMessage => {
  const known = new Map<string, PhoneMessage>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const message = JSON.parse(text) as PhoneMessage;
    if ('now' in message) seen(message.now);
    if (known.size > 50) known.clear();
    known.set(text, message);
    return message;
  };
};

/** The door's clock, as well as its messages tell it: the least delayed one tells it best. */
const openDoorClock = () => {
  let offset = Number.NEGATIVE_INFINITY;
  return {
    seen: (now: EpochMs) => {
      offset = Math.max(offset, now - performance.now());
    },
    now: (): EpochMs => (offset === Number.NEGATIVE_INFINITY ? Date.now() : performance.now() + offset),
  };
};

const nothing: PollTally = { sent: 0, acknowledged: 0, yea: 0, nay: 0, refused: {} };

const tallyOf = (viewers: readonly Viewer[]): Record<string, PollTally> => {
  const tallies: Record<string, PollTally> = {};
  for (const vote of viewers.flatMap((viewer) => viewer.votes())) {
    if (!vote.isSent) continue;
    const one = tallies[vote.pollId] ?? nothing;
    const why = vote.isAcknowledged ? undefined : (vote.refused ?? 'no answer');
    tallies[vote.pollId] = {
      sent: one.sent + 1,
      // A refused change leaves the earlier choice, which was acknowledged.
      acknowledged: one.acknowledged + (vote.stands === undefined ? 0 : 1),
      yea: one.yea + (vote.stands === 'yea' ? 1 : 0),
      nay: one.nay + (vote.stands === 'nay' ? 1 : 0),
      refused: why === undefined ? one.refused : { ...one.refused, [why]: (one.refused[why] ?? 0) + 1 },
    };
  }
  return tallies;
};

export const openViewers = ({ url, count, paths, seed, lean: fixed, only, strangeEpisode }: ViewersNeeds): Viewers => {
  const viewers: Viewer[] = [];
  const clock = openDoorClock();
  const read = readOnce(clock.seen);
  const leans = new Map<string, number>();
  const taste = openChance(seed);
  /** Some products please most, some do not. */
  const lean = (pollId: string): number => {
    if (fixed !== undefined) return fixed;
    const known = leans.get(pollId) ?? taste.between(0.3, 0.85);
    leans.set(pollId, known);
    return known;
  };
  const arrive = () => {
    for (let n = 0; n < arrivalsAtOnce && viewers.length < count; n += 1) {
      const id = viewers.length;
      viewers.push(
        openViewer({
          url,
          now: clock.now,
          read,
          lean,
          only: only === undefined ? undefined : { activationId: only, strange: strangeEpisode ?? (() => undefined) },
          path: paths[id % Math.max(1, paths.length)],
          chance: openChance(seed * 100_003 + id),
        }),
      );
    }
    if (viewers.length >= count) clearInterval(arrivals);
  };
  const arrivals = setInterval(arrive, arrivalGap);
  arrive();

  return {
    ready: (activationId) => viewers.filter((viewer) => viewer.hasPass() && viewer.activationId() === activationId).length,
    acknowledged: () => viewers.reduce((sum, viewer) => sum + viewer.votes().filter((vote) => vote.stands !== undefined).length, 0),
    tallies: () => tallyOf(viewers),
    isQuiet: () => viewers.every((viewer) => viewer.isQuiet()),
    close: () => {
      clearInterval(arrivals);
      for (const viewer of viewers) viewer.close();
    },
  };
};
