/** What a station's feed says of its own breaks: when it joins, leaves and is back, in its own picture. */
import type { LocalBreakRow } from '../contract/local-breaks.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';

export type OwnBreaks = {
  /** When the show begins in this station's picture; as planned, until it has begun. */
  readonly joinsAt: EpochMs | null;
  readonly local: readonly LocalBreakRow[];
};

/** Nothing for a station that has none, so that what it is told does not change. */
export const ownBreaks = (
  { timing: { startedAt, plannedStart } }: { readonly timing: Pick<OperatorView['timing'], 'startedAt' | 'plannedStart'> },
  local: readonly LocalBreakRow[],
  delay: Ms,
): Partial<OwnBreaks> => {
  const start = startedAt ?? plannedStart;
  return local.length === 0 ? {} : { joinsAt: start === null ? null : start + delay, local };
};
