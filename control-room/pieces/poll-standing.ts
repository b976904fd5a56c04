/** Where a vote stands, as one says it: one whose rules wait for the phones' door is being opened, and is not open. */
import type { PollPhase, PollRow } from '../../server/contract/views.ts';

export type Standing = PollPhase | 'opening';

export const standing = ({ phase, calledAt }: Pick<PollRow, 'phase' | 'calledAt'>): Standing =>
  phase === 'armed' && calledAt !== null ? 'opening' : phase;
