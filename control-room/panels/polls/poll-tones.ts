/** The colour of each phase of a poll; the word stands beside it always. */
import type { Tone } from '../../pieces/mark.tsx';
import type { Standing } from '../../pieces/poll-standing.ts';

export const pollTones: Record<Standing, Tone> = {
  idle: 'dim',
  armed: 'calm',
  opening: 'warn',
  open: 'air',
  closing: 'warn',
  counting: 'warn',
  verified: 'good',
  revealed: 'good',
  deferred: 'dim',
  void: 'bad',
};
