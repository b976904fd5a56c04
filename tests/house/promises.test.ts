/** The promises of docs/behaviour.md and the tests that keep them: neither list has what the other lacks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { house, testSources } from '../run/suites.ts';

const promised = [...readFileSync(join(house, 'docs/behaviour.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\* \S/gm)].map(
  ([, id = '']) => id,
);

/** Ids stand in brackets at the start of a test's name, several with commas between. */
const cited = testSources().flatMap((file) =>
  [...readFileSync(join(house, file), 'utf8').matchAll(/['"`]\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\] /g)].flatMap(([, ids = '']) =>
    ids.split(',').map((id) => ({ id: id.trim(), file })),
  ),
);

it('[H1] every promise is cited by a test', () => {
  expect(promised.filter((id) => !cited.some((citation) => citation.id === id))).toEqual([]);
});

it('[H1] every citation is of a promise', () => {
  expect(cited.filter(({ id }) => !promised.includes(id))).toEqual([]);
});

it('[H1] no promise is numbered twice', () => {
  expect(promised.filter((id, index) => promised.indexOf(id) !== index)).toEqual([]);
});
