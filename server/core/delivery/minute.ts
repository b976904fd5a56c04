/**
 * One minute of one station, as it is looked at once a second. Bounded, whatever a station or its pages do.
 *
 * A look says how it was since the look before; a second that nobody looked at has no record, and is never guessed.
 */
import type { DeliveryMinute, Range, Stood } from '../../contract/delivery.ts';
import { type EpochMs, type Ms, minutes } from '../../contract/units.ts';
import { addLag } from './lag-classes.ts';
import { unionOf } from './ranges.ts';

export type StoodWhat = Pick<Stood, 'id' | 'kind' | 'what' | 'productId' | 'mandatory' | 'paid'>;

export type Look = {
  readonly at: EpochMs;
  readonly connected: boolean;
  readonly usesFeed: boolean;
  /** Null: no feed, or no page, whose lag it could be. */
  readonly feedLag: Ms | null;
  readonly pageLag: Ms | null;
  /** Since the look before. */
  readonly missed: number;
  readonly fps: number | null;
  readonly stands: readonly StoodWhat[];
  readonly alarms: readonly string[];
  readonly events: {
    readonly epoch: string;
    readonly due: Range | null;
    readonly taken: readonly Range[];
    readonly acknowledged: readonly Range[];
    readonly snapshot: number;
  };
};

const oneMinute: Ms = minutes(1);
/** Further apart than this two looks say nothing of what was between them. */
const mostBetweenLooks: Ms = 3000;
const mostRanges = 24;
const mostStanding = 60;
const mostAlarms = 12;

export const minuteOf = (at: EpochMs): EpochMs => Math.floor(at / oneMinute) * oneMinute;
const secondOf = (at: EpochMs): number => Math.floor(at / 1000);

export const emptyMinute = (minute: EpochMs, life: string): DeliveryMinute => ({
  ...{ minute, life, rev: 0, epoch: '' },
  seconds: '.'.repeat(60),
  ...{ due: null, taken: [], acknowledged: [], snapshot: 0, usedFeed: false },
  ...{ feedLag: [], pageLag: [], missed: 0, fps: null, stood: [], alarms: {} },
});

/** The seconds of this minute from the one after the look before to this one. */
const marked = ({ minute, seconds }: DeliveryMinute, { at, connected }: Look, before: Look | undefined): string => {
  const first = before ? Math.min(secondOf(before.at) + 1, secondOf(at)) : secondOf(at);
  const [from, until] = [Math.max(0, first - secondOf(minute)), Math.min(59, secondOf(at) - secondOf(minute))];
  // Of a hundred stations, once a second: only what is new is written.
  const fresh = [...seconds.slice(from, until + 1)].map((known) => (known === '1' || connected ? '1' : '0')).join('');
  return seconds.slice(0, from) + fresh + seconds.slice(until + 1);
};

/** What stood at both looks stood between them; what came or went since the look before is claimed for none of it. */
const withStanding = (stood: readonly Stood[], { at, stands }: Look, before: Look | undefined): Stood[] => {
  const now = new Map(stands.map((what) => [what.id, what]));
  const since = (id: string): EpochMs => (before?.stands.some((what) => what.id === id) ? before.at : at);
  const known = stood.map((one) => (now.delete(one.id) ? { ...one, last: at, lasted: one.lasted + at - since(one.id) } : one));
  const fresh = [...now.values()].map((what) => ({ ...what, first: since(what.id), last: at, lasted: at - since(what.id) }));
  return [...known, ...fresh].slice(0, mostStanding);
};

const withAlarms = (alarms: DeliveryMinute['alarms'], kinds: readonly string[], before: readonly string[]): DeliveryMinute['alarms'] => {
  const after = { ...alarms };
  for (const kind of kinds.slice(0, mostAlarms)) {
    const { times = 0, seconds = 0 } = after[kind] ?? {};
    after[kind] = { times: times + (before.includes(kind) ? 0 : 1), seconds: seconds + 1 };
  }
  return after;
};

const withRanges = (ranges: readonly Range[], more: readonly Range[]): Range[] =>
  unionOf([...ranges, ...more])
    .slice(-mostRanges)
    .map(([from, until]) => [from, until]);

/** @param look of this minute. @param before the look before it in this life, whichever minute that was in */
export const addLook = (known: DeliveryMinute, look: Look, last?: Look): DeliveryMinute => {
  const before = last && look.at - last.at <= mostBetweenLooks ? last : undefined;
  const { epoch, due, taken, acknowledged, snapshot } = look.events;
  const { fps } = look;
  return {
    ...known,
    rev: known.rev + 1,
    epoch,
    seconds: marked(known, look, before),
    due: due && known.due ? [Math.min(due[0], known.due[0]), Math.max(due[1], known.due[1])] : due ? [due[0], due[1]] : known.due,
    taken: withRanges(known.taken, taken) as DeliveryMinute['taken'],
    acknowledged: withRanges(known.acknowledged, acknowledged) as DeliveryMinute['acknowledged'],
    snapshot: Math.max(known.snapshot, snapshot),
    usedFeed: known.usedFeed || look.usesFeed,
    feedLag: look.feedLag === null ? known.feedLag : addLag(known.feedLag, look.feedLag),
    pageLag: look.pageLag === null ? known.pageLag : addLag(known.pageLag, look.pageLag),
    missed: known.missed + look.missed,
    fps:
      fps === null
        ? known.fps
        : { words: (known.fps?.words ?? 0) + 1, sum: (known.fps?.sum ?? 0) + fps, least: Math.min(known.fps?.least ?? fps, fps) },
    stood: withStanding(known.stood, look, before),
    alarms: withAlarms(known.alarms, look.alarms, before?.alarms ?? []),
  };
};
