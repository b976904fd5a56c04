/** The page's words, Chinese and English. A new word is written in both or does not compile. */
import type { LocalText } from '../../server/contract/units.ts';

export type Language = 'zh' | 'en';

const en = {
  live: 'LIVE',
  rehearsal: 'REHEARSAL · nothing counts',
  connecting: 'Connecting…',
  noShow: 'The show has not started',
  noShowMore: 'Stay on this page. It wakes up by itself.',
  waiting: 'The next question comes soon',
  waitingMore: 'Keep watching, and keep this page open.',
  soon: 'Get ready',
  soonIn: (seconds: number) => `Voting opens in ${seconds} s`,
  open: 'Vote now',
  left: (seconds: number) => `${seconds} s left`,
  change: 'You can change your vote until it closes.',
  sending: 'Sending your vote…',
  sendingLost: 'Your vote is kept here and goes out as soon as the link is back.',
  isIn: (choice: string) => `Your vote is in: ${choice}`,
  refused: 'Not counted. Try again.',
  refusedLate: 'Not counted: the vote had closed.',
  refusedPath: 'Not counted: voting is not offered where you are watching.',
  stillStands: (choice: string) => `Your earlier vote stands: ${choice}`,
  closed: 'Voting is closed',
  counting: 'Counting. The result comes on air and here.',
  noVote: 'You did not vote this time.',
  result: 'The result',
  wins: (choice: string) => `${choice} it is!`,
  youSaid: (choice: string) => `You voted: ${choice}`,
  deferred: 'The result comes later',
  deferredMore: 'The votes are kept. We will tell you on air.',
  void: 'This vote does not count',
  voidMore: 'It was called off. Nobody’s vote was used.',
  notHere: 'Voting is not offered where you are watching',
  notHereMore: 'You will see the result here.',
  ended: 'That was tonight’s show',
  endedMore: 'Thank you for watching and voting.',
  lost: 'Link lost. Reconnecting…',
  back: 'Connected again.',
  onSale: 'On sale now',
  buy: 'See it in the shop',
  opensShop: 'opens the shop in a new page',
  votes: (count: number, text: string) => `${text} ${count === 1 ? 'vote' : 'votes'}`,
  soFar: 'So far',
  footer: 'One vote a phone in each question. It counts once the page says that it is in.',
  other: '中文',
  otherLabel: '换成中文',
};
type Words = typeof en;

const zh: Words = {
  live: '直播',
  rehearsal: '彩排 · 投票不计入',
  connecting: '正在连接…',
  noShow: '节目还没有开始',
  noShowMore: '请留在本页，开始后会自动更新。',
  waiting: '下一个问题马上就来',
  waitingMore: '请继续收看，不要关闭本页。',
  soon: '准备好',
  soonIn: (seconds) => `${seconds} 秒后开始投票`,
  open: '现在投票',
  left: (seconds) => `还剩 ${seconds} 秒`,
  change: '截止前可以改票。',
  sending: '正在提交…',
  sendingLost: '您的选择已保留，网络恢复后立即提交。',
  isIn: (choice) => `已投票：${choice}`,
  refused: '没有计入，请再试一次。',
  refusedLate: '没有计入：投票已经截止。',
  refusedPath: '没有计入：您的收看方式不参加投票。',
  stillStands: (choice) => `您之前的投票仍有效：${choice}`,
  closed: '投票已截止',
  counting: '正在计票，结果将在节目和本页公布。',
  noVote: '这一题您没有投票。',
  result: '投票结果',
  wins: (choice) => `${choice}！`,
  youSaid: (choice) => `您投了：${choice}`,
  deferred: '结果稍后公布',
  deferredMore: '选票已保存，节目中会告诉您。',
  void: '这次投票作废',
  voidMore: '投票已取消，所有选票都不使用。',
  notHere: '您的收看方式不参加投票',
  notHereMore: '结果会显示在本页。',
  ended: '今晚的节目结束了',
  endedMore: '感谢收看和投票。',
  lost: '网络断开，正在重新连接…',
  back: '已重新连接。',
  onSale: '正在热卖',
  buy: '去店铺看看',
  opensShop: '在新页面打开店铺',
  votes: (_count, text) => `${text} 票`,
  soFar: '目前票数',
  footer: '每部手机每题一票。显示“已投票”才算计入。',
  other: 'English',
  otherLabel: 'Switch to English',
};

export const wordsIn = (language: Language): Words => (language === 'zh' ? zh : en);
export const languageOf = (name: string): Language => (name.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** The text and the language that it turned out to be in, for the `lang` attribute. */
export const localText = (text: LocalText, language: Language): { readonly text: string; readonly lang?: string } => {
  if (typeof text === 'string') return { text };
  const lang = text[language] === undefined ? (text.en === undefined ? Object.keys(text)[0] : 'en') : language;
  return lang === undefined ? { text: '' } : { text: text[lang] ?? '', lang };
};
