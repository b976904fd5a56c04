/** Chinese of how the stations do, and of their delivery reports. */
import type { enDelivery } from './en-delivery.ts';

export const zhDelivery: typeof enDelivery = {
  delivery: {
    missed: '漏心跳',
    missedWhy: '服务器启动以来：到下一次该发时信号源还没收走的心跳，加上字幕页没有发来的报告',
    painted: '已画出',
    paintedWhy: '它的字幕页说画出了第 {{revision}} 次变化；发给它的最新一次是 {{sent}}。按延时落后是正常的。',
    fps: '每秒 {{fps}} 帧',
    noRate: '未报帧率',
    noPage: '无页面',
    from: '来自',
  },
};
