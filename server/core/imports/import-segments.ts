/**
 * What rows of a table would make of the rundown: which segment each is, what it would be, and in which order. Nothing here changes anything.
 */
import type { CellProblem, FieldChange, HeldWhy, ImportMode, ImportRow } from '../../contract/imports.ts';
import type { EpochMs, LocalText, Ms } from '../../contract/units.ts';
import type { PlannedSegment } from '../plan.ts';
import { plannedLengths } from '../plan-lengths.ts';
import { isSkipped, plannedOf, type ShowContext } from '../show-state.ts';
import { fieldOf, heardAs, saysSo, shown, splitTarget } from './fields.ts';
import { fixedRows, keptBecause } from './held.ts';
import { keptBehind, mergedOrder, replacedOrder } from './new-order.ts';
import type { CellNamer } from './read-table.ts';
import { missedByCues, newSegment, type Place, type SegmentDraft, segmentFields } from './segment-fields.ts';

/** What the running order and its rows become. */
export type SegmentChanges = {
  readonly segments: readonly PlannedSegment[];
  readonly retimed: Readonly<Record<string, Ms>>;
  readonly order: readonly string[];
  readonly skipped: readonly string[];
};
export type AskedSegments = {
  readonly context: ShowContext;
  readonly rows: readonly ImportRow[];
  readonly mode: ImportMode;
  readonly cellOf: CellNamer;
  /** Rows edited by hand that are to be as the table has them all the same. */
  readonly overwrite: ReadonlySet<string>;
};

export const mostSegments = 600;

export const draftOf = (context: ShowContext, id: string, start = ''): SegmentDraft | undefined => {
  const segment = context.plan.segments[id];
  if (!segment) return undefined;
  const place: Place = !context.order.includes(id) ? 'bench' : isSkipped(context, id) ? 'skipped' : 'order';
  return { segment, planned: plannedOf(context, id), place, start };
};

const slug = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

const titlesIn = (cells: ImportRow['cells']): readonly string[] =>
  Object.entries(cells).flatMap(([target, text]) => (splitTarget(target).name === 'title' && text !== '' ? [text] : []));

/** The segment a row is about: by its id, else by a title that only one has, else a new one with an id that nobody has. */
export const idsOf = ({ context, rows }: AskedSegments): readonly string[] => {
  const { segments } = context.plan;
  const taken = new Set([...Object.keys(segments), ...rows.flatMap(({ cells }) => (cells.id === undefined ? [] : [cells.id]))]);
  const named = new Set(rows.flatMap(({ cells }) => (cells.id === undefined ? [] : [cells.id])));
  return rows.map(({ cells }) => {
    if (cells.id !== undefined) return cells.id;
    const titles = titlesIn(cells);
    const same = Object.values(segments).filter(
      ({ id, title }) =>
        !named.has(id) &&
        titles.length > 0 &&
        (typeof title === 'string' ? [title] : Object.values(title)).some((one) => titles.includes(one)),
    );
    const [only] = same;
    const made = () => {
      const stem = slug(titles.find((title) => slug(title) !== '') ?? '') || 'import';
      for (let n = 1; ; n += 1) {
        const id = n === 1 ? stem : `${stem}-${n}`;
        if (!taken.has(id)) return id;
      }
    };
    const id = only && same.length === 1 ? only.id : made();
    taken.add(id);
    named.add(id);
    return id;
  });
};

export type RowWork = {
  readonly row: number;
  readonly id: string;
  readonly before: SegmentDraft | undefined;
  readonly after: SegmentDraft;
  readonly fields: readonly FieldChange[];
  readonly held: HeldWhy | undefined;
  readonly problems: readonly CellProblem[];
};

const placeFor = (cells: ImportRow['cells'], before: SegmentDraft | undefined, mode: ImportMode): Place => {
  if (cells.place !== undefined) return cells.place as Place;
  if (!before) return 'order';
  return before.place === 'bench' && mode === 'replace' ? 'order' : before.place;
};

