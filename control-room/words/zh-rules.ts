/** Chinese of rules that came later: why something is not pressed now. */
export const zhRules = {
  why: {
    chairsNext: '播出中，下一段和它的时长由主控席决定。请提议。',
    nothingToUndo: '没有可撤销的修改。',
    nothingToRedo: '没有撤销过的修改可以重做。',
    stepTooLate: '前一次按键用时太长，所以这一次没有执行。请看一下，再按一次。',
  },
  words: { voteStands: { open: '投票开放中', closing: '收票中' } },
};
