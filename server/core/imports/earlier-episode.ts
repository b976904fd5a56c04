/**
 * An earlier episode as rows of a table: as it was planned, or as it ended, with what was moved, cut, left out and brought in on air.
 *
 * Only its rundown comes: votes, cues, names and stock are of their own evening, and are written anew.
 */
import type { CellNote, ImportRow } from '../../contract/imports.ts';
import type { Fact } from '../facts.ts';
import type { Plan } from '../plan.ts';
import { applyFact, newShow } from '../show.ts';
import type { ShowContext } from '../show-state.ts';
import { fieldOf, shown } from './fields.ts';
import { draftOf } from './import-segments.ts';
import { segmentFields } from './segment-fields.ts';

const brought = ['id', 'kind', 'planned', 'place', 'guest', 'product', 'shots'] as const;

const rowsOf = (context: ShowContext): readonly ImportRow[] => {
  const { plan, order } = context;
  const bench = Object.keys(plan.segments).filter((id) => !order.includes(id));
  const { languages } = plan.episode;
  const told = ['title', 'notes'].flatMap((name) => (languages.length > 1 ? languages.map((language) => `${name}:${language}`) : [name]));
  return [...order, ...bench].slice(0, 500).flatMap((id, n): ImportRow[] => {
    const draft = draftOf(context, id);
    if (!draft) return [];
    const cells = [...brought, ...told].flatMap((target) => {
      const field = fieldOf(segmentFields, target);
      const text = field ? shown(field, draft, target, plan) : '';
      return text === '' ? [] : [[target, text] as const];
    });
    return [{ row: n + 1, cells: Object.fromEntries(cells) }];
  });
};

/** @param plan JSON, as it was activated @param facts JSON, in their order */
export const endedEpisode = (plan: string, facts: string, as: 'planned' | 'ended'): readonly ImportRow[] => {
  const show = newShow(JSON.parse(plan) as Plan);
  const all = as === 'ended' ? (JSON.parse(facts) as readonly Fact[]) : [];
  return rowsOf(all.reduce(applyFact, show).context);
};

/** What of those rows this evening can have: a guest, a product or a shot that it does not know is left out, and said. */
export const fittingRows = (
  rows: readonly ImportRow[],
  plan: Plan,
): { readonly rows: readonly ImportRow[]; readonly notes: readonly CellNote[] } => {
  const notes: CellNote[] = [];
  const fitting = rows.map(({ row, cells }) => {
    const kept = Object.entries(cells).filter(([target, text]) => {
      // Tonight’s cues go by tonight’s shots.
      if (target === 'shots' && (cells.id ?? '') in plan.segments) return false;
      const isKnown = fieldOf(segmentFields, target)?.read({ kind: 'text', text }, plan).ok === true;
      if (!isKnown) notes.push({ cell: String(row), code: 'left-out', read: text, hint: cells.id ?? target });
      return isKnown;
    });
    return { row, cells: Object.fromEntries(kept) };
  });
  return { rows: fitting, notes };
};
