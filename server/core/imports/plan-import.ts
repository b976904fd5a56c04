/**
 * A table against the plan as it stands: what would change, row by row; the one fact that does it; and the plan it was worked out against.
 */
import type {
  CellNote,
  CellProblem,
  ColumnMapping,
  ImportMode,
  ImportRow,
  ImportSource,
  ImportSubject,
  ImportTally,
  PreviewRow,
} from '../../contract/imports.ts';
import { type Saying, say } from '../../contract/sayings.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { ImportedFact } from '../facts.ts';
import { gone } from '../plan-edits.ts';
import { momentText, timeOfDay } from '../plan-times.ts';
import { isSkipped, plannedOf, type ShowContext } from '../show-state.ts';
import { plannedStart } from '../timing.ts';
import { fixedRows } from './held.ts';
import { workOutProducts } from './import-products.ts';
import { startsBy } from './import-segments.ts';
import { workOutSegments } from './preview-segments.ts';
import { cellNamer } from './read-table.ts';

export type AskedImport = {
  readonly source: ImportSource;
  readonly subject: ImportSubject;
  readonly mode: ImportMode;
  readonly rows: readonly ImportRow[];
  /** By which cells are named; a command's rows have none. */
  readonly mapping: ColumnMapping;
  /** Rows edited by hand that are to be as the table has them all the same. */
  readonly overwrite?: readonly string[] | undefined;
};
export type WorkedOut = {
  readonly problems: readonly CellProblem[];
  readonly notes: readonly CellNote[];
  readonly rows: readonly PreviewRow[];
  readonly tally: ImportTally;
  readonly fact: ImportedFact;
};

/** Any edit, take or branch since makes it another one. */
export const groundOf = (context: ShowContext): string => [context.editCount, gone(context), context.next ?? '-'].join(' ');

/** Why a preview no longer holds; undefined while it does. */
export const groundChanged = (context: ShowContext, ground: string): Saying | undefined => {
  if (ground === groundOf(context)) return undefined;
  const [edits, went] = ground.split(' ').map(Number);
  const last = context.edits.at(-1);
  if (edits !== context.editCount) return say('preview-edited', { name: last?.by ?? 'Somebody' });
  return say(went === gone(context) ? 'preview-next' : 'preview-gone-on');
};

const tallyOf = (rows: readonly PreviewRow[]): ImportTally => {
  const count = (what: PreviewRow['what']) => rows.filter((row) => row.what === what).length;
  return {
    added: count('added'),
    changed: count('changed'),
    moved: rows.filter(({ what, moved }) => what === 'moved' || moved === true).length,
    removed: count('removed'),
    unchanged: count('unchanged'),
    held: count('held'),
  };
};

export const startTimes = (context: ShowContext, now: EpochMs): ReadonlyMap<string, string> => {
  const { zone } = context.plan.episode;
  const starts = startsBy(
    context.order,
    (id) => isSkipped(context, id),
    (id) => plannedOf(context, id),
    plannedStart(context, now),
  );
  return new Map([...starts].map(([id, at]) => [id, timeOfDay(at, zone)]));
};

/** Starts that the table gives and the lengths before them do not: told, and not followed. */
const startNotes = (
  asked: AskedImport,
  context: ShowContext,
  fact: ImportedFact,
  ids: ReadonlyMap<number, string>,
  now: EpochMs,
): CellNote[] => {
  // It starts when it is first taken: no time of day can be right or wrong yet.
  if (context.plan.startsWithFirstTake && context.startedAt === null) return [];
  const lengths = new Map(fact.segments.map(({ id, planned }) => [id, planned]));
  const starts = startsBy(
    fact.order,
    (id) => fact.skipped.includes(id),
    (id) => fact.retimed[id] ?? (id in context.plan.segments ? plannedOf(context, id) : (lengths.get(id) ?? 0)),
    plannedStart(context, now),
  );
  const cellOf = cellNamer(asked.mapping);
  const fixed = fixedRows(context);
  return asked.rows.flatMap(({ row, cells }): CellNote[] => {
    const id = ids.get(row) ?? '';
    const at = starts.get(id);
    if (cells.start === undefined || at === undefined || fact.order.indexOf(id) < fixed) return [];
    const right = timeOfDay(at, context.plan.episode.zone);
    return right === cells.start ? [] : [{ cell: cellOf(row, 'start'), code: 'start-differs', read: cells.start, hint: right }];
  });
};

export const workOut = (context: ShowContext, asked: AskedImport, now: EpochMs): WorkedOut => {
  const { source, subject, mode, rows, mapping, overwrite = [] } = asked;
  const cellOf = cellNamer(mapping);
  const still = { segments: [], retimed: {}, order: context.order, skipped: context.skipped };
  if (subject === 'products') {
    const readAt = momentText(now, context.plan.episode.zone);
    const worked = workOutProducts({ context, rows, source, readAt, cellOf });
    const tally = tallyOf(worked.rows);
    return {
      ...{ problems: worked.problems, notes: [], rows: worked.rows, tally },
      fact: { type: 'plan.imported', source, subject, mode, tally, ...still, products: worked.products },
    };
  }
  const worked = workOutSegments({ context, rows, mode, cellOf, overwrite: new Set(overwrite) });
  const tally = tallyOf(worked.rows);
  const fact: ImportedFact = { type: 'plan.imported', source, subject, mode, tally, ...worked.changes, products: [] };
  return { problems: worked.problems, notes: startNotes(asked, context, fact, worked.ids, now), rows: worked.rows, tally, fact };
};

/** Does it change anything at all? */
export const changesNothing = ({ tally, rows }: WorkedOut): boolean =>
  tally.added + tally.changed + tally.moved + tally.removed === 0 && !rows.some(({ moved }) => moved);
