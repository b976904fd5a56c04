/**
 * Words that the server says about its lines, in Chinese.
 *
 * A word that is not in this list stays as the server said it: better in English than wrong.
 */
import { chineseOfLines, formsOfLines } from './server-lines-zh.ts';

const another = '请向导演要一个新的，或重启演播服务器：它会打印新链接。';

const chinese: Readonly<Record<string, string>> = {
  ...chineseOfLines,
  'Ask the director for a new one, or restart the show server: it prints a new link.': another,
  OK: '正常',
  none: '无',
  unknown: '不明',
  starting: '启动中',
  'see message': '见说明',
  'The checks before air have not been made': '播前检查还没有做',
  'rehearsal switcher': '彩排切换台',
  connected: '已连接',
  connecting: '连接中',
  lost: '中断',
  refused: '被拒绝',
  hung: '无应答',
  closed: '已关闭',
  idle: '空闲',
  'not yet': '还没有',
  'as the shot says': '与镜头一致',
  SILENCE: '静音',
  clipping: '削波',
  'not ours': '外来音源',
  'no meters': '没有电平',
  recording: '正在记录',
  'NOT RECORDED': '未记录',
  'refusing votes': '拒收选票',
  silent: '没有订单',
  'orders wait': '订单在等',
  listening: '接收中',
  steady: '稳定',
  'No OBS is configured: set CUECART_OBS_URL to drive one.': '没有配置 OBS：设置 CUECART_OBS_URL 即可控制一台。',
  'Inputs are as the shot says, but their meters do not arrive: nobody would notice silence.':
    '音源与镜头一致，但电平没有送到：静音不会被发现。',
  'The switcher does not answer.': '切换台没有应答。',
  'Some stations are not connected.': '有电视台没有连接。',
  'No second server and no second OBS is set up: nothing takes over by itself.': '没有第二台服务器，也没有第二台 OBS：不会自动接替。',
  'The series names no shop.': '这个系列没有店铺。',
  'Orders are stored but cannot be applied: the disk does not answer.': '订单已存下，但无法入账：磁盘没有应答。',
  'This request did not come from the control room of this server.': '这个请求不是来自本服务器的控制室。',
  'The disk does not answer, so we cannot check this. Try again in a moment.': '磁盘没有应答，无法核对。请稍后再试。',
  'This request cannot be read.': '无法读取这个请求。',
  'This machine’s clock was changed; ours follows it slowly. Check its time service.':
    '这台机器的时钟被改过；我们的时钟慢慢跟上。请检查它的对时服务。',
};

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^([\d,]+) connected$/, '$1 部在线'],
  [/^(\d+) of (\d+)$/, '$1 / $2'],
  [/^(\d+) ms off$/, '差 $1 毫秒'],
  [/^Not as the shot says: (.+)$/, '与镜头不一致：$1'],
  [/^Nothing is heard on air from: (.+)$/, '播出中听不到：$1'],
  [/^Too loud, it clips: (.+)$/, '太响，已削波：$1'],
  [/^Sounds, and the show does not name it: (.+)$/, '节目没有列出却有声音：$1'],
  [/^The switcher says nothing about: (.+)$/, '切换台没有报告：$1'],
  [/^This link was used already\. .*/, `这个链接已经用过。${another}`],
  [/^This link is more than 24 hours old\. .*/, `这个链接已超过 24 小时。${another}`],
  [/^This is not a sign-in link of this server\. .*/, `这不是本服务器的登录链接。${another}`],
  [/^Too many tries from this address\. Wait (\d+) s and try again\.$/, '这个地址尝试次数太多。请等 $1 秒再试。'],
];

const inChinese = (said: string): string => {
  const known = Object.hasOwn(chinese, said) ? chinese[said] : undefined;
  if (known !== undefined) return known;
  for (const [form, words] of formsOfLines) {
    const found = form.exec(said);
    if (found) return words(found, inChinese);
  }
  const pattern = patterns.find(([form]) => form.test(said));
  return pattern ? said.replace(...pattern) : said;
};

export const serverWords = (said: string, language: string): string => (language === 'zh' ? inChinese(said) : said);
