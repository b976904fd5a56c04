/** What the server itself says in a line of the log, in Chinese. What a person wrote, and what is not in this list, stays as it was said. */

const chinese: Readonly<Record<string, string>> = {
  'its rules reached the phones’ door too late': '投票规则到达投票服务时已经太晚',
  'the phones’ door holds other rules for it': '投票服务那里有它的另一套规则',
  'it is void at the phones’ door too': '在投票服务那里也已作废',
  'the phones’ door never had it': '投票服务没有收到过它',
  'The graphics were frozen.': '当时字幕冻结。',
  'The breakdown slate was up.': '当时是故障垫片。',
  'The clock was frozen.': '当时时钟冻结。',
  'Its moment passed while we were away.': '我们不在时它的时刻已过。',
  'Its time was over before we were back.': '我们回来前它的时间已过。',
  'A later shot was due as well.': '更晚的镜头也已到时。',
  'We are in a break already.': '已在插播中。',
  'What it would count to is not running or has no end: name an offer or a vote that has.': '要倒计时的对象没有在进行，或没有截止时间。',
  'No offer and no vote with an end is running.': '没有进行中的优惠，也没有定时结束的投票。',
  'Its price is still a secret: reveal it first.': '价格尚未揭晓，请先揭晓。',
  'A question is announced only before its vote opens.': '投票开始之前才能预告问题。',
  'Nobody and nothing of this evening is there for the board yet.': '今晚还没有可以上榜的人或商品。',
  'The record does not say that it is sold out.': '记录并未显示已售罄。',
  'The code of a vote that has opened is on its bar, another for each picture.': '投票一旦开启，二维码就在投票条上，各路画面各不相同。',
  'The disk does not record: a vote cannot open until it does.': '磁盘没有在记录：恢复之前不能开启投票。',
  'The phones’ door does not answer: a vote cannot open now.': '投票服务没有应答：现在不能开启投票。',
  'The phones’ door cannot record votes: a vote cannot open until it can.': '投票服务无法记录选票：恢复之前不能开启投票。',
  'Name and title are not approved.': '姓名和职务还没有核准。',
  'The switcher began to transmit in a rehearsal; it was stopped.': '彩排中切换台开始发送信号，已停止。',
  'The clip has ended. It does not cut back by itself: the clock is frozen.': '短片已完。时钟冻结，不自动切回。',
  'The clip has ended. Next is not taken by itself: we are in a break.': '短片已完。正在插播，不自动切播下一段。',
  'The clip has ended. Next is not taken by itself: the breakdown slate is up.': '短片已完。故障垫片播出中，不自动切播下一段。',
  'The clip has ended. Next is not taken by itself: the clock is frozen.': '短片已完。时钟冻结，不自动切播下一段。',
};

const standings: Readonly<Record<string, string>> = {
  armed: '待开',
  'being opened': '正在开启',
  open: '投票中',
  closing: '收票中',
  counting: '计票中',
  verified: '已核实',
  revealed: '已公布',
  deferred: '已延后',
  void: '已作废',
};

const patterns: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^The vote is ([a-z ]+) already\.$/, ([, phase = '']) => `这次投票${standings[phase] ?? phase}。`],
  [/^The vote (.+) is being opened: it waits for the phones’ door\.$/, ([, id]) => `投票 ${id} 正在开启：在等投票服务。`],
  [/^The vote (.+) is still open for late pictures\.$/, ([, id]) => `投票 ${id} 对晚到的画面仍未截止。`],
  [/^By hand: (.+) is on program$/, ([, scene]) => `手动：${scene} 在主输出上`],
  [/^The server was started again, (\d+) s after the last line before that\.$/, ([, n]) => `服务器重新启动，距上一行 ${n} 秒。`],
  [/^(.+) sent them home\.$/, ([, name]) => `${name}请他们离开。`],
];

export const reasonInChinese = (said: string): string => {
  if (Object.hasOwn(chinese, said)) return chinese[said] ?? said;
  for (const [form, words] of patterns) {
    const found = form.exec(said);
    if (found) return words(found);
  }
  return said;
};
