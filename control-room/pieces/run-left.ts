/**
 * How long the run on air still has, and has been on air: the two always add up to its planned length.
 *
 * A frozen clock holds both: the server moves the end on with the freeze, so the view's own `at` is where they stand.
 */
import type { EpochMs } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

/** Of any view that has the clocks of the show. */
type Timed = {
  readonly at: EpochMs;
  readonly onAir: { readonly endsAt: EpochMs } | null;
  readonly timing: { readonly frozenSince: EpochMs | null };
};

/** @returns whole seconds, negative once over; null when nothing is on air */
export const runLeftAt = ({ at, onAir, timing }: Timed, now: EpochMs): number | null => {
  if (!onAir) return null;
  return -Math.floor(((timing.frozenSince === null ? now : at) - onAir.endsAt) / 1000);
};

/** @returns whole seconds of the episode's clock, never negative; null when nothing is on air */
export const runElapsedAt = (view: Pick<OperatorView, 'at' | 'onAir' | 'timing' | 'rundown'>, now: EpochMs): number | null => {
  const left = runLeftAt(view, now);
  const planned = view.rundown.find(({ id }) => id === view.onAir?.segmentId)?.planned;
  return left === null || planned === undefined ? null : Math.max(0, Math.round(planned / 1000) - left);
};
