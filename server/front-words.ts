/** What the front page says, in the language of whoever looks. */

const en = {
  slogan: 'control of a live shopping show',
  control: 'Control room',
  signsIn: 'Signs you in as the director.',
  needsLink: 'Needs a sign-in link.',
  phone: 'Phone page',
  phoneWhat: 'What viewers vote on.',
  program: 'Program overlay',
  programWhat: 'Graphics over the switcher’s picture. For OBS: a browser source of 1920 × 1080.',
  recording: 'Recording overlay',
  recordingWhat: 'For what is shown again later: no codes, no links, votes are closed.',
  station: 'A station’s overlay',
  stationWhat: (page: string, card: string) =>
    `What one partner keys over the picture: <a href="${page}">the page</a>, see-through and empty until a live show; <a href="${card}">its test card</a>.`,
  feed: 'A station’s feed:',
  feedWhat: 'In a rehearsal a station’s overlay and feed stay empty: a rehearsal never reaches a partner.',
  picture: 'Program',
  nothing: 'Nothing is on air.',
  nothingYet: 'Here stands the picture with its graphics, once a rehearsal or a show runs.',
  rehearse: 'Rehearse with a simulated crowd',
  rehearses: 'An evening with its crew, viewers and orders, all simulated. Nothing of it leaves this machine.',
  stop: 'Stop the rehearsal',
  leaving: 'The crew is leaving…',
  coming: 'The crew is coming in: 10 to 15 seconds.',
  failed: 'That did not work.',
  noAnswer: 'NO ANSWER',
  state: { live: 'LIVE', rehearsal: 'REHEARSAL', off: 'OFF', starting: 'STARTING…' },
};
export type FrontWords = typeof en;

const zh: FrontWords = {
  slogan: '直播购物节目的播控',
  control: '控制室',
  signsIn: '以导演身份登录。',
  needsLink: '需要登录链接。',
  phone: '手机页面',
  phoneWhat: '观众在这里投票。',
  program: '主播出字幕页',
  programWhat: '叠在切换台画面上的字幕。用于 OBS：1920 × 1080 的浏览器源。',
  recording: '录制字幕页',
  recordingWhat: '用于日后重播：没有二维码和链接，投票显示已结束。',
  station: '电视台字幕页',
  stationWhat: (page, card) => `合作台叠在画面上的内容：<a href="${page}">页面</a>，直播之前透明而空白；<a href="${card}">测试卡</a>。`,
  feed: '电视台数据：',
  feedWhat: '彩排时电视台的页面和数据都是空的：彩排不会到达合作台。',
  picture: '主播出',
  nothing: '没有播出。',
  nothingYet: '彩排或节目开始后，画面和字幕会显示在这里。',
  rehearse: '用模拟观众彩排',
  rehearses: '一个晚上的班组、观众和订单，全是模拟的。什么也不会离开这台机器。',
  stop: '停止彩排',
  leaving: '班组正在离开…',
  coming: '班组正在就位：10 到 15 秒。',
  failed: '没有成功。',
  noAnswer: '没有应答',
  state: { live: '直播', rehearsal: '彩排', off: '关闭', starting: '正在开始…' },
};

export type FrontLanguage = 'en' | 'zh';
export const frontWords: Readonly<Record<FrontLanguage, FrontWords>> = { en, zh };