export const workRow = ({ context, mode, cellOf, overwrite }: AskedSegments, { row, cells }: ImportRow, id: string): RowWork => {
  const { plan } = context;
  const before = draftOf(context, id);
  const held = before ? keptBecause(context, id, overwrite) : undefined;
  const kind = (cells.kind ?? 'host') as PlannedSegment['kind'];
  const start: SegmentDraft = before ?? { segment: newSegment(id, kind, plan), planned: 0, place: 'order', start: '' };
  // Told in one language only, a new row is called so in all: never by the id that was made for it.
  const [title] = titlesIn(cells);
  let after = before || title === undefined ? start : { ...start, segment: { ...start.segment, title } };
  const fields: FieldChange[] = [];
  for (const [target, text] of Object.entries({ ...cells, place: placeFor(cells, before, mode) })) {
    const field = fieldOf(segmentFields, target);
    if (!field || field.name === 'id' || field.name === 'start' || saysSo(field, start, target, text, plan)) continue;
    fields.push({ target, was: before ? heardAs(field, shown(field, before, target, plan)) : '', will: heardAs(field, text) });
    after = field.put(after, text, splitTarget(target).language, plan);
  }
  const problem = (target: string, code: CellProblem['code'], hint?: string): CellProblem => ({
    ...{ cell: cellOf(row, target), target, code, read: cells[target] ?? '' },
    ...(hint === undefined ? {} : { hint }),
  });
  const problems: CellProblem[] = [];
  if (!before && titlesIn(cells).length === 0) problems.push(problem('title', 'missing'));
  if (!before && cells.planned === undefined) problems.push(problem('planned', 'missing'));
  const missed = held ? null : missedByCues(start.segment, after.segment);
  if (missed) problems.push(problem(missed.target, 'cues-need', missed.hint));
  return { row, id, before, after, fields, held, problems };
};

/** Until somebody gives a title, a new row has only the id that was made for it. */
export const nameOf = ({ before, after, fields, held }: RowWork): LocalText | null => {
  if (before) return (held ? before : after).segment.title;
  return fields.some(({ target }) => splitTarget(target).name === 'title') ? after.segment.title : null;
};

export const orderAfter = ({ context, mode, overwrite }: AskedSegments, work: readonly RowWork[]): readonly string[] => {
  const isHeld = (id: string) => keptBecause(context, id, overwrite) !== undefined;
  const placed = work.map(({ id, held, before, after }) => ({ id, place: held ? (before?.place ?? 'order') : after.place }));
  const asked = {
    ...{ order: context.order, fixed: fixedRows(context), isHeld },
    rows: placed.filter(({ place }) => place !== 'bench').map(({ id }) => id),
    benched: new Set(placed.filter(({ place }) => place === 'bench').map(({ id }) => id)),
  };
  if (mode === 'merge') return mergedOrder(asked);
  const kept = context.order.filter((id, at) => at >= asked.fixed && id in context.hands && !overwrite.has(id));
  return keptBehind(context.order, replacedOrder(asked), kept);
};

export const changesOf = (asked: AskedSegments, work: readonly RowWork[]): SegmentChanges => {
  const { context } = asked;
  const order = orderAfter(asked, work);
  const changed = work.filter(({ held, fields, before }) => held === undefined && (fields.length > 0 || !before));
  const skips = new Map(changed.map(({ id, after }) => [id, after.place === 'skipped']));
  const segments = changed.flatMap(({ before, after }) => {
    if (!before) return [{ ...after.segment, planned: after.planned, ...plannedLengths({ planned: after.planned }) }];
    return after.segment === before.segment ? [] : [after.segment];
  });
  const retimed = changed.flatMap(({ id, before, after }) =>
    before && before.planned !== after.planned ? [[id, after.planned] as const] : [],
  );
  const skipped = [
    ...context.skipped.filter((id) => skips.get(id) !== false && order.includes(id)),
    ...[...skips].filter(([id, skip]) => skip && !context.skipped.includes(id)).map(([id]) => id),
  ];
  return { segments, retimed: Object.fromEntries(retimed), order, skipped };
};

/** When each row of an order would start, by the lengths before it. */
export const startsBy = (
  order: readonly string[],
  isOut: (id: string) => boolean,
  lengthOf: (id: string) => Ms,
  from: EpochMs,
): ReadonlyMap<string, EpochMs> => {
  let at = from;
  return new Map(
    order.map((id) => {
      const start = at;
      if (!isOut(id)) at += lengthOf(id);
      return [id, start];
    }),
  );
};
