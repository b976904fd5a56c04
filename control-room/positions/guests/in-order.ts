/** Guests as they come in the running order; those without a place behind them. */
import type { GuestRow } from '../../../server/contract/views.ts';

export const inOrder = (guests: readonly GuestRow[]): readonly GuestRow[] =>
  [...guests].sort((one, other) => (one.place ?? Number.POSITIVE_INFINITY) - (other.place ?? Number.POSITIVE_INFINITY) || 0);

/** Who may still change places: to come, and with a place. */
export const isToCome = ({ phase, place }: GuestRow): boolean => place !== null && phase !== 'on' && phase !== 'done';
