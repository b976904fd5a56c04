/** The moves people make with a guest, in the order of the evening, and the key that a move stands on. */
import { guestOn, nextGuest } from '../../../server/contract/in-hand.ts';
import type { GuestPhase, OperatorView } from '../../../server/contract/views.ts';
import type { TaskId } from '../../keys/task-types.ts';
import type { Tone } from '../../pieces/mark.tsx';

export const guestTones: Record<GuestPhase, Tone> = {
  expected: 'dim',
  arrived: 'calm',
  ready: 'next',
  on: 'air',
  done: 'good',
  'no-show': 'bad',
};

export const guestMoves: Record<GuestPhase, readonly GuestPhase[]> = {
  expected: ['arrived', 'no-show'],
  arrived: ['ready', 'no-show'],
  ready: ['on', 'arrived'],
  on: ['done'],
  done: ['on'],
  'no-show': ['arrived'],
};

/** What a move asks. Bringing somebody on says what the presser saw on air: it is meant for that. */
export const askMove = ({ onAir }: Pick<OperatorView, 'onAir'>, guestId: string, to: GuestPhase) =>
  ({ type: 'guest.move', guestId, to, ...(to === 'on' ? { believesOnAir: onAir?.runId ?? null } : {}) }) as const;

export const moveTask = (view: OperatorView, guestId: string, to: GuestPhase): TaskId | undefined => {
  if (to === 'on') return nextGuest(view)?.id === guestId ? 'guest-on' : undefined;
  return to === 'done' && guestOn(view)?.id === guestId ? 'guest-done' : undefined;
};
