/** Chinese of rules that came later: why something is not pressed now. */
export const zhRules = {
  why: { chairsNext: '播出中，下一段和它的时长由主控席决定。请提议。' },
  words: { voteStands: { open: '投票开放中' } },
};
