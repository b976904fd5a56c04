/**
 * What one partner is given: their overlay's view, and the graphics of their feed.
 *
 * What it may have at all is said by `station-may`, for its own labels too. A rehearsal cannot reach a
 * partner (they may have our page keyed over their own programme), so it looks like nothing on air.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { GraphicOn } from '../contract/graphics.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { Dumped } from '../contract/outside-views.ts';
import type { Station } from '../contract/show-file.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { awayOf, isAway } from './away.ts';
import { type DumpedThen, seenAt } from './delay-ramp.ts';
import type { PlannedStation } from './station-hours.ts';
import { inItsCorner, ownLabels } from './station-labels.ts';
import { type StationMay, stationMay } from './station-may.ts';

/** Nothing of a rehearsal leaves the house; a simulated show has no partners but simulated ones. */
export const reachesPartners = (kind: ActivationKind | null): boolean => kind === 'live' || kind === 'simulated';

/** How much later than the origin this station's page shows things; a burnt-in graphic travels with the picture and needs none. */
export const overlayDelay = (station: Station, pathDelay: Ms): Ms => (station.delivery === 'burnt-in' ? 0 : pathDelay);

/** Of an open vote a partner learns only about the picture that their own viewers see; without one nobody there may vote. */
const ownVote = (graphic: GraphicOn, { path, votes = true }: Station): GraphicOn => {
  const { data } = graphic;
  if (data.kind !== 'vote-bar' || (votes && !data.pictures)) return graphic;
  const own = (votes ? (data.pictures ?? []) : []).filter(({ paths }) => paths.includes(path)).map(({ id }) => ({ id, paths: [path] }));
  const { link, qr, ...rest } = data;
  return {
    ...graphic,
    data: { ...rest, ...(votes && qr ? { qr } : {}), pictures: own, ...(link === undefined || own.length === 0 ? {} : { link }) },
  };
};

/** One that two stations with the same rules may have differently, by their viewers' path and whether these may vote. */
export const isForPath = ({ data }: GraphicOn): boolean => data.kind === 'vote-bar' || (data.kind === 'qr' && data.leadsTo === 'vote');

/** The graphics of the program as this station may have them. */
export const stationGraphics = (graphics: readonly GraphicOn[], station: Station, may: StationMay): readonly GraphicOn[] =>
  may.isOut ? [] : graphics.flatMap((graphic) => may.graphic(graphic) ?? []).map((graphic) => ownVote(graphic, station));

/** The vote that this output's own viewers may scan themselves into, and from when to when at the origin; undefined when there is none. */
export const voteToScan = ({
  output,
  graphics,
}: Pick<OutputView, 'output' | 'graphics'>): { readonly startsAt: EpochMs; readonly endsAt: EpochMs } | undefined => {
  for (const { data, startsAt, endsAt } of graphics)
    if (data.kind === 'vote-bar' && data.pictures?.some(({ id }) => id === output))
      return { startsAt, endsAt: Math.min(data.endsAt, endsAt ?? data.endsAt) };
  return undefined;
};

/** This output shows a picture with a rotating code of its own, and a vote that its viewers may vote in is on. */
export const carriesCode = (view: Pick<OutputView, 'output' | 'graphics'>): boolean => voteToScan(view) !== undefined;

/** By how much its viewers see later what is at the origin now. */
export const viewersDelay = (at: EpochMs, pathDelay: Ms, dumped: DumpedThen | null | undefined): Ms => seenAt(at, pathDelay, dumped) - at;

/** What holds for one station now. */
export type OwnNow = {
  /** It gets nothing, as if nothing were on air. */
  readonly isMuted?: boolean;
  /** Of its own: of what its viewers would see meanwhile nothing leaves. */
  readonly breaks?: readonly LocalBreak[];
  readonly dumped?: Dumped | undefined;
};

/**
 * The view of this station's overlay page, from the program's view.
 * @param pathDelay ms, of the path the station's viewers watch by
 */
export const stationOutput = (
  view: OutputView,
  station: PlannedStation,
  pathDelay: Ms,
  { isMuted = false, breaks = [], dumped }: OwnNow = {},
): OutputView => {
  const may = stationMay(station, viewersDelay(view.at, pathDelay, dumped), view.at);
  const reaches = reachesPartners(view.activation) && !isMuted && !may.isOut;
  const isEmpty = isAway(breaks, view.at, overlayDelay(station, pathDelay), dumped);
  const origin = reaches && !isEmpty ? stationGraphics(view.graphics, station, may) : [];
  // Its own labels are graphics like others: no kind that it excludes, and none after its hard out.
  const own = reaches && !isEmpty ? ownLabels(station, origin).flatMap((graphic) => may.graphic(graphic) ?? []) : [];
  return {
    ...view,
    output: station.id,
    language: station.language,
    activation: reaches ? view.activation : null,
    brand: { ...view.brand, ...station.brand },
    graphics: [...own, ...origin.map((graphic) => inItsCorner(graphic, station))],
    picture: null,
    // A muted page is emptied at once, whatever it still holds back.
    delay: isMuted ? 0 : overlayDelay(station, pathDelay),
    ...(dumped ? { dumped } : {}),
    ...(reaches && breaks.length > 0 ? { localBreak: { empty: isEmpty, away: awayOf(breaks) } } : {}),
    station: {
      id: station.id,
      name: station.name,
      colour: station.colour ?? null,
      ...(station.logo === undefined ? {} : { logo: station.logo }),
    },
  };
};
