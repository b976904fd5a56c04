/**
 * What the server tells operators once, in Chinese. Votes are named by their questions already.
 *
 * A notice that is not in this list stays as the server said it: better in English than wrong.
 */

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^The clip (\S+) did not start\.$/, '短片 $1 没有开始播放。'],
  [/^The new end of the vote (.+) has not reached the phones yet\..*$/, '投票$1的新截止时间还没有传到手机。会一直重试，直到传到。'],
  [/^The final count of (.+) has not come in yet\..*$/, '$1 的最终计票还没有到。会一直询问，直到收到。'],
  [/^The vote (.+) is not open yet: .*$/, '投票$1还没有开启：投票服务没有应答。会一直询问，直到应答。'],
  [/^The vote (.+) did not open: (.+)\. Open it by hand\.$/, '投票$1没有开启（$2）。请手动开启。'],
  [/^The phones’ door has not counted what was proposed about (.+) yet\..*$/, '投票服务还没有算出对 $1 的提议。会一直询问，直到算出。'],
  [/^The simulated viewers and orders are gone: (.*)$/, '模拟观众和订单已离开：$1'],
  [/^What was sold before the restart cannot be read\..*$/, '重启前的销售读不出来。读出之前不显示销售数字。'],
  [/^What was on air before the restart cannot be read\..*$/, '重启前播出的内容读不出来。会一直重试，直到读出。'],
  [/^A rehearsal cannot transmit: .*$/, '彩排不能发射：切换台的推流已停止。'],
  [/^THE SWITCHER TRANSMITS A REHEARSAL .*$/, '切换台正在发射彩排，要求停止也没有停。请立即手动停止推流。'],
];

export const noticeWords = (said: string, language: string): string => {
  if (language !== 'zh') return said;
  const pattern = patterns.find(([form]) => form.test(said));
  return pattern ? said.replace(...pattern) : said;
};
