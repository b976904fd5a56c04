/** Words of the printed running order, Chinese and English. */
const clip = 'clip-end:';

const chineseKinds: Readonly<Record<string, string>> = {
  opening: '开场',
  host: '主持',
  guest: '嘉宾',
  product: '产品',
  vote: '投票',
  result: '结果',
  order: '下单',
  clip: '短片',
  break: '休息',
  closing: '片尾',
};

export const orderWords = {
  en: {
    name: 'English',
    title: 'Running order',
    start: 'Start',
    offAir: 'Off air as planned',
    hardOut: 'HARD OUT',
    explain: 'Latest start is counted back from the hard out. A segment begun later than that must be cut, or something behind it dropped.',
    head: ['#', 'Planned', 'Latest', 'Length', 'Segment', 'Shots', 'Cues', 'Began'],
    guest: 'Guest',
    notApproved: 'name and title NOT approved',
    outWords: 'out-words',
    bench: 'Bench: spare segments',
    kind: (kind: string) => kind,
    trigger: (said: string) => (said === 'manual' ? 'by hand' : said === 'take' ? 'with the take' : said.replace(clip, 'when it ends: ')),
  },
  zh: {
    name: '中文',
    title: '串联单',
    start: '开播',
    offAir: '计划收播',
    hardOut: '硬收播',
    explain: '“最晚”是从硬收播倒推的开始时间。晚于它开始的段落必须压缩，或舍去后面的内容。',
    head: ['#', '计划', '最晚', '时长', '段落', '镜头', '提示', '实际开始'],
    guest: '嘉宾',
    notApproved: '姓名和职务未核准',
    outWords: '结束语',
    bench: '备播段落',
    kind: (kind: string) => chineseKinds[kind] ?? kind,
    trigger: (said: string) => (said === 'manual' ? '手动' : said === 'take' ? '随切播' : said.replace(clip, '播完时：')),
  },
} as const;

export type OrderLanguage = keyof typeof orderWords;
