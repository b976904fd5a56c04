/**
 * What a station's feed says: the show as one partner may know it, and what changed between two states of it.
 *
 * Each event replaces one part of the state whole, so a partner keeps the newest of each part and is right;
 * `foldEvents` is that rule, and folding the events of a change onto the state before gives the state after.
 */
import type { Checkpoint } from '../contract/audience.ts';
import type { GraphicOn, Money } from '../contract/graphics.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { OperatorView, PollRow, StationEvent } from '../contract/views.ts';
import { isAway } from './away.ts';
import { type OwnBreaks, ownBreaks } from './own-breaks.ts';
import type { PlannedStation } from './station-hours.ts';
import { mayPoll, mayProduct, maySegment, type StationMay, stationMay } from './station-may.ts';
import { overlayDelay, reachesPartners, stationGraphics, viewersDelay } from './station-view.ts';

export type StationPoll = {
  readonly id: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly productId: string | null;
  readonly phase: 'announced' | 'open' | 'closed' | 'revealed' | 'deferred' | 'void';
  /** At the origin. */
  readonly opensAt: EpochMs | null;
  readonly endsAt: EpochMs | null;
  /** No end was announced yet: `endsAt` is the latest there can be. */
  readonly openEnded: boolean;
  /** Viewers of this station's path may vote. */
  readonly eligible: boolean;
  /** When this station's viewers see it: from when, until when (null: not announced yet), and when to warn of the end. Null: not known yet. */
  readonly viewers: {
    readonly opensAt: EpochMs;
    readonly endsAt: EpochMs | null;
    readonly warnings: readonly EpochMs[];
  } | null;
};

type StationResult = { readonly decision: 'yea' | 'nay'; readonly yea: number; readonly nay: number };

export type StationState = {
  readonly onAir: boolean;
  /** The house has muted this station: it is told this once, and then nothing until a snapshot without it. */
  readonly muted: boolean;
  readonly activation: string | null;
  readonly kind: 'live' | 'simulated' | null;
  readonly episode: { readonly id: string; readonly title: LocalText; readonly date: string } | null;
  /** How much later than the origin this station's viewers see it. */
  readonly delay: Ms;
  /** It dumped its delay then, and builds it up again evenly over so long: until then its delay is less than `delay`. */
  readonly dumped?: { readonly at: EpochMs; readonly over: Ms };
  readonly segment: {
    readonly runId: string;
    readonly id: string;
    readonly title: LocalText;
    readonly kind: string;
    readonly startedAt: EpochMs;
    readonly endsAt: EpochMs;
  } | null;
  /** `on`: the show is in its station break. The rest only where the station has breaks of its own. */
  readonly break: { readonly on: boolean } & Partial<OwnBreaks>;
  /** `price` is null until it is revealed on air. */
  readonly product: { readonly id: string; readonly itemNumber: string; readonly name: LocalText; readonly price: Money | null } | null;
  readonly graphics: readonly GraphicOn[];
  readonly polls: readonly StationPoll[];
  readonly results: readonly ({ readonly pollId: string; readonly manual?: true } & StationResult)[];
  /** Results that were on air and were wrong: what was said, and what stands. `results` has what stands only. */
  readonly corrections: readonly {
    readonly pollId: string;
    readonly was: StationResult;
    readonly now: StationResult;
    readonly reason: string;
  }[];
  /** The newest signed head of the log of votes. */
  readonly checkpoint: Checkpoint | null;
  readonly ended: { readonly ended: boolean };
};

const phaseSaid = {
  idle: null,
  armed: 'announced',
  open: 'open',
  closing: 'closed',
  counting: 'closed',
  verified: 'closed',
  revealed: 'revealed',
  deferred: 'deferred',
  void: 'void',
} as const;

/** How long before its end a vote warns of it; one that is hardly longer than the warning does not. */
const warnedBefore: readonly Ms[] = [30_000, 10_000];
const warnings = (opensAt: EpochMs, endsAt: EpochMs): readonly EpochMs[] =>
  warnedBefore.flatMap((left) => (endsAt - opensAt > left * 1.4 ? [endsAt - left] : []));

