/** The page to print of a statement of result: sentences that a notary can read, in both languages, and nothing that a machine wrote for itself. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { statementPage } from '../../server/audience/log/statement-page.ts';
import { en } from '../../server/audience/log/statement-words.ts';
import { zh } from '../../server/audience/log/statement-words-zh.ts';
import { theServer } from '../../server/contract/inviters.ts';
import type { Statement } from '../../server/core/statement.ts';
import { at, correct, exclusions, sides, correctedStatement as statement, two, vera } from './sample-statement.ts';

const pageOf = (language: 'zh' | 'en', more: Partial<Statement> = {}) =>
  statementPage({ statement: { ...statement, ...more }, key: 'cuecart-1+abcd+AAAA', signature: 'c2lnbmVk' }, language);
/** What a reader sees: signs as they are, tags as spaces. */
const readable = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ');
const read = (language: 'zh' | 'en', more: Partial<Statement> = {}): string => readable(pageOf(language, more).html);

it('[L21] the statement reads as sentences in English', () => {
  const text = read('en');
  for (const sentence of [
    'At half price? Viewers could choose “Yes” or “No”.',
    'Decided for “No”',
    'Yes 1,000 50.00 %',
    'It was a tie. By the rules, a tie counts as “No”.',
    'The quorum of 1,000 votes was reached: 2,000 votes.',
    'Correction Shown before “Yes” 1,200, “No” 1,100; decided for “Yes” Right “Yes” 1,000, “No” 1,000; decided for “No”',
    'What was left out Part Reason Decided by ballots that arrived from 2026-11-22 20:14:05 to 20:14:12.999 UTC bots <b>voted</b> proposed by Vera, confirmed by Victor, who was invited by Vera, 2026-11-22 20:22:00 UTC',
    'tier: open',
    'path: satellite',
    'satellite 2026-11-22 20:14:00.400 UTC 2026-11-22 20:15:02 UTC',
    'These paths show one picture (“program”) and share one window: satellite, web.',
    'not known 400 400 –',
    'picture “program”, path not named 100 100 –',
    'proved by a code in the picture 900 1,050 1,000',
    'Vera verified the count at 2026-11-22 20:16:00 UTC, having seen: “Yes” 1,200, “No” 1,100.',
    'Dora had the result shown: “Yes” 1,200, “No” 1,100; decided for “Yes”.',
    'Vera withdrew the proposal of 2026-11-22 20:20:00 UTC.',
    'The result was corrected. Proposed by Vera, confirmed by Victor, who was invited by Vera.',
    'Entry “surprised” by Nobody.',
    'was 12 ms behind the clock by which ballots were received, give or take 3 ms.',
    'signed by these witnesses: auditor.example/w.',
    'That every pass was a person.',
    'That two sign-ins are two people.',
  ])
    expect(text).toContain(sentence);
});

it('[L21] the statement reads as sentences in Chinese, with no English but names', () => {
  const text = read('zh');
  for (const sentence of [
    '半价吗？ 观众可以选择“要”或“不要”。',
    '结果：“不要”',
    '两边票数相同。按规则，平票算作“不要”。',
    '此前公布 “要” 1,200 票，“不要” 1,100 票；结果为“要” 正确结果',
    '2026-11-22 20:14:05 至 20:14:12.999 UTC 到达的选票',
    '级别：开放',
    '收看方式：satellite',
    'Vera 于 2026-11-22 20:16:00 UTC 核实，所见票数：“要” 1,200 票，“不要” 1,100 票。',
    'Vera 撤回了 2026-11-22 20:20:00 UTC 的提议。',
    '结果已更正。Vera 提议，Victor（由 Vera 邀请）确认。',
    '慢 12 毫秒，误差 ±3 毫秒',
    '不能证明每张投票凭证都对应一个人',
    '不能证明两次登录就是两个人',
  ])
    expect(text).toContain(sentence);
  const foreign = text.replace(/Vera|Victor|Dora|Nobody|surprised|bots|<b>voted<\/b>|satellite|web|program|UTC|JSON|SHA|English/g, '');
  expect(foreign.slice(0, foreign.indexOf('节目场次'))).not.toMatch(/[A-Za-z]{2,}/);
});

it('[L20] the statement calls paths by their names in its language, and keeps an id that nobody named', () => {
  const windows = statement.windows.map((window) => ({ ...window, name: { en: 'Satellite TV', zh: '卫星电视' } }));
  const [english, chinese] = [read('en', { windows }), read('zh', { windows })];
  for (const sentence of [
    'Satellite TV 700 600 2,000',
    'path: Satellite TV bots',
    'Satellite TV 2026-11-22 20:14:00.400 UTC',
    'share one window: Satellite TV, web.',
  ])
    expect(english).toContain(sentence);
  for (const sentence of ['卫星电视 700 600', '收看方式：卫星电视', '共用同一投票时间：卫星电视、web。'])
    expect(chinese).toContain(sentence);
  expect(english + chinese).not.toContain('satellite');
});

