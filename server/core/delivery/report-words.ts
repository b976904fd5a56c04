/** Words of the delivery report as a file and on paper, Chinese and English. */
import type { StationDelivery } from '../../contract/delivery.ts';

const en = {
  name: 'English',
  title: 'Delivery report',
  simulated: 'Simulated show',
  station: 'Station',
  show: 'On air',
  soFar: 'so far',
  notYet: 'not yet',
  noRecord: 'no record',
  from: 'from',
  to: 'to',
  head: ['Station', 'Connected', 'From', 'To', 'Longest gap', 'No record', 'Events due', 'Taken', 'By snapshot', 'Acknowledged', 'Missing'],
  more: ['Lag p50 / p99, feed', 'Lag p50 / p99, page', 'Missed', 'Frames: average, least'],
  noFeed: 'used no feed',
  graphics: 'What its page painted',
  graphicsHead: ['What', 'Kind', 'Why', 'First', 'Last', 'Stood for'],
  paid: 'paid',
  mandatory: 'mandatory',
  gaps: 'Gaps',
  gap: 'not connected',
  breaks: 'Local breaks',
  dumps: 'Delay dumped and built up again',
  mutes: 'Muted',
  alarms: 'Alarms',
  times: (times: number) => `${times}×`,
  votes: (others: number) => (others === 0 ? 'Votes by its path' : `Votes by its path, shared with ${others} more`),
  missing: 'Events missing',
  nothing: 'none',
  others: (count: number) => `and ${count} more`,
  explain:
    'Connected is of the time on record: what has no record counts for neither. “Stood for” is what the station’s own page said it painted, and was asked to, at two looks a second apart.',
};

const zh: typeof en = {
  name: '中文',
  title: '送达报告',
  simulated: '模拟节目',
  station: '电视台',
  show: '播出',
  soFar: '截至目前',
  notYet: '尚未开播',
  noRecord: '无记录',
  from: '自',
  to: '至',
  head: ['电视台', '连接', '最早', '最晚', '最长中断', '无记录', '应送事件', '已收走', '由快照代替', '已确认', '缺失'],
  more: ['滞后中位 / 99%，数据', '滞后中位 / 99%，页面', '漏心跳', '帧率：平均、最低'],
  noFeed: '未用数据接口',
  graphics: '它的页面画出的内容',
  graphicsHead: ['内容', '类型', '性质', '最早', '最晚', '时长'],
  paid: '付费',
  mandatory: '必须',
  gaps: '中断',
  gap: '未连接',
  breaks: '本台插播',
  dumps: '延时清空后重新建立',
  mutes: '静默',
  alarms: '报警',
  times: (times) => `${times} 次`,
  votes: (others) => (others === 0 ? '经它的通路到达的票' : `经它的通路到达的票（另有 ${others} 台共用）`),
  missing: '缺失的事件',
  nothing: '无',
  others: (count) => `另有 ${count} 项`,
  explain: '连接比例按有记录的时间计算；无记录的时间两边都不计。“时长”是该台页面自报画出、且确实要求它画的内容，以相隔一秒的两次查看为准。',
};

export const reportWords = { en, zh } as const;
export type ReportLanguage = keyof typeof reportWords;

const kinds: Readonly<Record<string, string>> = {
  'lower-third': '人名条',
  'product-card': '商品卡',
  'price-reveal': '揭价',
  'vote-bar': '投票条',
  'vote-question': '投票题',
  result: '投票结果',
  correction: '更正',
  'sales-ticker': '销售条',
  'units-sold': '已售',
  'stock-left': '余量',
  'sold-out': '售罄',
  countdown: '倒计时',
  label: '标识',
  'qr-board': '二维码',
  topic: '话题',
  board: '榜单',
  slate: '垫片',
  clock: '时钟',
};
const alarms: Readonly<Record<string, string>> = {
  gone: '断开',
  absent: '从未连接',
  silent: '没有声息',
  lagging: '跟不上',
  differs: '不一致',
  refused: '密钥有误',
};

export const kindIn = (kind: string, language: ReportLanguage): string => (language === 'zh' ? (kinds[kind] ?? kind) : kind);
export const alarmIn = (kind: StationDelivery['alarms'][number]['kind'], language: ReportLanguage): string =>
  language === 'zh' ? (alarms[kind] ?? kind) : kind;
