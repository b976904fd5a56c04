/**
 * The labels that a station demands on its own page: each in its corner where it has one, for as long as the show lasts; and, while a price is on
 * screen that is in another currency than its viewers pay in, that it is.
 */
import type { GraphicOn } from '../contract/graphics.ts';
import type { Station } from '../contract/show-file.ts';
import type { LabelPlace, StationLabel } from '../contract/station-settings.ts';
import { type EpochMs, type LocalText, textIn } from '../contract/units.ts';

type Demanded = { readonly text: LocalText; readonly place?: LabelPlace | undefined };

const hasPlace = (label: StationLabel): label is Extract<StationLabel, { text: LocalText }> & Demanded =>
  typeof label !== 'string' && Object.hasOwn(label, 'text');

export const demanded = (label: StationLabel): Demanded => (hasPlace(label) ? label : { text: label });

const sameText = (a: LocalText, b: LocalText, language: string) => textIn(a, language) === textIn(b, language);

const ownLabel = (station: Station, name: string, { text, place }: Demanded): GraphicOn => ({
  id: `${station.id}-${name}`,
  kind: 'label',
  data: { kind: 'label', text, mandatory: true, ...(place ? { place } : {}) },
  startsAt: 0 as EpochMs,
  endsAt: null,
  by: `station:${station.id}`,
});

/** One that is on already from the origin stands where the station wants it. */
export const inItsCorner = (graphic: GraphicOn, station: Station): GraphicOn => {
  const { data } = graphic;
  if (data.kind !== 'label') return graphic;
  const wanted = station.labels.map(demanded).find(({ text }) => sameText(text, data.text, station.language));
  return wanted?.place ? { ...graphic, data: { ...data, place: wanted.place } } : graphic;
};

/** Nothing is converted: a rate that nobody recorded is no price. */
const currencyLabel = (station: Station, on: readonly GraphicOn[]): readonly GraphicOn[] => {
  if (station.currency === undefined) return [];
  const card = on.find(({ data }) => data.kind === 'product-card' && data.price.currency !== station.currency);
  if (card?.data.kind !== 'product-card') return [];
  const { currency } = card.data.price;
  const text = { zh: `价格以 ${currency} 计`, en: `Prices in ${currency}` };
  const { startsAt, endsAt } = card;
  return [{ ...ownLabel(station, 'currency', { text }), startsAt, endsAt }];
};

/** What the station demands beside what is on; a label that is on from the origin is not written twice. */
export const ownLabels = (station: Station, on: readonly GraphicOn[]): readonly GraphicOn[] => [
  ...station.labels
    .map(demanded)
    .filter(({ text }) => !on.some(({ data }) => data.kind === 'label' && sameText(data.text, text, station.language)))
    .map((label, index) => ownLabel(station, `label-${index + 1}`, label)),
  ...currencyLabel(station, on),
];
