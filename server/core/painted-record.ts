/** What is written down of what pages painted: a line when a page says something else than before, with its moment and what differs. */
import type { EpochMs } from '../contract/units.ts';
import type { ScreenRow } from '../contract/views.ts';

export type PaintedNote = {
  /** When the page said so, by our clock. */
  readonly at: EpochMs;
  /** The moment at the origin that it spoke of. */
  readonly of: EpochMs;
  readonly output: string;
  readonly page: string;
  readonly address: string;
  readonly revision: number;
  /** Ids of graphics, in the order of the page. */
  readonly painted: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** On, and not to be seen. */
  readonly unseen?: readonly string[];
  readonly problem?: string;
  readonly blanked?: true;
  /** Its line ended. */
  readonly left?: true;
};

/** Undefined while it has not said anything. */
export const noteOf = (row: ScreenRow): PaintedNote | undefined => {
  const { id, output, address, paintedAt, behind, paintedRevision, painted, missing, extra, unseen, problem, blanked } = row;
  if (paintedAt === null) return undefined;
  return {
    ...{ at: paintedAt, of: paintedAt - (behind ?? 0), output, page: id, address, revision: paintedRevision ?? 0, painted, missing, extra },
    ...(unseen === undefined ? {} : { unseen }),
    ...(problem === undefined ? {} : { problem }),
    ...(blanked ? { blanked } : {}),
  };
};

/** The same said again, of a later revision, is no news. */
export const isNews = (before: PaintedNote | undefined, now: PaintedNote): boolean => {
  const said = ({ painted, missing, extra, unseen, problem, blanked, left }: PaintedNote) =>
    JSON.stringify([painted, missing, extra, unseen ?? [], problem ?? null, blanked ?? false, left ?? false]);
  return before === undefined || said(before) !== said(now);
};
