/**
 * How long each kind of graphic may stand on a page whose line is down, when nobody can take it off any more.
 *
 * A short cut changes nothing on screen. A long one must not leave a name over another face, or a price over another product: what a
 * person takes off at its moment goes by itself a while after the last word. A new kind without a rule here does not compile.
 */
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import type { Ms } from '../../server/contract/units.ts';

type Kind = GraphicData['kind'];
type DataOf<K extends Kind> = Extract<GraphicData, { kind: K }>;

/**
 * `stays`: until it is taken off, or its own time is over. `own-end`: its data say when it is over, so nothing more is needed.
 * `with-figures`: it is nothing but figures, and is not to be seen without them. A number: ms after the last word, where it was given no end.
 */
type Rule<D> = 'stays' | 'with-figures' | Ms | (D extends { readonly endsAt: number } ? 'own-end' : never);

/** A cut that outlives a restart of the server, and is over before the next guest speaks. */
const names: Ms = 20_000;
/** About as long as people speak of one product, or of one result. */
const subjects: Ms = 60_000;

export const silenceRules: { readonly [K in Kind]: Rule<DataOf<K>> | ((data: DataOf<K>) => Rule<DataOf<K>>) } = {
  // The law wants it as long as anything is for sale in the picture, and the page cannot know that nothing is.
  label: 'stays',
  // It says that something is broken, or that we are away: true above all when the line is down.
  slate: 'stays',
  // The time of day is right without us.
  clock: 'stays',
  countdown: 'own-end',
  // Where nobody announced an end, the vote may be over at any moment, and a bar that invites to it would lie.
  'vote-bar': ({ openEnded }) => (openEnded ? subjects : 'own-end'),
  // Its own time is always set: the opening of its vote and ten seconds, or two minutes.
  'vote-question': 'stays',
  'units-sold': 'with-figures',
  'stock-left': 'with-figures',
  'sold-out': 'with-figures',
  'lower-third': names,
  // A price that ends was given its end, as was its countdown; any other is of the product that is spoken of now.
  'product-card': subjects,
  'price-reveal': subjects,
  qr: subjects,
  result: subjects,
  correction: subjects,
  board: subjects,
  'sales-ticker': subjects,
  topic: subjects,
};

type AnyRule = Rule<{ readonly endsAt: number }>;

/** @returns ms after the last word; infinite where something else ends it */
export const standsAlone = ({ data, endsAt }: Pick<GraphicOn, 'data' | 'endsAt'>): Ms => {
  // The table has this kind's own rule; TypeScript cannot follow that through the union.
  const rule = silenceRules[data.kind] as AnyRule | ((data: GraphicData) => AnyRule);
  const said = typeof rule === 'function' ? rule(data) : rule;
  // Of a vote without an announced end, the end that it was given is only the latest there can be.
  const isTimed = endsAt !== null && data.kind !== 'vote-bar';
  return typeof said === 'number' && !isTimed ? said : Number.POSITIVE_INFINITY;
};

export type Silence = {
  /** What may still be seen of these. @param silentFor ms since the last word; below 0 on an output that shows things later */
  readonly without: (graphics: readonly GraphicOn[], silentFor: Ms) => readonly GraphicOn[];
  /** A view has come. */
  readonly isOver: () => void;
};

/** What went for silence stays away until a view says that it is on: the first word after a cut is no view, and it may be over by then. */
export const openSilence = (): Silence => {
  const gone = new Set<string>();
  return {
    without: (graphics, silentFor) => {
      for (const graphic of graphics) if (silentFor >= standsAlone(graphic)) gone.add(graphic.id);
      return graphics.filter(({ id }) => !gone.has(id));
    },
    isOver: () => gone.clear(),
  };
};
