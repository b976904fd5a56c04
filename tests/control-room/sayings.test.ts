/** What the server says to a press, in the operator's own language. */
import { describe, expect, it } from 'vitest';
import { refusalText } from '../../control-room/words/refusals.ts';
import { chineseSayings, sayingText } from '../../control-room/words/say-it.ts';
import { refusalOf } from '../../server/contract/refusals.ts';
import { airSayings } from '../../server/contract/sayings/air.ts';
import { noticeSayings } from '../../server/contract/sayings/notices.ts';
import { planSayings } from '../../server/contract/sayings/plan.ts';
import { voteSayings } from '../../server/contract/sayings/votes.ts';
import { type SayingId, say, sentence } from '../../server/contract/sayings.ts';
import { sampleView } from '../fakes/sample-view.ts';

const english: Readonly<Record<string, string>> = { ...airSayings, ...noticeSayings, ...planSayings, ...voteSayings };
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

  it('[C24] tells a reason that comes from a file or a line as it came, after a sentence for its kind', () => {
    const refusal = refusalOf('bad-show-file', 'evening.yaml:7 no such guest');
    expect(refusalText(refusal, 'zh')).toBe('节目文件有误。（evening.yaml:7 no such guest）');
    expect(refusalText(refusal, 'en')).toBe('evening.yaml:7 no such guest');
  });
});
