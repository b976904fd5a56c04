/**
 * The figures that a station may have: none of a graphic it excludes, none of a rehearsal.
 *
 * A hundred stations differ in a handful of ways. Those that may have the same share one value, so that whoever sends it
 * to them encodes it once.
 */
import type { ActivationKind } from '../contract/audience.ts';
import type { Figures } from '../contract/graphics.ts';
import type { Station } from '../contract/show-file.ts';
import { reachesPartners } from './station-view.ts';

type Rule = { readonly polls: boolean; readonly products: boolean; readonly sales: boolean };

const ruleOf = ({ excludes }: Station, kind: ActivationKind | null): Rule => {
  const reaches = reachesPartners(kind);
  const sales = reaches && !excludes.includes('sales-ticker');
  return { polls: reaches && !excludes.includes('vote-bar'), products: reaches && (sales || !excludes.includes('product-card')), sales };
};

const noSales = (figures: Figures): Figures['sales'] => ({ units: 0, net: { minor: 0, currency: figures.sales.net.currency }, at: null });

const within = (figures: Figures, rule: Rule): Figures => ({
  ...figures,
  polls: rule.polls ? figures.polls : {},
  products: rule.products ? figures.products : {},
  sales: rule.sales ? figures.sales : noSales(figures),
});

export type StationFigures = (station: Station, kind: ActivationKind | null) => Figures;

/** For as long as these figures are the newest. */
export const stationFigures = (figures: Figures): StationFigures => {
  const shared = new Map<string, Figures>();
  return (station, kind) => {
    const rule = ruleOf(station, kind);
    const name = `${rule.polls}${rule.products}${rule.sales}`;
    const known = shared.get(name) ?? within(figures, rule);
    shared.set(name, known);
    return known;
  };
};
