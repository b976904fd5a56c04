/** Local breaks of all stations in one list: who is away first, then who leaves next. Pure. */
import type { LocalBreakRow } from '../../../../server/contract/local-breaks.ts';
import type { EpochMs } from '../../../../server/contract/units.ts';
import type { OperatorView } from '../../../../server/contract/views.ts';

export type BreakLine = { readonly stationId: string; readonly row: LocalBreakRow; readonly isOut: boolean; readonly at: EpochMs | null };

/** Of one that is away: when it is back; of one that is planned: when it leaves, as far as that is known. */
const momentOf = ({ state, leavesAt, rejoinsAt, expectedAt }: LocalBreakRow): EpochMs | null =>
  state === 'started' ? rejoinsAt : (leavesAt ?? expectedAt);

/** Of one that is planned: when its viewers have us again, as far as that is known. */
export const backOf = ({ leavesAt, expectedAt, rejoinsAt, length }: LocalBreakRow): EpochMs | null => {
  const leaves = leavesAt ?? expectedAt;
  return rejoinsAt ?? (leaves === null || length === null ? null : leaves + length);
};

export const breakLines = (localBreaks: OperatorView['localBreaks']): readonly BreakLine[] =>
  Object.entries(localBreaks)
    .flatMap(([stationId, rows]) =>
      rows.flatMap((row) => (row.state === 'ended' ? [] : [{ stationId, row, isOut: row.state === 'started', at: momentOf(row) }])),
    )
    .sort((a, b) => {
      if (a.isOut !== b.isOut) return a.isOut ? -1 : 1;
      const [x, y] = [a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY];
      return x === y ? 0 : x - y;
    });

/** Messages of stations that nobody here has seen. */
export const unreadOf = (messages: OperatorView['stationMessages']): number =>
  messages.filter(({ from, seen }) => from !== null && seen === 0).length;
