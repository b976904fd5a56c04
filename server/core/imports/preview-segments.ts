/** What an import of the rundown would do, told row by row and field by field, with what is kept and why. */
import type { CellProblem, PreviewRow } from '../../contract/imports.ts';
import { keptBecause } from './held.ts';
import {
  type AskedSegments,
  changesOf,
  draftOf,
  idsOf,
  mostSegments,
  nameOf,
  orderAfter,
  type RowWork,
  type SegmentChanges,
  workRow,
} from './import-segments.ts';
import { movedRows } from './new-order.ts';

export type SegmentsWorkedOut = {
  readonly changes: SegmentChanges;
  readonly rows: readonly PreviewRow[];
  readonly problems: readonly CellProblem[];
  /** Which segment each row of the table is. */
  readonly ids: ReadonlyMap<number, string>;
};
type Moved = {
  readonly moved: ReadonlySet<string>;
  /** Were every row as the table has it. */
  readonly wouldMove: ReadonlySet<string>;
  readonly placeOf: PlaceOf;
};

type Placed = Pick<PreviewRow, 'behind'>;
type PlaceOf = (id: string) => Placed;

/** Whom a row of the running order will stand behind; nothing of a row that will not be in it. */
const placesIn = ({ context }: AskedSegments, work: readonly RowWork[], order: readonly string[]): PlaceOf => {
  const inTable = new Map(work.map((one) => [one.id, one]));
  const named = (id: string) => {
    const one = inTable.get(id);
    return { id, name: one ? nameOf(one) : (context.plan.segments[id]?.title ?? null) };
  };
  return (id) => {
    const at = order.indexOf(id);
    if (at === -1) return {};
    const above = order[at - 1];
    return { behind: above === undefined ? null : named(above) };
  };
};

const previewRow = ({ context }: AskedSegments, one: RowWork, { moved, wouldMove, placeOf }: Moved): PreviewRow => {
  const { id, before, fields, held } = one;
  const name = nameOf(one);
  const hand = context.hands[id];
  const named = hand && (held === undefined || held === 'edited') ? { editedBy: hand.by } : {};
  const differs = fields.length > 0 || (held === 'edited' && wouldMove.has(id));
  if (held) return { id, name, what: differs ? 'held' : 'unchanged', ...(differs ? { why: held, ...named } : {}), fields };
  if (!before) return { id, name, what: 'added', ...placeOf(id), fields };
  const hasMoved = moved.has(id);
  const what = differs ? 'changed' : hasMoved ? 'moved' : 'unchanged';
  return { id, name, what, ...(hasMoved ? { moved: true as const, ...placeOf(id) } : {}), ...named, fields };
};

/** Rows that the table does not name and that leave the order, change their place, or would leave it were they not somebody's. */
const previewOther = (
  { context, mode, overwrite }: AskedSegments,
  id: string,
  isOut: boolean,
  { moved, placeOf }: Moved,
): readonly PreviewRow[] => {
  const draft = draftOf(context, id);
  if (!draft) return [];
  const hand = context.hands[id];
  const row = { id, name: draft.segment.title, ...(hand ? { editedBy: hand.by } : {}), fields: [] };
  if (mode === 'replace' && !isOut && keptBecause(context, id, overwrite) === 'edited') return [{ ...row, what: 'held', why: 'edited' }];
  if (isOut) return [{ ...row, what: 'removed' }];
  return moved.has(id) ? [{ ...row, what: 'moved', ...placeOf(id) }] : [];
};

/** The order as it would be with nothing kept for its editor's sake. */
const orderIfTaken = (asked: AskedSegments, ids: readonly string[]): readonly string[] => {
  const all = { ...asked, overwrite: new Set(Object.keys(asked.context.hands)) };
  return orderAfter(
    all,
    asked.rows.map((row, n) => workRow(all, row, ids[n] ?? '')),
  );
};

const previewOf = (asked: AskedSegments, work: readonly RowWork[], changes: SegmentChanges): readonly PreviewRow[] => {
  const { context } = asked;
  const moved = movedRows(context.order, changes.order);
  const isSomebodys = work.some(({ held }) => held === 'edited');
  const ids = work.map(({ id }) => id);
  const ifTaken = isSomebodys ? orderIfTaken(asked, ids) : changes.order;
  const placeOf = placesIn(asked, work, changes.order);
  const told = { moved, wouldMove: isSomebodys ? movedRows(context.order, ifTaken) : moved, placeOf };
  const inTable = new Set(ids);
  const others = context.order.filter((id) => !inTable.has(id));
  return [
    ...work.map((one) => previewRow(asked, one, told)),
    ...others.flatMap((id) => previewOther(asked, id, !changes.order.includes(id), told)),
  ];
};

export const workOutSegments = (asked: AskedSegments): SegmentsWorkedOut => {
  const ids = idsOf(asked);
  const work = asked.rows.map((row, n) => workRow(asked, row, ids[n] ?? ''));
  const first = new Map<string, number>();
  const twice = work.flatMap(({ row, id }): CellProblem[] => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, row);
    return earlier === undefined
      ? []
      : [{ cell: asked.cellOf(row, 'id'), target: 'id', code: 'id-twice', read: id, hint: asked.cellOf(earlier, 'id') }];
  });
  const problems = [...twice, ...work.flatMap((one) => one.problems)];
  const changes = changesOf(asked, work);
  const all = Object.keys(asked.context.plan.segments).length + work.filter(({ before }) => !before).length;
  const tooMany: CellProblem[] =
    all > mostSegments
      ? [{ cell: String(work.at(-1)?.row ?? 1), target: null, code: 'too-many', read: String(all), hint: String(mostSegments) }]
      : [];
  return {
    changes,
    rows: previewOf(asked, work, changes),
    problems: [...problems, ...tooMany],
    ids: new Map(work.map(({ row, id }) => [row, id])),
  };
};
