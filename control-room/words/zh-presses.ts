/** Chinese of presses that are meant for something else than what is on air. */

export const zhPresses = {
  presses: {
    openAsk: '开启投票…',
    openAgainAsk: '重新投票…',
    elsewhereTitle: '这不是播出中这一段的投票',
    elsewhereExplain: '播出中的是“{{title}}”。无论观众看到什么，都会立刻向他们提出这个问题。',
  },
};