const seenBy = ({ opensAt, endsAt, openEnded }: PollRow, pathDelay: Ms): StationPoll['viewers'] => {
  if (opensAt === null || endsAt === null) return null;
  const seen = { opensAt: opensAt + pathDelay, endsAt: endsAt + pathDelay };
  return openEnded ? { ...seen, endsAt: null, warnings: [] } : { ...seen, warnings: warnings(seen.opensAt, seen.endsAt) };
};

const pollSaid = (row: PollRow, { path, votes = true }: PlannedStation, pathDelay: Ms): readonly StationPoll[] => {
  const phase = phaseSaid[row.phase];
  if (phase === null) return [];
  const { id, question, yea, nay, opensAt, endsAt, openEnded, eligiblePaths } = row;
  const own = { openEnded, eligible: votes && eligiblePaths.includes(path), viewers: seenBy(row, pathDelay) };
  return [{ id, question, yea, nay, productId: row.productId ?? null, phase, opensAt, endsAt, ...own }];
};

const resultSaid = ({ id, phase, decision, counted, manual }: PollRow): StationState['results'] =>
  phase === 'revealed' && counted && (decision === 'yea' || decision === 'nay')
    ? [{ pollId: id, decision, yea: counted.yea, nay: counted.nay, ...(manual ? { manual } : {}) }]
    : [];

const correctionSaid = (row: PollRow): StationState['corrections'] => {
  const [now] = resultSaid(row);
  if (!now || !row.corrected) return [];
  const { decision, yea, nay, reason } = row.corrected;
  return [{ pollId: row.id, was: { decision, yea, nay }, now: { decision: now.decision, yea: now.yea, nay: now.nay }, reason }];
};

/** What a segment is called that is about something this station must not have: its title would name it, and so may its id. */
const untold = { id: 'other', title: { zh: '其他内容', en: 'Other content' } };

const segmentSaid = ({ onAir, rundown, wares }: OperatorView, may: StationMay): StationState['segment'] => {
  const row = onAir && rundown.find(({ id }) => id === onAir.segmentId);
  if (!onAir || !row) return null;
  if (!maySegment(may, wares, row.id))
    return { runId: onAir.runId, ...untold, kind: row.kind, startedAt: onAir.startedAt, endsAt: onAir.endsAt };
  return { runId: onAir.runId, id: row.id, title: row.title, kind: row.kind, startedAt: onAir.startedAt, endsAt: onAir.endsAt };
};

const productSaid = ({ onAir, rundown, products, wares }: OperatorView, may: StationMay): StationState['product'] => {
  const productId = rundown.find(({ id }) => id === onAir?.segmentId)?.productId;
  const row = products.find(({ id }) => id === productId);
  if (!row || !mayProduct(may, wares, row.id)) return null;
  return { id: row.id, itemNumber: row.itemNumber, name: row.name, price: row.isPriceSecret ? null : row.price };
};

export const offAir = (delay: Ms, muted = false): StationState => ({
  onAir: false,
  muted,
  activation: null,
  kind: null,
  episode: null,
  delay,
  segment: null,
  break: { on: false },
  product: null,
  graphics: [],
  polls: [],
  results: [],
  corrections: [],
  checkpoint: null,
  ended: { ended: false },
});

const dumpSaid = ({ dumped }: OperatorView, { id }: PlannedStation): Pick<StationState, 'dumped'> => {
  const own = dumped?.[id];
  return own ? { dumped: { at: own.at, over: own.over } } : {};
};

