/** The stand-in's rundown: what is next, and where rows go. */
import type { SegmentRow } from '../../server/contract/views.ts';

export const withNext = (rundown: readonly SegmentRow[], nextId: string | null): SegmentRow[] =>
  rundown.map((row) => {
    if (row.id === nextId) return { ...row, state: 'next' };
    return row.state === 'next' ? { ...row, state: 'later' } : row;
  });

export const moved = (rundown: readonly SegmentRow[], id: string, before: string | null): SegmentRow[] => {
  const row = rundown.find((each) => each.id === id);
  if (!row) return [...rundown];
  const rest = rundown.filter((each) => each.id !== id);
  const at = before === null ? rest.findIndex(({ state }) => state === 'bench') : rest.findIndex((each) => each.id === before);
  return at < 0 ? [...rest, row] : [...rest.slice(0, at), row, ...rest.slice(at)];
};

export const inserted = (rundown: readonly SegmentRow[], id: string, before: string | null): SegmentRow[] =>
  moved(
    rundown.map((row): SegmentRow => (row.id === id ? { ...row, state: 'later' } : row)),
    id,
    before,
  );
