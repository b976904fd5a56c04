/**
 * What a station may have, said in one place: every feed, page, figure, code and preview of a station asks here.
 *
 * Kinds of graphics that it excludes, products of a category that it may not have, whatever is for sale outside its hours, and everything after
 * its own hard out stay in the house, in whatever dress: a graphic, the product itself, a vote about it, its result, its figures, its labels.
 * What nobody knows the category of is not for a station that has a rule about categories.
 *
 * Nothing here reads a clock. `at` is a moment at the origin; the station's viewers see it by their delay later, and its hours are theirs.
 */
import type { GraphicData, GraphicOn, Ware } from '../contract/graphics.ts';
import type { GraphicKind } from '../contract/show-file.ts';
import type { Wares } from '../contract/station-desk.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { asBeforeOfEach } from './as-before.ts';
import { type DumpedThen, onAirAt } from './delay-ramp.ts';
import { boardWithout } from './evening-board.ts';
import { kindsOf } from './graphic-dress.ts';
import type { PlannedStation } from './station-hours.ts';

export type StationMay = {
  /** It has left us: nothing at all. */
  readonly isOut: boolean;
  /** Something may be sold on it now. */
  readonly sells: boolean;
  kind(kind: GraphicKind): boolean;
  /** One that is of this category; undefined: nobody knows. */
  ware(category: string | undefined): boolean;
  /** The graphic as it may have it, which ends when its hours do; undefined when it must not have it. */
  graphic(graphic: GraphicOn): GraphicOn | undefined;
};

export type MayRule = Pick<PlannedStation, 'excludes' | 'categories' | 'withoutCategories' | 'openFor' | 'outAt' | 'path' | 'votes'>;

/** One name for all rules that allow the same: two with hours differ also by when their viewers see it. */
export const ruleName = asBeforeOfEach(({ excludes, categories, withoutCategories, openFor, outAt }: MayRule, delay: Ms): string =>
  JSON.stringify([excludes.toSorted(), categories, withoutCategories, ...(openFor || outAt !== undefined ? [openFor, outAt, delay] : [])]),
);

/** One product's: of which nobody knows what it is about, it is not for a station with a rule about categories. */
const ofProduct: ReadonlySet<GraphicKind> = new Set(['product-card', 'price-reveal', 'stock-left', 'sold-out', 'units-sold']);

const isOfProduct = (data: GraphicData): boolean => ofProduct.has(data.kind) || (data.kind === 'qr' && data.leadsTo === 'shop');
/** Sells by its kind, whether or not it says what. */
const sells = (data: GraphicData): boolean => isOfProduct(data) || data.kind === 'sales-ticker';

const earlier = (...moments: readonly (EpochMs | null)[]): EpochMs | null => {
  const known = moments.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** From when at the origin it has left us; null: it stays. @param delay ms, from the origin to the station's viewers */
const leavesFrom = ({ outAt }: MayRule, delay: Ms): EpochMs | null => (outAt === undefined ? null : outAt - delay);

/** It has left us: it may have nothing at all. */
export const isOut = (rule: MayRule, delay: Ms, at: EpochMs): boolean => {
  const leavesAt = leavesFrom(rule, delay);
  return leavesAt !== null && at >= leavesAt;
};

/** Never a cue by its name, which may be of what a station must not have, nor a person. */
const takenOnBy = ({ by }: Pick<GraphicOn, 'by'>): string => (by.startsWith('cue:') ? 'cue' : 'house');

/** @param delay ms, from the origin to the station's viewers */
export const stationMay = (rule: MayRule, delay: Ms, at: EpochMs): StationMay => {
  const { excludes, categories, withoutCategories = [], openFor, path, votes } = rule;
  const seen = at + delay;
  const open = openFor?.find(({ from, to }) => from <= seen && seen < to);
  const isSelling = openFor === undefined || open !== undefined;
  const sellsUntil = open ? open.to - delay : null;
  const leavesAt = leavesFrom(rule, delay);
  const hasRule = categories !== undefined || withoutCategories.length > 0;

  const kind = (one: GraphicKind) => !excludes.includes(one);
  const ware = (category: string | undefined): boolean => {
    if (!isSelling) return false;
    if (category === undefined) return !hasRule;
    return (categories === undefined || categories.includes(category)) && !withoutCategories.includes(category);
  };
  /** A label that the rule put there says so of any of its wares; everything else is about all of them. */
  const mayBeAbout = ({ data, about = [] }: GraphicOn): boolean => {
    if (about.length > 0) return about[data.kind === 'label' ? 'some' : 'every'](({ category }) => ware(category));
    return isOfProduct(data) ? ware(undefined) : !sells(data) || isSelling;
  };
  /** A code to vote with is for those whose viewers may. */
  const mayScan = (data: GraphicData): boolean =>
    data.kind !== 'qr' || data.leadsTo !== 'vote' || (votes !== false && (data.paths === undefined || data.paths.includes(path)));
  const own = (graphic: GraphicOn): GraphicOn | undefined => {
    const { kind: named, data, about } = graphic;
    if (![named, ...kindsOf(data)].every(kind) || !mayScan(data)) return undefined;
    if (data.kind !== 'board') return mayBeAbout(graphic) ? graphic : undefined;
    const board = boardWithout(data, { kind, product: (id) => ware(categoryIn(about, id)) });
    return board && { ...graphic, data: board };
  };
  return {
    isOut: isOut(rule, delay, at),
    sells: isSelling,
    kind,
    ware,
    graphic: (graphic) => {
      const found = own(graphic);
      if (!found) return undefined;
      const { about, ...rest } = found;
      const given = { ...rest, by: takenOnBy(rest) };
      const isForSale = about !== undefined || sells(found.data);
      const endsAt = earlier(found.endsAt, leavesAt, isForSale ? sellsUntil : null);
      return endsAt === given.endsAt ? given : { ...given, endsAt };
    },
  };
};

const categoryIn = (about: readonly Ware[] | undefined, productId: string): string | undefined =>
  about?.find((ware) => ware.productId === productId)?.category;

const of = <T>(all: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(all, id) ? all[id] : undefined);

export const mayProduct = (may: StationMay, { categories }: Wares, id: string): boolean => may.ware(of(categories, id));

const mayAll = (may: StationMay, wares: Wares, ids: readonly string[] | undefined): boolean =>
  ids ? ids.every((id) => mayProduct(may, wares, id)) : may.ware(undefined);

/** With all that belongs to it: its question, its result, its figures. */
export const mayPoll = (may: StationMay, wares: Wares, id: string): boolean => mayAll(may, wares, of(wares.polls, id));

/** By its name: a segment that is about something else than what it may have still runs. */
export const maySegment = (may: StationMay, wares: Wares, id: string): boolean => mayAll(may, wares, of(wares.segments, id));

type ByClock = { readonly station: MayRule; readonly delay: Ms; readonly dumped?: DumpedThen | undefined };

/** When what any of these may have changes next by the clock, at the origin and for its own viewers; null: never. @param after only what is later */
export const nextChange = (stations: readonly ByClock[], after: EpochMs): EpochMs | null => {
  const moments = stations.flatMap(({ station: { openFor = [], outAt }, delay, dumped }) =>
    [...openFor.flatMap(({ from, to }) => [from, to]), ...(outAt === undefined ? [] : [outAt])].flatMap((at) => [
      onAirAt(at, delay, dumped),
      at,
    ]),
  );
  return earlier(...moments.filter((at) => at > after));
};
