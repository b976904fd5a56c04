/** Whether a motion changes what the vote decides, said before anybody confirms it. */
import type { MotionRow, Verdict } from '../../../../server/contract/views.ts';

export type Effect =
  | { readonly says: 'flips'; readonly before: Verdict; readonly after: Verdict }
  | { readonly says: 'stays' | 'becomes'; readonly after: Verdict };

/** null while the door is still counting. `becomes`: there was no count before to compare with. */
export const effectOf = ({ before, after }: Pick<MotionRow, 'before' | 'after'>): Effect | null => {
  if (!after) return null;
  if (!before) return { says: 'becomes', after: after.decision };
  if (before.decision === after.decision) return { says: 'stays', after: after.decision };
  return { says: 'flips', before: before.decision, after: after.decision };
};

const isPending = ({ state }: MotionRow): boolean => state === 'counting' || state === 'waiting';

/** Newest first: what still needs somebody. */
export const pendingMotions = (motions: readonly MotionRow[]): readonly MotionRow[] => motions.filter(isPending).toReversed();
export const settledMotions = (motions: readonly MotionRow[]): readonly MotionRow[] =>
  motions.filter((one) => !isPending(one)).toReversed();
