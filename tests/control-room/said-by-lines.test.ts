/** The lights' words and messages, and the door's answers: read out of the sources that say them, and wanted in Chinese. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { serverWords } from '../../control-room/words/server-words.ts';
import { someOf } from '../../server/playout/check-row.ts';

const root = join(import.meta.dirname, '../..');

const every = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>((texts, part) => texts.flatMap((text) => part.map((next) => text + next)), ['']);

/** What an expression may say; a value that only the running program knows is a number, which stands in every place. */
const textsOf = (node: ts.Expression): readonly string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf);
  if (!ts.isTemplateExpression(node)) return ['7'];
  return every([[node.head.text], ...node.templateSpans.flatMap(({ expression, literal }) => [textsOf(expression), [literal.text]])]);
};

/** Said in a log, or of a connection to ourselves alone: no operator reads it. */
const isForUs = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) && /\blog\.\w+$/.test(node.expression.getText())) ||
  (ts.isNewExpression(node) && /^Obs(Late|Gone)$/.test(node.expression.getText()));

const saidIn = (file: string): readonly string[] => {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const said: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node) || isForUs(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) said.push(...textsOf(node));
    else node.forEachChild(look);
  };
  look(source);
  return said.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(text));
};

const files = [
  'server/playout/lines.ts',
  'server/lights.ts',
  'server/playout/build-view.ts',
  'server/switcher/reconnect.ts',
  'server/switcher/obs-link.ts',
  'server/switcher/say-refusals.ts',
  'server/archive/disk-problem.ts',
  'server/audience/phones-line.ts',
  'server/shops/carry-out.ts',
  'server/shops/judge-order.ts',
  'server/shops/take-back.ts',
  'server/operators/watch/link-routes.ts',
  'server/operators/sign-in-routes.ts',
];

describe('what the server says of its lines', () => {
  it.each(files)('[C24] %s says no sentence that a Chinese screen would leave in English', (file) => {
    const said = saidIn(file);
    expect(said).not.toEqual([]);
    expect(said.filter((text) => /[a-z]{2,} [a-z]{2,}/i.test(serverWords(text, 'zh')))).toEqual([]);
  });

  it('[C24] names some of many in Chinese with no English between them', () => {
    expect(someOf(['甲', '乙'], 'zh')).toBe('甲、乙');
    expect(someOf([...'甲乙丙丁戊己庚'], 'zh')).toBe('甲、乙、丙、丁、戊 等 7 个');
    expect(someOf([...'abcdefg'])).toBe('a, b, c, d, e and 2 more');
  });

  it('[C24] says what stands inside of a message in Chinese too', () => {
    const zh = (said: string) => serverWords(said, 'zh');
    expect(zh('market: delivery m-1 was set aside: the show has no APPLE')).toBe('market：推送 m-1 已搁置：本期没有 APPLE');
    expect(zh('3 waiting, 2 LOST. The disk is full: nothing can be recorded in /d/a.db. Free some space there. (ENOSPC)')).toBe(
      '3 条等待写入，2 条丢失。磁盘已满，无法写入 /d/a.db。请腾出空间。（ENOSPC）',
    );
    const twice =
      'OBS has no scene called "Attic": add it there or correct the series file. OBS refused SetInputMute for "Desk": code 600.';
    expect(zh(twice)).toBe('OBS 里没有场景“Attic”：请在 OBS 里添加，或改正系列文件。OBS 拒绝了 SetInputMute（“Desk”）：代码 600。');
  });
});
