/** Whether a vote was live stands in every paper about it: no export, statement or recount of a rehearsal can pass for a result. */
import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { statementPage } from '../../server/audience/log/statement-page.ts';
import type { SignedStatement } from '../../server/audience/log/statements.ts';
import { recountBytes } from '../../server/cli/recount/check-export.ts';
import { sayRecount } from '../../server/cli/recount/print-recount.ts';
import type { ActivationKind } from '../../server/contract/audience.ts';
import { filePoll } from '../audience/file-poll.ts';
import { activation, type Evening, openEvening, opens, rules, wholeEvening } from './an-evening.ts';

let evening: Evening;
afterEach(() => evening.close());

const recount = (bytes: Buffer) => recountBytes(bytes, { keys: [evening.key.key], witnesses: [], kept: [] });
const whats = (): string[] => recount(evening.export()).findings.map((one) => one.what);
/** An older Cuecart did not say it. */
const anEvening = (kind: ActivationKind | undefined): Evening => wholeEvening((same) => (kind ? { ...same, kind } : same));

type Line = { readonly statement?: SignedStatement; readonly record?: { readonly type: string; readonly rules?: object } };
const linesOf = (bytes: Buffer): Line[] =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const statementIn = (bytes: Buffer): SignedStatement => linesOf(bytes).find((line) => line.statement)!.statement!;

it.each([
  ['rehearsal', 'REHEARSAL — not a result.'],
  ['simulated', 'SIMULATED — not a result.'],
  ['live', 'These votes were live.'],
] as const)('[L22] the recount says first that it was %s, as export and statement do, also when something does not fit', (kind, first) => {
  evening = anEvening(kind);
  const bytes = evening.export();
  expect(statementIn(bytes)).toMatchObject({ statement: { kind } });
  expect(linesOf(bytes).find(({ record }) => record?.type === 'rules')).toMatchObject({ record: { rules: { kind } } });
  const result = recount(bytes);
  expect(result.findings).toEqual([]);
  expect(sayRecount(result).split('\n').slice(0, 2)).toEqual([first, expect.stringContaining('everything fits')]);
  const broken = recount(Buffer.concat([bytes, Buffer.from('more')]));
  expect(sayRecount(broken).split('\n').slice(0, 2)).toEqual([first, expect.stringContaining('does NOT fit')]);
});

it('[L22] a log of an older Cuecart does not say it: it still fits, and the recount says so', () => {
  evening = anEvening(undefined);
  const bytes = evening.export();
  expect(statementIn(bytes)).not.toHaveProperty('statement.kind');
  const result = recount(bytes);
  expect(result.findings).toEqual([]);
  expect(sayRecount(result)).toMatch(/^The log does not say whether these votes were live or a rehearsal/);
});

it('[L22] the recount finds a rehearsal that was called live after the opening, and votes of two kinds in one log', () => {
  const of = (kind: ActivationKind) => ({ ...rules, kind });
  evening = openEvening(() => of('rehearsal'));
  evening.file.saveRules(evening.poll, JSON.stringify(of('live')), opens + 1000);
  evening.sign(opens + 70_000);
  expect(whats()).toEqual(['eggs: its rules were changed after it opened']);
  evening.close();
  evening = openEvening(() => of('rehearsal'));
  filePoll(evening.file, activation, 'ham', opens - 4000, { ...of('live'), pollId: 'ham' });
  evening.sign(opens + 70_000);
  expect(whats()).toEqual(['ham: its rules say live, those of another vote rehearsal']);
});

const pageOf = (kind: ActivationKind | undefined, language: 'zh' | 'en') => {
  evening = anEvening(kind);
  return statementPage(statementIn(evening.export()), language);
};
const sheetHead = (html: string): string => /@top-center\{content:"([^"]*)"/.exec(html)?.[1] ?? '';

it.each([
  ['rehearsal', 'en', 'REHEARSAL — not a result', 'This vote was part of a rehearsal.'],
  ['rehearsal', 'zh', '彩排，不是结果', '此次投票属于彩排'],
  ['simulated', 'en', 'SIMULATED — not a result', 'This vote was simulated'],
  ['simulated', 'zh', '模拟，不是结果', '此次投票为模拟投票'],
] as const)('[L22] the statement of a %s vote says in %s over everything and on every sheet: %s', (kind, language, band, sentence) => {
  const { html, styleHash } = pageOf(kind, language);
  expect(html).toContain(`<p class="band">${band}</p>\n<h1>`);
  expect(html).toContain(`<title>${band}`);
  expect(sheetHead(html)).toBe(band);
  expect(html).toContain(sentence);
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  expect(styleHash).toBe(createHash('sha256').update(style).digest('base64'));
});

it.each([
  ['live', 'This vote was live.'],
  [undefined, 'The log does not say whether this vote was live or a rehearsal'],
] as const)(
  '[L22] the statement of a vote that was live, or of which the log does not say it (%s), has no band and says which',
  (kind, sentence) => {
    const { html } = pageOf(kind, 'en');
    expect([html.includes('class="band"'), sheetHead(html)]).toEqual([false, '']);
    expect(html).toContain(sentence);
  },
);
