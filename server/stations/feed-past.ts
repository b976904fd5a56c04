/**
 * What stations were told in earlier lives of the server, from the book: each station's events in one unbroken chain, and the state they end in.
 *
 * A chain is broken where a sequence is left out (a disk that was away for too long): only what comes after is used. One that holds no
 * snapshot says nothing of the whole, and is not used at all: that station begins anew.
 */
import type { Figures } from '../contract/graphics.ts';
import type { EpochMs } from '../contract/units.ts';
import type { StationEvent } from '../contract/views.ts';
import { foldEvents } from '../core/station-feed.ts';
import { offAir, type StationState } from '../core/station-state.ts';
import type { FeedEntry, FeedPast, HookMark } from '../ports/feed-book.ts';
import type { EarlierEvents } from './event-ring.ts';

export type EarlierSeat = { readonly events: EarlierEvents; readonly state: StationState; readonly at: EpochMs };
export type EarlierFigures = { readonly activation: string; readonly figures: Figures };
export type Earlier = {
  readonly seats: ReadonlyMap<string, EarlierSeat>;
  readonly figures: EarlierFigures | null;
  /** Added to the revisions of this life's figures: each life has a range of its own, so that none falls. */
  readonly revisionsFrom: number;
  readonly hooks: readonly HookMark[];
};

export const nothingEarlier: Earlier = { seats: new Map(), figures: null, revisionsFrom: 0, hooks: [] };

const revisionsOfALife = 2 ** 32;

type Chain = { readonly epoch: string; readonly sequence: number; readonly events: StationEvent[] };

type Said = Omit<StationEvent, 'id'>;
type Told = { readonly life: number; readonly epoch: string; readonly sequence: number; readonly said: Said };

/** By station, in its own order: some may have been told later of what others were told before. */
const toldTo = (entries: readonly FeedEntry[]): ReadonlyMap<string, readonly Told[]> => {
  const lives = new Map<string, number>();
  const all = new Map<string, Told[]>();
  for (const { epoch, type, onAirAt, data, told } of entries) {
    const life = lives.get(epoch) ?? lives.size;
    lives.set(epoch, life);
    const said = { type: type as StationEvent['type'], onAirAt, data: JSON.parse(data) as unknown };
    for (const [station, sequence] of Object.entries(told)) {
      const theirs = all.get(station) ?? [];
      theirs.push({ life, epoch, sequence, said });
      all.set(station, theirs);
    }
  }
  for (const theirs of all.values()) theirs.sort((a, b) => a.life - b.life || a.sequence - b.sequence);
  return all;
};

const follows = (chain: Chain | undefined, epoch: string, sequence: number): boolean =>
  chain !== undefined && sequence === (chain.epoch === epoch ? chain.sequence + 1 : 1);

/** The newest without a gap. */
const chainOf = (told: readonly Told[]): Chain | undefined => {
  let chain: Chain | undefined;
  for (const { epoch, sequence, said } of told) {
    const events = chain && follows(chain, epoch, sequence) ? chain.events : [];
    events.push({ id: `${epoch}-${sequence}`, ...said });
    chain = { epoch, sequence, events };
  }
  return chain;
};

const seatOf = ({ events }: Chain): EarlierSeat | undefined => {
  const [first, ...rest] = events;
  const newest = events.findLastIndex(({ type }) => type === 'snapshot');
  if (!first || newest < 0) return undefined;
  const state = foldEvents(offAir(0), events.slice(newest));
  return { events: [first, ...rest], state, at: events.at(-1)?.onAirAt ?? first.onAirAt };
};

export const earlierOf = ({ entries, figures, hooks }: FeedPast): Earlier => ({
  seats: new Map(
    [...toldTo(entries)].flatMap(([station, told]) => {
      const chain = chainOf(told);
      const seat = chain && seatOf(chain);
      return seat ? [[station, seat] as const] : [];
    }),
  ),
  figures: figures && { activation: figures.activation, figures: JSON.parse(figures.figures) as Figures },
  revisionsFrom: figures ? (Math.floor(figures.revision / revisionsOfALife) + 1) * revisionsOfALife : 0,
  hooks,
});
