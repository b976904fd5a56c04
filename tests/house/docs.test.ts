/** The docs' own checks see what they are there to see. */
import { expect, it } from 'vitest';
import { deadLinks, decisionFaults, undecidedPackages, withGenerated, withSamples } from '../run/doc-pages.ts';
import { secretsIn } from '../run/tracked-secrets.ts';

const reading = (files: Record<string, string>) => (path: string) => files[path];

it('[H6] a link that leads nowhere is found, with the page it is on', () => {
  const read = reading({ 'docs/a.md': '# A\n## Two words', 'README.md': '' });
  const text = '[a](a.md) [b](a.md#two-words) [c](../README.md) [d](https://example.org) [e](gone.md) [f](a.md#gone)';
  expect(deadLinks('docs/page.md', text, read)).toEqual([
    'docs/page.md links to gone.md, which is not there',
    'docs/page.md links to a.md#gone, which has no such heading',
  ]);
});

it('[H6] a sample is what its file says between its marks', () => {
  const read = reading({ 'server/x.ts': 'const a = 1;\n  // #region take\n  take();\n    now();\n  // #endregion take\n' });
  const fresh = withSamples('page.md', 'so:\n```ts file=server/x.ts#take\nold();\n```\nend', read);
  expect(fresh).toBe('so:\n```ts file=server/x.ts#take\ntake();\n  now();\n```\nend');
  expect(() => withSamples('page.md', '```ts file=server/x.ts#cut\n```', read)).toThrow(
    'page.md shows server/x.ts#cut, which is not there',
  );
  expect(() => withSamples('page.md', '```ts file=server/y.ts\n```', read)).toThrow('page.md shows server/y.ts, which is not there');
});

it('[H6] a generated part is what its generator makes', () => {
  const text = 'a\n<!-- generated: picture -->\nold\n<!-- /generated -->\nb';
  expect(withGenerated('page.md', text, (name) => `new ${name}`)).toBe(
    'a\n<!-- generated: picture -->\n\nnew picture\n\n<!-- /generated -->\nb',
  );
  expect(() => withGenerated('page.md', '<!-- generated: picture -->\nnever closed', () => '')).toThrow('does not close');
});

it('[H6] a decision page has its four headings, its name and its length', () => {
  const page = '# A\n\n## Context\n\na\n\n## Decision\n\nb\n\n## Consequences\n\nc\n\n## Revisit when\n\nd\n';
  expect(decisionFaults('docs/decisions/0001-a.md', page)).toEqual([]);
  const formless = [page.replace('## Decision', '## Thoughts'), ...Array(40).fill('more')].join('\n');
  expect(decisionFaults('docs/decisions/a.md', formless)).toEqual([
    'docs/decisions/a.md lacks "## Decision"',
    'docs/decisions/a.md is not named like 0001-what-was-decided.md',
    'docs/decisions/a.md is not under 40 lines',
  ]);
});

it('[H6] a package that no decision page names is found', () => {
  expect(undecidedPackages(['ws', 'left-pad', '@types/ws'], 'Phones use `ws`.')).toEqual([
    'package.json has left-pad, which no page of docs/decisions/ names',
  ]);
});

it('[H7] a path of one machine, a registry and a secret are found, line by line', () => {
  const machine = ['', 'home', 'ana', 'show'].join('/');
  const registry = ['https://', 'registry', '.npmjs.org/x'].join('');
  const token = `ghp_${'a'.repeat(36)}`;
  expect(secretsIn('a.ts', `fine\ncd ${machine}\n${registry}\n${token}`)).toEqual([
    'a.ts:2 holds a path of one machine',
    'a.ts:3 holds a registry host',
    'a.ts:4 holds an access token',
  ]);
  expect(secretsIn('a.ts', 'docs/work/plan.md /usr/bin/obs ../home/x https://example.org/home/a')).toEqual([]);
});
