/** Why a cue did not fire, as the Chinese log says it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { filled, type SayingId, sentence } from '../../server/contract/sayings.ts';
import { reasonInChinese } from '../../server/core/log-reasons-zh.ts';

const server = path.resolve(import.meta.dirname, '../../server');
/** Where the reasons of cues are said. */
const files = ['core/cue-obstacle.ts', 'core/shop-obstacle.ts', 'playout/run-show.ts'];
const reasons = files.flatMap((file) => {
  const source = readFileSync(path.join(server, file), 'utf8');
  const said = [...source.matchAll(/say\('([a-z-]+)'/g)].map(([, id]) => sentence({ id: id as SayingId }).replace('  ', ' open '));
  const written = [...source.matchAll(/return '([A-Z][^']+\.)'/g)].map(([, words = '']) => filled(words));
  return [...said, ...written];
});

it('[C24] the Chinese log gives every reason of a cue that was missed in Chinese', () => {
  expect(reasons.length).toBeGreaterThan(12);
  expect(reasons.filter((reason) => /[a-z]{2,} [a-z]{2,}/i.test(reasonInChinese(reason)))).toEqual([]);
});
