/** A guest's time as it stands on the screen: budget and used. Lengths are ms. */
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import type { GuestRow } from '../../../server/contract/views.ts';

type Timed = Pick<GuestRow, 'slot' | 'given' | 'returned' | 'used' | 'onSince'>;

/** The slot, with what the bank gave and without what went to it. */
export const budgetOf = ({ slot, given, returned }: Timed): Ms => slot + given - returned;

/** The running turn included. */
export const usedAt = ({ used, onSince }: Timed, now: EpochMs): Ms => used + (onSince === null ? 0 : Math.max(0, now - onSince));
