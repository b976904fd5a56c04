/**
 * What a station's embedded overlay for phones may say, decided before anything leaves for the door. Pure.
 *
 * What the station excludes from its picture is not for its player either; a muted station, and every station in a rehearsal, has nothing.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { GraphicKind } from '../contract/series-file.ts';
import type { Wares } from '../contract/station-desk.ts';
import type { EmbedSubject, ToldEmbed } from '../contract/station-embed.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { awayOf } from './away.ts';
import type { PlannedStation } from './station-hours.ts';
import { mayPoll, mayProduct, type StationMay, stationMay } from './station-may.ts';
import { reachesPartners } from './station-view.ts';

/** The graphic that says the same on air. */
const graphicOf: { readonly [S in EmbedSubject]: GraphicKind } = {
  vote: 'vote-bar',
  result: 'result',
  correction: 'correction',
  product: 'product-card',
};
const subjects = Object.keys(graphicOf) as EmbedSubject[];

/** As many as the door takes. */
const mostAway = 100;

type Now = {
  readonly at: EpochMs;
  readonly kind: ActivationKind;
  readonly isMuted: boolean;
  readonly breaks: readonly LocalBreak[];
  readonly wares: Wares;
  /** Of its viewers, from the origin; of its path's. */
  readonly delay: Ms;
  readonly pathDelay: Ms;
};

/** What is on air now is seen later, and what is seen now was on air before: what it has is for both. */
const mayNow = (station: PlannedStation, { at, delay }: Now) => [stationMay(station, delay, at), stationMay(station, 0, at)] as const;

const subjectsFor = (station: PlannedStation, mays: readonly StationMay[], { kind, isMuted }: Now): readonly EmbedSubject[] => {
  if (isMuted || !reachesPartners(kind) || mays.some(({ isOut }) => isOut)) return [];
  const isHad = (subject: EmbedSubject): boolean => {
    if (subject === 'vote' && station.votes === false) return false;
    return mays.every((may) => may.kind(graphicOf[subject]) && (subject !== 'product' || may.sells));
  };
  return subjects.filter(isHad);
};

const withheldFrom = (mays: readonly StationMay[], wares: Wares): Required<ToldEmbed>['withheld'] => ({
  polls: Object.keys(wares.polls).filter((id) => !mays.every((may) => mayPoll(may, wares, id))),
  products: Object.keys(wares.categories).filter((id) => !mays.every((may) => mayProduct(may, wares, id))),
});

export const toldEmbed = (station: PlannedStation, now: Now): ToldEmbed => {
  const { id, language, path, embed = [] } = station;
  // Nobody may frame it: nothing is told of it, and it is not worked out at every change.
  if (embed.length === 0) return { station: id, language, path, origins: [], may: [], away: [] };
  const mays = mayNow(station, now);
  const may = subjectsFor(station, mays, now);
  const withheld = withheldFrom(mays, now.wares);
  const late = Math.max(0, now.delay - now.pathDelay);
  return {
    ...{ station: id, language, path, origins: embed, may },
    ...(may.length > 0 && withheld.polls.length + withheld.products.length > 0 ? { withheld } : {}),
    ...(late > 0 ? { late } : {}),
    away: awayOf(now.breaks).slice(0, mostAway),
  };
};
