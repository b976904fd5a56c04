/** The colour of each phase of a poll; the word stands beside it always. */
import type { PollPhase } from '../../../server/contract/views.ts';
import type { Tone } from '../../pieces/mark.tsx';

export const pollTones: Record<PollPhase, Tone> = {
  idle: 'dim',
  armed: 'calm',
  open: 'air',
  closing: 'warn',
  counting: 'warn',
  verified: 'good',
  revealed: 'good',
  deferred: 'dim',
  void: 'bad',
};
