/** The newest rows, as the view has them, and older ones, as they were loaded: one log. */
import type { LogRow } from '../../../server/contract/views.ts';

/** Newest first, no row twice. */
export const joinedLog = (view: readonly LogRow[], older: readonly LogRow[]): readonly LogRow[] => {
  const oldest = view.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
  return [...view, ...older.filter(({ seq }) => seq < oldest)];
};

/** Rows have left the view since the newest loaded one was asked for: what lies between is not here. */
export const hasGap = (view: readonly LogRow[], older: readonly LogRow[]): boolean => {
  const [oldest, newest] = [view.at(-1)?.seq, older[0]?.seq];
  return oldest !== undefined && newest !== undefined && newest + 1 < oldest;
};
