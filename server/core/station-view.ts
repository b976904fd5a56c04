/**
 * What one partner may have: their overlay's view and their figures.
 *
 * A kind the station excludes never appears, not even as its own label. A rehearsal cannot reach a
 * partner (they may have our page keyed over their own programme), so it looks like nothing on air.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { GraphicOn } from '../contract/graphics.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { Dumped } from '../contract/outside-views.ts';
import type { GraphicKind, Station } from '../contract/show-file.ts';
import { type EpochMs, type LocalText, type Ms, textIn } from '../contract/units.ts';
import type { OutputView } from '../contract/views.ts';
import { awayOf, isAway } from './away.ts';
import { boardWithout } from './evening-board.ts';
import { mayHave } from './excluded-graphics.ts';

/** Nothing of a rehearsal leaves the house; a simulated show has no partners but simulated ones. */
export const reachesPartners = (kind: ActivationKind | null): boolean => kind === 'live' || kind === 'simulated';

/** How much later than the origin this station's page shows things; a burnt-in graphic travels with the picture and needs none. */
export const overlayDelay = (station: Station, pathDelay: Ms): Ms => (station.delivery === 'burnt-in' ? 0 : pathDelay);

/** Of an open vote a partner learns only about the picture that their own viewers see; without one nobody there may vote. */
const ownVote = (graphic: GraphicOn, path: string): GraphicOn => {
  const { data } = graphic;
  if (data.kind !== 'vote-bar' || !data.pictures) return graphic;
  const own = data.pictures.filter(({ paths }) => paths.includes(path)).map(({ id }) => ({ id, paths: [path] }));
  const { link, ...rest } = data;
  return { ...graphic, data: { ...rest, pictures: own, ...(link === undefined || own.length === 0 ? {} : { link }) } };
};

/** What is about something that it excludes is not for it either: no question of a vote without the vote, no board with what it must not have. */
const ownBoard = (graphic: GraphicOn, excludes: readonly GraphicKind[]): readonly GraphicOn[] => {
  const { data } = graphic;
  if (data.kind === 'vote-question') return excludes.includes('vote-bar') ? [] : [graphic];
  if (data.kind !== 'board') return [graphic];
  const board = boardWithout(data, excludes);
  return board ? [{ ...graphic, data: board }] : [];
};

/** The graphics of the program as this station may have them. */
export const stationGraphics = (graphics: readonly GraphicOn[], station: Station): readonly GraphicOn[] =>
  graphics
    .filter((graphic) => mayHave(station, graphic))
    .flatMap((graphic) => ownBoard(graphic, station.excludes))
    .map((graphic) => ownVote(graphic, station.path));

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

const sameText = (a: LocalText, b: LocalText, language: string) => textIn(a, language) === textIn(b, language);

/** The station's own labels, as graphics that stay as long as the show; one already on from the origin is not written twice. */
const ownLabels = (station: Station, on: readonly GraphicOn[]): readonly GraphicOn[] =>
  station.labels
    .filter((text) => !on.some(({ data }) => data.kind === 'label' && sameText(data.text, text, station.language)))
    .map((text, index) => ({
      id: `${station.id}-label-${index + 1}`,
      kind: 'label',
      data: { kind: 'label', text, mandatory: true },
      startsAt: 0 as EpochMs,
      endsAt: null,
      by: `station:${station.id}`,
    }));

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
  station: Station,
  pathDelay: Ms,
  { isMuted = false, breaks = [], dumped }: OwnNow = {},
): OutputView => {
  const reaches = reachesPartners(view.activation) && !isMuted;
  const isEmpty = isAway(breaks, view.at, overlayDelay(station, pathDelay), dumped);
  const origin = reaches ? view.graphics : [];
  const graphics = reaches && !isEmpty ? stationGraphics([...ownLabels(station, origin), ...origin], station) : [];
  return {
    ...view,
    output: station.id,
    language: station.language,
    activation: reaches ? view.activation : null,
    graphics,
    picture: null,
    // A muted page is emptied at once, whatever it still holds back.
    delay: isMuted ? 0 : overlayDelay(station, pathDelay),
    ...(dumped ? { dumped } : {}),
    ...(reaches && breaks.length > 0 ? { localBreak: { empty: isEmpty, away: awayOf(breaks) } } : {}),
    station: { id: station.id, name: station.name, colour: station.colour ?? null },
  };
};