it('no record is printed as a machine wrote it, what people wrote is escaped, and nothing on the page runs', () => {
  for (const language of ['zh', 'en'] as const) {
    const { html, styleHash } = pageOf(language);
    expect(readable(html)).not.toMatch(/[{}[\]]|undefined|null|NaN|op-\d|motionId/);
    expect(html).not.toMatch(/<script|<b>voted| style=|\son\w+=/);
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(styleHash).toBe(createHash('sha256').update(style).digest('base64'));
    expect(style).toMatch(/@page\s*\{\s*size:\s*A4/);
  }
});

it('figures by hand are marked wherever the result stands, with their source and who vouches for them', () => {
  const said = { ...two, now: { ...sides(70, 30), decision: 'yea' }, source: 'paper ballots' };
  const more: Partial<Statement> = {
    ...{ manual: true, decision: 'yea', result: sides(70, 30), corrected: null, exclusions: [], counted: null, verified: null },
    decisions: [{ leaf: 1, at: at('20:30:00'), type: 'manual', said }],
  };
  const text = read('en', more);
  expect(text).toContain('Yes 70 70.00 % · by hand');
  expect(text).toContain(
    'Figures by hand The figures of the result were given by hand. They were not counted here; two people vouch for them.',
  );
  expect(text).toContain('Source: “paper ballots”.');
  expect(text).toContain('Decided by: proposed by Vera, confirmed by Victor, who was invited by Vera, 2026-11-22 20:30:00 UTC');
  expect(text).toContain('The quorum of 1,000 votes was not reached: 100 votes.');
  expect(text).not.toContain('Correction');
  expect(read('zh', more)).toContain('70.00 % · 手工');
});

it('[L21] who let whom in of two who decided is said of every row of invitations, and where it was not recorded', () => {
  const dora = { id: 'op-0', name: 'Dora' };
  const said = (proposer: object | undefined, confirmer: object | undefined, language: 'zh' | 'en' = 'en') => {
    const record = { ...two, proposerInvitedBy: proposer, confirmerInvitedBy: confirmer, exclusions };
    return read(language, { decisions: [{ leaf: 1, at: at('20:22:00'), type: 'corrected', said: record }] });
  };
  expect(said([theServer], [dora, vera, theServer])).toContain('confirmed by Victor, who was invited by Dora, who was invited by Vera.');
  expect(said([{ id: 'op-2', name: 'Victor' }], [])).toContain('Proposed by Vera, confirmed by Victor, who had invited Vera.');
  expect(said([dora, theServer], [dora, theServer])).toContain('confirmed by Victor, both let in by Dora.');
  expect(said([theServer], [theServer])).toContain('confirmed by Victor, both let in by the server itself.');
  expect(said([], [])).toContain('confirmed by Victor, let in apart from each other.');
  expect(said(undefined, undefined)).toContain('confirmed by Victor (who let whom in was not recorded).');
  expect(said([theServer], [dora, vera, theServer], 'zh')).toContain('Victor（由 Dora 邀请，后者由 Vera 邀请）确认');
  expect(said([], [], 'zh')).toContain('Victor（两人各自获准登录，互无邀请关系）确认');
});

it('a tie that the chair decided, a vote put off and a void one each say so', () => {
  expect(read('en', { tie: 'chair' })).toContain('By the rules, the chair decides a tie, and decided for “No”.');
  const said = { by: 'Vera', motionId: 'm1', motion: { ...correct, chairSays: 'nay' } };
  const decisions = [{ leaf: 5, at: at('20:21:00'), type: 'proposed', said }];
  expect(read('en', { tie: 'chair', decisions })).toContain('Should it be a tie, the chair says “No”. Reason: “bots <b>voted</b>”.');
  expect(read('zh', { tie: 'chair', decisions })).toContain('若为平票，主控席决定为“不要”。');
  const ended = (decision: 'deferred' | 'void', type: string) =>
    ({
      decision,
      result: null,
      corrected: null,
      decisions: [{ leaf: 1, at: 0, type, said: { by: 'Dora', reason: 'the tally was late' } }],
    }) as const;
  expect(read('en', ended('deferred', 'deferred'))).toContain('Put off: no result was shown Reason: “the tally was late”.');
  expect(read('zh', ended('void', 'voided'))).toContain('作废：此次投票不算数 理由：“the tally was late”。');
  expect(read('en', { clockOffset: null, decisions: [], verified: null })).toMatch(/nobody who verified it.*no decisions.*not measured/);
});

it('records that hold nothing of what is expected still make a page', () => {
  const types = ['verified', 'proposed', 'withdrawn', 'excluded', 'corrected', 'manual', 'revealed', 'deferred', 'voided'];
  const decisions = types.map((type, leaf) => ({ leaf, at: at('20:00:00'), type, said: null }));
  for (const language of ['zh', 'en'] as const)
    expect(read(language, { decisions, corrected: {} })).not.toMatch(/[{}[\]]|undefined|null|NaN/);
});

it('no sentence of one language is a copy of the other', () => {
  const texts = (value: object): string[] =>
    Object.values(value).flatMap((one) => (typeof one === 'string' ? [one] : typeof one === 'object' ? texts(one) : []));
  expect(texts(zh).filter((text) => texts(en).includes(text))).toEqual([]);
});
