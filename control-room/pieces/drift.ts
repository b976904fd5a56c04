/**
 * How far off plan we are at this moment.
 *
 * The view's figure holds at `view.at`; from there it grows second by second while the running segment is over its plan
 * or the clock is frozen, and only then.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

/** Of any view that has the clocks of the show. */
type Timed = {
  readonly at: EpochMs;
  readonly onAir: { readonly endsAt: EpochMs } | null;
  readonly timing: { readonly overUnder: Ms; readonly frozenSince: EpochMs | null };
};

/** @returns ms grown since the view was made; never negative */
export const grownSince = ({ at, onAir, timing }: Timed, now: EpochMs): Ms => {
  if (!onAir) return 0;
  const from = timing.frozenSince !== null ? at : Math.max(at, onAir.endsAt);
  return Math.max(0, now - from);
};

/** Positive is over, negative under. */
export const overUnderAt = (view: Timed, now: EpochMs): Ms => view.timing.overUnder + grownSince(view, now);

export const offAirAt = (view: Pick<OperatorView, 'at' | 'onAir' | 'timing'>, now: EpochMs): EpochMs | null =>
  view.timing.expectedOffAir === null ? null : view.timing.expectedOffAir + grownSince(view, now);
