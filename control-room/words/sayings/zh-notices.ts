/** Chinese of what everybody at the desk is told once. */
import type { noticeSayings } from '../../../server/contract/sayings/notices.ts';

export const zhNoticeSayings: Readonly<Record<keyof typeof noticeSayings, string>> = {
  'sales-not-read': '重启之前的销售还读不出来。读出之前不显示销售数字。',
  'air-not-read': '重启之前的播出内容还读不出来。会一直重试。',
  'end-not-told': '投票“{{poll}}”的新截止时间还没有到手机。会一直重试。',
  'final-is-late': '投票“{{poll}}”的最终票数还没有到。会一直询问。',
  'clip-did-not-start': '短片“{{clip}}”没有开始播放。',
  'crowd-has-gone': '模拟观众和订单已经离开：{{why}}',
  'vote-did-not-open': '投票“{{poll}}”没有开启：{{why}}。请手动开启。',
  'vote-not-open-yet': '投票“{{poll}}”还没有开启：投票服务没有应答。会一直询问。',
  'proposed-not-counted': '投票服务还没有数完对“{{poll}}”的提议。会一直询问。',
  'stream-was-stopped': '彩排不能发射：切换台的推流已停掉。',
  'stream-goes-on': '切换台正在发射彩排内容，要求停也不停。请立即手动停掉推流。',
};
