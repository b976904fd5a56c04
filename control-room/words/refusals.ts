/**
 * Why the server refused, in the operator's language. A reason that has no name of its own, since it comes from a file or a line, is
 * English: then a sentence for its code comes first and the message after it.
 */
import type { Refusal, RefusalCode } from '../../server/contract/commands.ts';
import { type Named, sayingText } from './say-it.ts';

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

export const refusalText = ({ code, message, said }: Refusal, language: string, view: Named | null = null): string => {
  if (said) return sayingText(said, language, view);
  return language === 'zh' ? `${chinese[code]}（${message}）` : message;
};
