/**
 * What rows of a table would make of the rundown, row by row and field by field. Nothing here changes anything.
 */
import type { CellProblem, FieldChange, HeldWhy, ImportMode, ImportRow, PreviewRow } from '../../contract/imports.ts';
import type { EpochMs, LocalText, Ms } from '../../contract/units.ts';
import type { PlannedSegment } from '../plan.ts';
import { plannedLengths } from '../plan-lengths.ts';
import { isSkipped, plannedOf, type ShowContext } from '../show-state.ts';
import { fieldOf, saysSo, shown, splitTarget } from './fields.ts';
import { fixedRows, heldBecause } from './held.ts';
import { mergedOrder, movedRows, replacedOrder } from './new-order.ts';
import type { CellNamer } from './read-table.ts';
import { missedByCues, newSegment, type Place, type SegmentDraft, segmentFields } from './segment-fields.ts';

/** What the running order and its rows become. */
export type SegmentChanges = {
  readonly segments: readonly PlannedSegment[];
  readonly retimed: Readonly<Record<string, Ms>>;
  readonly order: readonly string[];
  readonly skipped: readonly string[];
};
export type SegmentsWorkedOut = {
  readonly changes: SegmentChanges;
  readonly rows: readonly PreviewRow[];
  readonly problems: readonly CellProblem[];
  /** Which segment each row of the table is. */
  readonly ids: ReadonlyMap<number, string>;
};
type Asked = { readonly context: ShowContext; readonly rows: readonly ImportRow[]; readonly mode: ImportMode; readonly cellOf: CellNamer };

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
const idsOf = ({ context, rows }: Asked): readonly string[] => {
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

type RowWork = {
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

const workRow = ({ context, mode, cellOf }: Asked, { row, cells }: ImportRow, id: string): RowWork => {
  const { plan } = context;
  const before = draftOf(context, id);
  const held = before ? heldBecause(context, id) : undefined;
  const kind = (cells.kind ?? 'host') as PlannedSegment['kind'];
  const start: SegmentDraft = before ?? { segment: newSegment(id, kind, plan), planned: 0, place: 'order', start: '' };
  // Told in one language only, a new row is called so in all: never by the id that was made for it.
  const [title] = titlesIn(cells);
  let after = before || title === undefined ? start : { ...start, segment: { ...start.segment, title } };
  const fields: FieldChange[] = [];
  for (const [target, text] of Object.entries({ ...cells, place: placeFor(cells, before, mode) })) {
    const field = fieldOf(segmentFields, target);
    if (!field || field.name === 'id' || field.name === 'start' || saysSo(field, start, target, text, plan)) continue;
    fields.push({ target, was: before ? shown(field, before, target, plan) : '', will: text });
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
const nameOf = ({ before, after, fields, held }: RowWork): LocalText | null => {
  if (before) return (held ? before : after).segment.title;
  return fields.some(({ target }) => splitTarget(target).name === 'title') ? after.segment.title : null;
};

const orderAfter = ({ context, mode }: Asked, work: readonly RowWork[]): readonly string[] => {
  const isHeld = (id: string) => heldBecause(context, id) !== undefined;
  const placed = work.map(({ id, held, before, after }) => ({ id, place: held ? (before?.place ?? 'order') : after.place }));
  const asked = {
    ...{ order: context.order, fixed: fixedRows(context), isHeld },
    rows: placed.filter(({ place }) => place !== 'bench').map(({ id }) => id),
    benched: new Set(placed.filter(({ place }) => place === 'bench').map(({ id }) => id)),
  };
  return mode === 'merge' ? mergedOrder(asked) : replacedOrder(asked);
};

const changesOf = (asked: Asked, work: readonly RowWork[]): SegmentChanges => {
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

const previewRow = (one: RowWork, moved: ReadonlySet<string>): PreviewRow => {
  const { id, before, fields, held } = one;
  const name = nameOf(one);
  const differs = fields.length > 0;
  if (held) return { id, name, what: differs ? 'held' : 'unchanged', ...(differs ? { why: held } : {}), fields };
  if (!before) return { id, name, what: 'added', fields };
  const hasMoved = moved.has(id);
  return { id, name, what: differs ? 'changed' : hasMoved ? 'moved' : 'unchanged', ...(hasMoved ? { moved: true as const } : {}), fields };
};

const previewOf = (asked: Asked, work: readonly RowWork[], changes: SegmentChanges): readonly PreviewRow[] => {
  const { context } = asked;
  const moved = movedRows(context.order, changes.order);
  const rows = work.map((one) => previewRow(one, moved));
  const inTable = new Set(work.map(({ id }) => id));
  const others = context.order.flatMap((id): PreviewRow[] => {
    const draft = inTable.has(id) ? undefined : draftOf(context, id);
    if (!draft) return [];
    const isOut = !changes.order.includes(id);
    return isOut || moved.has(id) ? [{ id, name: draft.segment.title, what: isOut ? 'removed' : 'moved', fields: [] }] : [];
  });
  return [...rows, ...others];
};

export const workOutSegments = (asked: Asked): SegmentsWorkedOut => {
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
