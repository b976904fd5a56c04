/** How an import changes what the show remembers, and how it is taken back. What is on air is a copy that no import reaches. */
import { type Saying, say } from '../contract/sayings.ts';
import type { ImportedFact } from './facts.ts';
import { orderBack, rowsTouched } from './import-order.ts';
import type { Before, Edit, ImportBack, Written } from './kept-edits.ts';
import type { Plan } from './plan.ts';
import { onAirRun, type Patch, type ShowContext } from './show-state.ts';

export const nothingWritten: Written = { segments: {}, products: {} };

export const withWritten = (plan: Plan, { segments, products }: Written): Plan =>
  Object.keys(segments).length + Object.keys(products).length === 0
    ? plan
    : { ...plan, segments: { ...plan.segments, ...segments }, products: { ...plan.products, ...products } };

const byId = <T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

/** Rows whose content, length or place it changes. */
export const rowsOfImport = ({ segments, retimed, order, skipped }: ImportedFact, context: ShowContext): readonly string[] => {
  const inOrder = new Set(order);
  const wasIn = new Set(context.order);
  const [skips, skipsBefore] = [new Set(skipped), new Set(context.skipped)];
  const placed = [...new Set([...order, ...context.order])].filter(
    (id) => inOrder.has(id) !== wasIn.has(id) || skips.has(id) !== skipsBefore.has(id),
  );
  return [...new Set([...segments.map(({ id }) => id), ...Object.keys(retimed), ...placed])];
};

/** Whatever it brings: every row is known, the order holds the air and next, and nothing that ran or is running is among what it changes. */
export const canBeImported = (context: ShowContext, fact: ImportedFact): boolean => {
  const { order, skipped, segments, retimed } = fact;
  const isKnown = (id: string) => id in context.plan.segments || segments.some((one) => one.id === id);
  const fast = new Set([
    ...context.runs.map(({ segmentId }) => segmentId),
    ...context.locked,
    ...(context.next === null ? [] : [context.next]),
  ]);
  const changed = [...segments.map(({ id }) => id), ...Object.keys(retimed)];
  return (
    new Set(order).size === order.length &&
    order.every(isKnown) &&
    skipped.every((id) => order.includes(id)) &&
    changed.every((id) => isKnown(id) && !fast.has(id)) &&
    [...fast].every((id) => order.includes(id) === context.order.includes(id) && skipped.includes(id) === context.skipped.includes(id))
  );
};

export const imported = (context: ShowContext, fact: ImportedFact): Patch => {
  const added: Written = { segments: byId(fact.segments), products: byId(fact.products) };
  const plan = withWritten(context.plan, added);
  const written = {
    segments: { ...context.written.segments, ...added.segments },
    products: { ...context.written.products, ...added.products },
  };
  const retimed = { ...context.retimed, ...fact.retimed };
  return { plan, written, retimed, order: fact.order, skipped: fact.skipped };
};

const beforeOf = <T>(
  ids: readonly string[],
  now: Readonly<Record<string, T>>,
  written: Readonly<Record<string, T>>,
): Readonly<Record<string, Before<T>>> => Object.fromEntries(ids.map((id) => [id, { was: now[id] ?? null, isWritten: id in written }]));

const ofRows = <T>(all: Readonly<Record<string, T>>, rows: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => rows.includes(id)));

export const backOfImport = (context: ShowContext, fact: ImportedFact): ImportBack => ({
  do: 'as-before',
  order: context.order,
  became: fact.order,
  skipped: context.skipped,
  retimed: Object.fromEntries(Object.keys(fact.retimed).map((id) => [id, context.retimed[id] ?? null])),
  segments: beforeOf(
    fact.segments.map(({ id }) => id),
    context.plan.segments,
    context.written.segments,
  ),
  products: beforeOf(
    fact.products.map(({ id }) => id),
    context.plan.products,
    context.written.products,
  ),
  rows: rowsOfImport(fact, context),
  hands: ofRows(context.hands, rowsOfImport(fact, context)),
});

/** @param now what is there @param keep whether it goes into the list at all */
const restored = <T>(
  now: Readonly<Record<string, T>>,
  before: Readonly<Record<string, Before<T>>>,
  keep: (one: Before<T>) => boolean,
): Readonly<Record<string, T>> => {
  const rest = Object.entries(now).filter(([id]) => !(id in before));
  const back = Object.entries(before).flatMap(([id, one]) => (one.was !== null && keep(one) ? [[id, one.was] as const] : []));
  return Object.fromEntries([...rest, ...back]);
};

/** @param since the edits that were made after it and stand */
export const importTakenBack = (context: ShowContext, back: ImportBack, since: readonly Edit[]): Patch => {
  const { plan, written } = context;
  const { order } = orderBack(context, back, since);
  const isOurs = rowsTouched(back);
  const skipped = [...context.skipped.filter((id) => !isOurs.has(id)), ...back.skipped.filter((id) => isOurs.has(id))];
  const lengths = Object.entries({ ...context.retimed, ...back.retimed }).flatMap(([id, length]) =>
    length === null ? [] : [[id, length] as const],
  );
  return {
    plan: {
      ...plan,
      segments: restored(plan.segments, back.segments, () => true),
      products: restored(plan.products, back.products, () => true),
    },
    written: {
      segments: restored(written.segments, back.segments, ({ isWritten }) => isWritten),
      products: restored(written.products, back.products, ({ isWritten }) => isWritten),
    },
    retimed: Object.fromEntries(lengths),
    order,
    skipped: order === back.order ? back.skipped : skipped.filter((id) => order.includes(id)),
  };
};

/** Do both change the same row or product? */
export const importsMeet = (one: ImportBack, other: ImportBack): boolean => {
  const isTouched = rowsTouched(other);
  return [...rowsTouched(one)].some((id) => isTouched.has(id)) || Object.keys(one.products).some((id) => id in other.products);
};

/** Why an import can no longer be taken back, in words; the show has gone on since. */
export const importObstacle = (
  context: ShowContext,
  back: ImportBack,
  { runs, since }: { readonly runs: number; readonly since: readonly Edit[] },
): Saying | undefined => {
  const run = onAirRun(context);
  const rows = rowsTouched(back);
  if (run && rows.has(run.segmentId)) return say('import-on-air');
  if (context.runs.slice(runs).some(({ segmentId }) => rows.has(segmentId))) return say('import-was-on-air');
  if (context.copies.some(({ of }) => back.segments[of]?.was === null)) return say('undo-copied');
  return orderBack(context, back, since).isPast ? say('import-place-played') : undefined;
};

/** A product that viewers have seen since is not taken away under them. */
export const productObstacle = ({ graphics, offers }: ShowContext, back: ImportBack): Saying | undefined => {
  const isOurs = (id: string | undefined) => id !== undefined && id in back.products;
  return graphics.some(({ productId }) => isOurs(productId)) || Object.keys(offers).some(isOurs) ? say('import-product-shown') : undefined;
};
