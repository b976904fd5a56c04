/** Chinese of the end of an evening: asked for, waited for, taken back. */
export const zhFinishing = {
  finishing: {
    word: '即将结束',
    explain: '{{by}} 要求结束节目。目前仍在播出。',
    because: '{{by}} 要求结束节目：{{reason}}',
    left: '距离停播',
    keep: '继续播出',
    askTitle: '要结束节目吗？',
    cuts: '结束会截断的内容',
    running: '正在播出：{{title}}，还剩',
    over: '正在播出：{{title}}，时间已到',
    rows: '还有 {{count}} 段没有播，下一段是 {{title}}',
    noRows: '后面没有内容了。',
    vote: '投票仍在进行，请先截止或作废：{{question}}',
    hardOut: '距离硬性结束',
    hardOutPassed: '硬性结束时间已过。',
    waits:
      '按下后节目继续播出 {{seconds}} 秒，所有人都看到倒数。在此之前，任何导播都可以让节目继续播出；切播、插播或开始新投票也会让节目继续。之后字幕和投票一并结束，无法撤回。',
    deed: '{{seconds}} 秒后结束',
  },
};
