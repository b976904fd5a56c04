/** What the server says to a press, in the operator's own language. */
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../control-room/words/refusals.ts';
import { chineseSayings, sayingText } from '../../control-room/words/say-it.ts';
import { CommandSchema } from '../../server/contract/commands.ts';
import { refusalOf } from '../../server/contract/refusals.ts';
import { airSayings } from '../../server/contract/sayings/air.ts';
import { noticeSayings } from '../../server/contract/sayings/notices.ts';
import { planSayings } from '../../server/contract/sayings/plan.ts';
import { sinceSayings } from '../../server/contract/sayings/since.ts';
import { voteSayings } from '../../server/contract/sayings/votes.ts';
import { type Saying, type SayingId, say, sentence } from '../../server/contract/sayings.ts';
import { sayMalformed } from '../../server/operators/say-malformed.ts';
import { sampleView } from '../fakes/sample-view.ts';

const english: Readonly<Record<string, string>> = { ...airSayings, ...noticeSayings, ...planSayings, ...sinceSayings, ...voteSayings };
const placesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place).sort();
const view = sampleView(1_764_763_200_000);

describe('what the server says', () => {
  it.each(Object.keys(english) as SayingId[])('[C24] %s is said in Chinese with the same values, and in no English', (id) => {
    expect(placesIn(chineseSayings[id])).toEqual(placesIn(english[id] ?? ''));
    expect(chineseSayings[id].replace(/\{\{\w+\}\}|“npm run witness”/g, '')).toMatch(/^[^A-Za-z]+$/);
  });

  it('[C24] is refused in words of one language where it was pressed, and the record keeps the English', () => {
    const refusal = refusalOf('not-the-chair', say('chair-held', { name: '林佳' }));
    expect(refusal).toEqual({
      code: 'not-the-chair',
      message: '林佳 holds the chair.',
      said: { id: 'chair-held', values: { name: '林佳' } },
    });
    expect(refusalText(refusal, 'zh')).toBe('林佳坐在主控席。');
    expect(refusalText(refusal, 'en')).toBe('林佳 holds the chair.');
  });

  it('[C24] calls votes and segments what people call them, and states by their words', () => {
    const open = say('vote-still-open', { poll: 'poll-apples' });
    expect(sayingText(open, 'zh', view)).toContain('洛川苹果');
    expect(sayingText(open, 'en', view)).not.toContain('poll-apples');
    expect(sayingText(open, 'en', null)).toBe(sentence(open));
    expect(sayingText(say('vote-is-already', { pollPhase: 'being opened' }), 'zh', view)).toBe('这次投票已经是“正在开启”。');
    expect(sayingText(say('guest-cannot', { guestPhase: 'done', guestTo: 'expected' }), 'zh', view)).toBe('“已完成”的嘉宾不能改为“未到”。');
  });

  it('[C24] says the reasons that stand inside of a sentence in its language, and a clip by its title', () => {
    const red = { id: 'disk', what: 'The disk records', light: 'bad', remedy: '', at: 0 } as const;
    const zh = (said: Saying) => sayingText(said, 'zh', { ...view, preflight: [red] });
    expect(zh(say('crowd-has-gone', { why: 'it ended by itself (1).' }))).toBe('模拟观众和订单已经离开：程序自己退出了（1）');
    const late = say('vote-did-not-open', { poll: 'poll-apples', why: 'its rules reached the phones’ door too late' });
    expect(zh(late)).toContain('太晚。请手动');
    expect(zh(say('preflight-is-red', { checks: 'The disk records; The checks before air have not been made' }))).toContain(
      '（磁盘正在记录；播前检查还没有做）',
    );
    const refused = say('overlay-not-made', { error: 'OBS refused CreateInput: code 605.' });
    expect(zh(refused)).toBe('切换台没有建成：OBS 拒绝了 CreateInput：代码 605。');
    const clip = say('clip-did-not-start', { clip: { zh: '果园', en: 'Orchard' } });
    expect([zh(clip), sayingText(clip, 'en', view), sentence(clip)]).toEqual([
      '短片“果园”没有开始播放。',
      'The clip “Orchard” did not start.',
      'The clip “Orchard” did not start.',
    ]);
    const cell = say('cell-cannot-be', { cell: 'A5', read: '90', cellProblem: 'length-bounds: 1:00' });
    expect(zh(cell)).toBe('第 A5 行：“90”不能用（应为0:01 到 1:00 之间的时长）。什么也没有改。');
    expect(sayingText(cell, 'en', view)).toContain('(a length from 0:01 to 1:00)');
    expect(zh(say('preview-edited', { name: 'constructor' }))).toContain('constructor');
  });

  it('[C24] says of every command that cannot be read what to write, in Chinese', () => {
    const wrong = [undefined, null, '', 'x'.repeat(9999), -1e9, 1e9, 1.5, {}, [], [1], true, { '': 1 }];
    for (const { shape } of CommandSchema.options)
      for (const field of Object.keys(shape))
        for (const value of wrong) {
          const command = { type: shape.type.value, key: 'key-00000001', [field]: value };
          const parsed = CommandSchema.safeParse(command);
          const said = parsed.success ? '' : sayingText(sayMalformed(parsed.error, command), 'zh', null);
          expect(said.replace(/“.*?”/g, '')).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
        }
  });

  it('[C24] tells a reason that comes from a file or a line as it came, after a sentence for its kind', () => {
    const refusal = refusalOf('bad-show-file', 'evening.yaml:7 no such guest');
    expect(refusalText(refusal, 'zh')).toBe('节目文件有误。（evening.yaml:7 no such guest）');
    expect(refusalText(refusal, 'en')).toBe('evening.yaml:7 no such guest');
  });
});
