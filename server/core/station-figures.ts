/**
 * The figures that a station may have: none of a graphic it excludes, none of a product that it may not have nor of a vote about one,
 * none of a rehearsal.
 *
 * A hundred stations differ in a handful of ways. Those that may have the same share one value, so that whoever sends it
 * to them encodes it once.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { Figures } from '../contract/graphics.ts';
import type { Wares } from '../contract/station-desk.ts';
import type { Ms } from '../contract/units.ts';
import type { PlannedStation } from './station-hours.ts';
import { mayPoll, mayProduct, ruleName, type StationMay, stationMay } from './station-may.ts';
import { reachesPartners } from './station-view.ts';

const those = <T>(all: Readonly<Record<string, T>>, isAllowed: (id: string) => boolean): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => isAllowed(id)));

const within = ({ sales: ofTheShow, ...figures }: Figures, wares: Wares, may: StationMay): Figures => {
  const sales = !may.isOut && may.sells && may.kind('sales-ticker');
  const products = sales || may.kind('product-card');
  return {
    ...figures,
    polls: may.isOut || !may.kind('vote-bar') ? {} : those(figures.polls, (id) => mayPoll(may, wares, id)),
    products: may.isOut || !products ? {} : those(figures.products, (id) => mayProduct(may, wares, id)),
    ...(sales && ofTheShow ? { sales: ofTheShow } : {}),
  };
};

const nothing = ({ revision, at }: Figures): Figures => ({ revision, at, polls: {}, products: {} });

/** @param delay ms, to the station's viewers: its hours are theirs */
export type StationFigures = (station: PlannedStation, kind: ActivationKind | null, delay?: Ms) => Figures;

/** Of an evening that nobody told us of: what has a rule about categories gets nothing that is for sale. */
export const noWares: Wares = { categories: {}, polls: {}, segments: {} };

/** For as long as these figures are the newest. */
export const stationFigures = (figures: Figures, wares: Wares = noWares): StationFigures => {
  const shared = new Map<string, Figures>();
  return (station, kind, delay = 0) => {
    const reaches = reachesPartners(kind);
    const name = reaches ? ruleName(station, delay) : 'nothing';
    const known = shared.get(name) ?? (reaches ? within(figures, wares, stationMay(station, delay, figures.at)) : nothing(figures));
    shared.set(name, known);
    return known;
  };
};
