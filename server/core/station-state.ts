/**
 * The show as one partner may know it. What many partners are told alike is one value for all of them.
 */
import type { Checkpoint } from '../contract/audience.ts';
import type { GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import { isAway } from './away.ts';
import { type OwnBreaks, ownBreaks } from './own-breaks.ts';
import type { PlannedStation } from './station-hours.ts';
import { isOut, mayPoll, mayProduct, maySegment, ruleName, type StationMay, stationMay } from './station-may.ts';
import { openStationPolls, type StationPoll, type StationPolls } from './station-polls.ts';
import { type ShownToStations, type StationResult, type StationShow, stationShow, type ToldVote } from './station-show.ts';
import { isForPath, overlayDelay, reachesPartners, stationGraphics, viewersDelay } from './station-view.ts';

export type { StationPoll } from './station-polls.ts';

export type StationState = {
  readonly onAir: boolean;
  /** The house has muted this station: it is told this once, and then nothing until a snapshot without it. */
  readonly muted: boolean;
  readonly activation: string | null;
  readonly kind: 'live' | 'simulated' | null;
  readonly episode: StationShow['episode'];
  /** How much later than the origin this station's viewers see it. */
  readonly delay: Ms;
  /** It dumped its delay then, and builds it up again evenly over so long: until then its delay is less than `delay`. */
  readonly dumped?: { readonly at: EpochMs; readonly over: Ms };
  readonly segment: StationShow['segment'];
  /** `on`: the show is in its station break. The rest only where the station has breaks of its own. */
  readonly break: { readonly on: boolean } & Partial<OwnBreaks>;
  readonly product: StationShow['product'];
  readonly graphics: readonly GraphicOn[];
  readonly polls: readonly StationPoll[];
  /** With what was asked: who has no votes may have their results. */
  readonly results: readonly ({ readonly pollId: string; readonly question: LocalText; readonly manual?: true } & StationResult)[];
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

const resultSaid = ({ id, question, result }: ToldVote): StationState['results'] => {
  if (!result) return [];
  const { decision, yea, nay, manual } = result;
  return [{ pollId: id, question, decision, yea, nay, ...(manual ? { manual } : {}) }];
};

const correctionSaid = (vote: ToldVote): StationState['corrections'] => {
  const [now] = resultSaid(vote);
  if (!now || !vote.corrected) return [];
  const { decision, yea, nay, reason } = vote.corrected;
  return [{ pollId: vote.id, was: { decision, yea, nay }, now: { decision: now.decision, yea: now.yea, nay: now.nay }, reason }];
};

/** What a segment is called that is about something this station must not have: its title would name it, and so may its id. */
const untold = { id: 'other', title: { zh: '其他内容', en: 'Other content' } };

const segmentSaid = ({ segment, wares }: StationShow, may: StationMay): StationState['segment'] =>
  !segment || maySegment(may, wares, segment.id) ? segment : { ...segment, ...untold };

const productSaid = ({ product, wares }: StationShow, may: StationMay): StationState['product'] =>
  product && may.kind('product-card') && mayProduct(may, wares, product.id) ? product : null;

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

const dumpSaid = ({ dumped }: StationShow, { id }: PlannedStation): Pick<StationState, 'dumped'> => {
  const own = dumped?.[id];
  return own ? { dumped: { at: own.at, over: own.over } } : {};
};

/** Worked out once for all that have the same name. */
const named = <Of extends readonly unknown[], T>(make: (name: string, ...of: Of) => T) => {
  const known = new Map<string, { readonly value: T }>();
  return (name: string, ...of: Of): T => {
    const found = known.get(name) ?? { value: make(name, ...of) };
    known.set(name, found);
    return found.value;
  };
};

/** What a station may have; asked only where it is not known what all like it are told. */
type AskMay = () => StationMay;

/** What stations with one rule are told alike, whatever their delays. */
const partsFor = (show: StationShow) => (_name: string, ask: AskMay) => {
  const may = ask();
  const polls = show.polls.filter(({ id }) => mayPoll(may, show.wares, id));
  return {
    segment: segmentSaid(show, may),
    product: productSaid(show, may),
    polls: may.kind('vote-bar') ? polls : [],
    results: may.kind('result') ? polls.flatMap(resultSaid) : [],
    corrections: may.kind('result') && may.kind('correction') ? polls.flatMap(correctionSaid) : [],
  };
};

/** To whoever is away. */
const nothingSaid = { segment: null, product: null, results: [], corrections: [], graphics: [], polls: [] };

/** Told to everybody of whom nothing is withheld altogether. */
const onceFor = ({ activation, phase, isBreak, episode, checkpoint }: StationShow) => ({
  activation: activation?.id ?? null,
  kind: activation && (activation.kind === 'live' ? ('live' as const) : ('simulated' as const)),
  onAir: phase === 'live' || phase === 'frozen' || phase === 'break',
  break: { on: isBreak },
  episode,
  checkpoint,
  ended: { ended: phase === 'ended' },
});

/** Who is told nothing of the show; undefined: this station is told of it. */
const withoutShow = ({ activation, muted }: StationShow, station: PlannedStation, delay: Ms): StationState | undefined => {
  if (!activation || !reachesPartners(activation.kind)) return offAir(delay);
  return Object.hasOwn(muted, station.id) ? offAir(delay, true) : undefined;
};

/** What of a show each station is told; asked at most once for all that are told the same. */
const sayingsOf = (show: StationShow, said: StationPolls) => {
  const parts = named(partsFor(show));
  const differs = show.graphics.some(isForPath);
  const graphicsFor = named((_name, ask: AskMay, station: PlannedStation) => stationGraphics(show.graphics, station, ask()));
  const pollsFor = named((name, rows: readonly ToldVote[], station: PlannedStation, pathDelay: Ms) =>
    said.of(name, rows, station, pathDelay),
  );
  /** @param seenLater ms, by which its viewers see the show later now */
  return (station: PlannedStation, pathDelay: Ms, seenLater: Ms) => {
    const ask: AskMay = () => stationMay(station, seenLater, show.at);
    const name = ruleName(station, seenLater);
    const withPath = `${station.path} ${station.votes ?? true} ${name}`;
    const { polls, ...own } = parts(name, ask);
    return {
      ...own,
      graphics: graphicsFor(differs ? withPath : name, ask, station),
      polls: pollsFor(`${pathDelay} ${withPath}`, polls, station, pathDelay),
    };
  };
};

/**
 * What every station may know of this show. What stations are told alike is one value for all of them, so that it is compared and
 * encoded once. @param said of votes at the moments before. @returns `pathDelay`: ms, of the path the station's viewers watch by
 */
export const stationStates = (show: StationShow, said = openStationPolls()): ((station: PlannedStation, pathDelay: Ms) => StationState) => {
  const once = onceFor(show);
  const sayings = sayingsOf(show, said);
  return (station, pathDelay) => {
    const delay = overlayDelay(station, pathDelay);
    const without = withoutShow(show, station, delay);
    if (without) return without;
    const dumped = show.dumped?.[station.id];
    const seenLater = viewersDelay(show.at, pathDelay, dumped);
    if (isOut(station, seenLater, show.at)) return offAir(delay);
    const breaks = show.localBreaks[station.id] ?? [];
    return {
      ...once,
      ...{ muted: false, delay },
      ...dumpSaid(show, station),
      ...(isAway(breaks, show.at, delay, dumped) ? nothingSaid : sayings(station, pathDelay, seenLater)),
      break: breaks.length === 0 ? once.break : { ...once.break, ...ownBreaks(show, breaks, delay) },
    };
  };
};

/** The same for one. */
export const stationState = (view: ShownToStations, station: PlannedStation, pathDelay: Ms): StationState =>
  stationStates(stationShow(view))(station, pathDelay);