/** The show as this station may know it. @param pathDelay ms, of the path the station's viewers watch by */
export const stationState = (view: OperatorView, station: PlannedStation, pathDelay: Ms): StationState => {
  const delay = overlayDelay(station, pathDelay);
  const { activation, episode, phase } = view;
  if (!activation || !reachesPartners(activation.kind)) return offAir(delay);
  if (Object.hasOwn(view.muted, station.id)) return offAir(delay, true);
  const may = stationMay(station, viewersDelay(view.at, pathDelay, view.dumped?.[station.id]), view.at);
  if (may.isOut) return offAir(delay);
  const polls = view.polls.filter(({ id }) => mayPoll(may, view.wares, id));
  const breaks = view.localBreaks[station.id] ?? [];
  return {
    onAir: phase === 'live' || phase === 'frozen' || phase === 'break',
    muted: false,
    activation: activation.id,
    kind: activation.kind === 'live' ? 'live' : 'simulated',
    episode: episode && { id: episode.id, title: episode.title, date: episode.date },
    delay,
    ...dumpSaid(view, station),
    segment: segmentSaid(view, may),
    break: { on: phase === 'break' || view.onAir?.slate === 'break', ...ownBreaks(view, breaks, delay) },
    product: may.kind('product-card') ? productSaid(view, may) : null,
    graphics: isAway(breaks, view.at, delay, view.dumped?.[station.id]) ? [] : stationGraphics(view.graphics, station, may),
    polls: may.kind('vote-bar') ? polls.flatMap((row) => pollSaid(row, station, pathDelay)) : [],
    results: may.kind('result') ? polls.flatMap(resultSaid) : [],
    corrections: may.kind('result') ? polls.flatMap(correctionSaid) : [],
    checkpoint: view.voting?.checkpoint ?? null,
    ended: { ended: phase === 'ended' },
  };
};

export type Change = Omit<StationEvent, 'id'>;
/** In this order they are said: a partner hears of the segment before what is on screen in it. */
const parts = {
  segment: 'segment',
  break: 'break',
  product: 'product',
  graphics: 'graphics',
  poll: 'polls',
  result: 'results',
  correction: 'corrections',
  checkpoint: 'checkpoint',
  ended: 'ended',
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as readonly Part[];
const rank = (type: string): number => Object.keys(parts).indexOf(type);
/** Of two changes of one moment, the one that everybody is told first who is told both. */
export const inTheirOrder = (a: Pick<Change, 'type'>, b: Pick<Change, 'type'>): number => rank(a.type) - rank(b.type);
/** Of a state, what an event may replace. */
export const stationParts: readonly (typeof parts)[Part][] = partNames.map((part) => parts[part]);
const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
const frame = ({ onAir, muted, activation, kind, episode, delay, dumped }: StationState) => ({
  onAir,
  muted,
  activation,
  kind,
  episode,
  delay,
  dumped,
});

/**
 * What to tell a partner who knows `before`. Nothing when nothing of theirs changed; one snapshot when the
 * show itself is another (or comes on or goes off air).
 * @param at epoch ms, when this is so at the origin
 */
export const stationEvents = (before: StationState, after: StationState, at: EpochMs): readonly Change[] => {
  if (!same(frame(before), frame(after))) return [{ type: 'snapshot', onAirAt: at, data: after }];
  return partNames
    .filter((part) => !same(before[parts[part]], after[parts[part]]))
    .map((part) => ({
      type: part,
      // A later word on the same run, such as another end, is of its own moment.
      onAirAt: part === 'segment' && after.segment && after.segment.runId !== before.segment?.runId ? after.segment.startedAt : at,
      data: after[parts[part]],
    }));
};

const isPart = (type: string): type is Part => type in parts;

const fold = (known: StationState, { type, data }: Pick<StationEvent, 'type' | 'data'>): StationState => {
  if (type === 'snapshot') return data as StationState;
  return isPart(type) ? { ...known, [parts[type]]: data } : known;
};

/** The state after these events: how a partner keeps up. Figures and codes travel apart and change nothing here. */
export const foldEvents = (state: StationState, events: readonly Pick<StationEvent, 'type' | 'data'>[]): StationState =>
  events.reduce(fold, state);

/**
 * A signed head is never taken back: a server that has just started has not heard it from the phones' door yet.
 * @returns `after` itself where nothing is missing
 */
export const keepsItsHead = (before: StationState, after: StationState): StationState =>
  after.checkpoint === null && before.checkpoint !== null && after.activation === before.activation && after.activation !== null
    ? { ...after, checkpoint: before.checkpoint }
    : after;
