/**
 * How a count is drawn: shares that always make one whole.
 *
 * Nay's share is what yea leaves, so the two can never pass 100 % together, whatever arrives.
 */
export type VoteShare = {
  /** Of the bar, 0 to 1. */
  readonly yea: number;
  readonly yeaPercent: number;
  readonly nayPercent: number;
  readonly total: number;
};

const counted = (n: number) => (Number.isFinite(n) && n > 0 ? Math.floor(n) : 0);

/** Undefined when nobody has voted: there is no share to show. A side that is ahead, by however little, never shows 50:50 or less. */
export const voteShare = (count: { readonly yea: number; readonly nay: number }): VoteShare | undefined => {
  const [yea, nay] = [counted(count.yea), counted(count.nay)];
  const total = yea + nay;
  if (total === 0) return undefined;
  const share = yea / total;
  const rounded = Math.round(share * 100);
  const yeaPercent = yea > nay ? Math.max(51, rounded) : yea < nay ? Math.min(49, rounded) : 50;
  return { yea: share, yeaPercent, nayPercent: 100 - yeaPercent, total };
};
