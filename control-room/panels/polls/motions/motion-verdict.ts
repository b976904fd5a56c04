/** Whether a motion changes what the vote decides, said before anybody confirms it. */
import { isPending } from '../../../../server/contract/count-to-sign.ts';
import type { MotionRow, Verdict } from '../../../../server/contract/views.ts';

export type Effect =
  | { readonly says: 'flips'; readonly before: Verdict; readonly after: Verdict }
  | { readonly says: 'stays' | 'becomes'; readonly after: Verdict };

/** A correction to a tie that the chair decides goes by the chair's word, if it has that. */
const decidedBy = ({ motion, after }: Pick<MotionRow, 'motion' | 'after'>): Verdict | null => {
  if (after?.decision === 'chair' && motion.kind === 'correct') return motion.chairSays ?? 'chair';
  return after?.decision ?? null;
};

/** What keeps a correction to a tie from being confirmed: it lacks the chair's word, or neither of the two is the chair. */
export const chairLacks = (
  { motion, after, byId }: Pick<MotionRow, 'motion' | 'after' | 'byId'>,
  meId: string,
  chairId: string | undefined,
): 'chairMissing' | 'chairIsOne' | null => {
  if (motion.kind !== 'correct' || after?.decision !== 'chair') return null;
  if (motion.chairSays === undefined) return 'chairMissing';
  return chairId === byId || chairId === meId ? null : 'chairIsOne';
};

/** null while the door is still counting. `becomes`: there was no count before to compare with. */
export const effectOf = (motion: Pick<MotionRow, 'motion' | 'before' | 'after'>): Effect | null => {
  const { before } = motion;
  const after = decidedBy(motion);
  if (after === null) return null;
  if (!before) return { says: 'becomes', after };
  return before.decision === after ? { says: 'stays', after } : { says: 'flips', before: before.decision, after };
};

/** Newest first: what still needs somebody. */
export const pendingMotions = (motions: readonly MotionRow[]): readonly MotionRow[] => motions.filter(isPending).toReversed();
export const settledMotions = (motions: readonly MotionRow[]): readonly MotionRow[] =>
  motions.filter((one) => !isPending(one)).toReversed();
