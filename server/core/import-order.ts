/**
 * The running order once an import is taken back while the show goes on: what it brought leaves, what it took out or moved stands behind
 * whom it stood. What has been played, and where people have put other rows since, stays.
 */
import { keptBehind, movedRows } from './imports/new-order.ts';
import type { Edit, ImportBack } from './kept-edits.ts';
import { onAirRun, type ShowContext } from './show-state.ts';

/** Rows that it changed or only moved. */
export const rowsTouched = ({ rows, order, became }: ImportBack): ReadonlySet<string> => new Set([...rows, ...movedRows(order, became)]);

const changedPlaces = ({ order, became }: ImportBack): readonly string[] => {
  const [was, is] = [new Set(order), new Set(became)];
  return [...order.filter((id) => !is.has(id)), ...became.filter((id) => !was.has(id)), ...movedRows(order, became)];
};

const placedBy = ({ back }: Edit): readonly string[] =>
  back.flatMap((one) => {
    if (one.do === 'as-before') return changedPlaces(one);
    return one.do === 'place' || one.do === 'take-out' || one.do === 'forget-copy' || one.do === 'forget-made' ? [one.segmentId] : [];
  });

/** @param since the edits that were made after it and stand */
export const orderBack = (
  context: ShowContext,
  back: ImportBack,
  since: readonly Edit[],
): { readonly order: readonly string[]; readonly isPast: boolean } => {
  const current = onAirRun(context)?.segmentId;
  const upToAir = (order: readonly string[]) => (current === undefined ? [] : order.slice(0, order.indexOf(current) + 1));
  const byOthers = new Set(since.flatMap(placedBy));
  if (byOthers.size === 0 && upToAir(context.order).join(' ') === upToAir(back.order).join(' '))
    return { order: back.order, isPast: false };
  const [wasIn, becameIn, moved] = [new Set(back.order), new Set(back.became), movedRows(back.order, back.became)];
  const stood = back.order.filter((id) => !byOthers.has(id));
  const puts = new Set(stood.filter((id) => !becameIn.has(id) || moved.has(id)));
  const rest = context.order.filter((id) => wasIn.has(id) || !becameIn.has(id));
  const order = keptBehind(stood, rest, [...puts]);
  const past = upToAir(order);
  const lastPast = Math.max(-1, ...past.filter((id) => !puts.has(id)).map((id) => stood.indexOf(id)));
  const early = past.filter((id) => puts.has(id));
  return {
    order: [...past.filter((id) => !puts.has(id)), ...early, ...order.slice(past.length)],
    isPast: [...puts].some((id) => stood.indexOf(id) < lastPast),
  };
};
