/**
 * The running order and the products as tables: in the columns that are read back to no difference.
 * A cell that a spreadsheet would run is written with an apostrophe before it, and read without.
 */
import type { ImportSubject } from '../../contract/imports.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { ShowContext } from '../show-state.ts';
import { columnsOf, type Field, fieldOf, shown } from './fields.ts';
import { draftOf } from './import-segments.ts';
import { startTimes } from './plan-import.ts';
import { productFields } from './product-fields.ts';
import { guarded } from './read-table.ts';
import { segmentFields } from './segment-fields.ts';

/** Headings first. */
export type Sheet = readonly (readonly string[])[];

const sheetOf = <T>(fields: readonly Field<T>[], items: readonly T[], context: ShowContext): Sheet => {
  const { plan } = context;
  const targets = columnsOf(fields, plan.episode.languages);
  const cell = (item: T, target: string): string => {
    const field = fieldOf(fields, target);
    return field ? guarded(shown(field, item, target, plan)) : '';
  };
  return [targets, ...items.map((item) => targets.map((target) => cell(item, target)))];
};

/** In running order, the bench last. */
export const exportTable = (context: ShowContext, subject: ImportSubject, now: EpochMs): Sheet => {
  if (subject === 'products') return sheetOf(productFields, Object.values(context.plan.products), context);
  const starts = startTimes(context, now);
  const bench = Object.keys(context.plan.segments).filter((id) => !context.order.includes(id));
  const drafts = [...context.order, ...bench].flatMap((id) => draftOf(context, id, starts.get(id) ?? '') ?? []);
  return sheetOf(segmentFields, drafts, context);
};
