/**
 * Why the server refused, in a sentence for each code. Its own message says it more exactly but is English:
 * in another language the sentence comes first and the message after it.
 */
import type { Refusal, RefusalCode, Told } from '../../server/contract/commands.ts';
import { type LocalText, textIn } from '../../server/contract/units.ts';

const chinese: Readonly<Record<RefusalCode, string>> = {
  malformed: '内容不完整或写法有误。',
  'not-signed-in': '尚未登录。',
  'not-allowed': '您的岗位不能做这个操作。',
  'not-the-chair': '只有主控席可以操作。',
  stale: '屏幕上的内容已经变了，请再看一眼。',
  'changed-since': '您看过之后，别人改了这一行。',
  locked: '这一行已锁定，请先解锁。',
  'too-soon': '刚刚才操作过，请稍等。',
  'wrong-phase': '现在这个阶段不能这样做。',
  unknown: '没有找到它。',
  'nothing-next': '没有下一段。',
  'not-approved': '姓名和职务尚未核准。',
  'key-reused': '同一次操作发了两种内容。',
  'switcher-transmits': '切换台正在发射。',
  'preflight-red': '有一项检查是红灯：请写理由。',
  'needs-disk': '磁盘没有应答，无法记录。',
  'phones-away': '投票服务没有应答。',
  'too-late': '来不及了。',
  'counts-differ': '您看到的票数与现有票数不同，请再看一眼。',
  'two-people': '须由另一人确认。',
  'bad-show-file': '节目文件有误。',
  busy: '正在处理另一件事，请稍等。',
};

type Words = { readonly [W in Told['word']]: (told: Extract<Told, { word: W }>, title: (of: LocalText | null) => string) => string };
/** Where the exact words are known, they are said alone. */
const chineseTold: Words = {
  'next-is': ({ is, saw }, title) => `下一段现在是${title(is)}，不是${title(saw)}：请再看一眼，再按一次。`,
  'chairs-next': ({ chair, way }) =>
    `播出中，下一段和它的时长由主控席决定。${way === 'propose' ? `请向${chair}提议。` : `请改后面的段落，或请${chair}来做。`}`,
  'took-yourself': ({ what }, title) => `您刚刚已经切出了${title(what)}：它正在播出。`,
};
const englishTold: Words = {
  'next-is': ({ is, saw }, title) => `NEXT is now ${title(is)}, not ${title(saw)}: look and press again.`,
  'chairs-next': ({ chair, way }) =>
    `On air, what is next and its length are the chair’s. ${way === 'propose' ? `Propose it to ${chair}.` : `Do it further down, or ask ${chair}.`}`,
  'took-yourself': ({ what }, title) => `You took ${title(what)} a moment ago: it is on air.`,
};

const toldText = (told: Told, language: string): string => {
  const isChinese = language === 'zh';
  const title = (of: LocalText | null): string => {
    if (of === null) return isChinese ? '空' : 'nothing';
    return isChinese ? `「${textIn(of, language)}」` : `“${textIn(of, language)}”`;
  };
  return (isChinese ? chineseTold : englishTold)[told.word](told as never, title);
};

export const refusalText = ({ code, message, told }: Refusal, language: string): string => {
  if (told) return toldText(told, language);
  return language === 'zh' ? `${chinese[code]}（${message}）` : message;
};
