/** The picture of the machines in the docs is drawn from the machines, and is current. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { showMachinePage } from '../../docs/show-machine.gen.ts';

it('[H6] the diagram of the show machine is the machine’s own, as it is now', () => {
  const page = fileURLToPath(new URL('../../docs/show-machine.md', import.meta.url));
  expect(readFileSync(page, 'utf8'), 'write it with: node --import tsx docs/show-machine.gen.ts').toBe(showMachinePage());
});

it('[H6] the diagram names every fact and every state of the three machines', () => {
  const page = showMachinePage();
  const facts = readFileSync(fileURLToPath(new URL('../../server/core/facts.ts', import.meta.url)), 'utf8').matchAll(/type: '([a-z.]+)'/g);
  for (const [, fact = ''] of facts) expect(page).toContain(fact);
  for (const state of ['off', 'preflight', 'ready', 'frozen', 'break', 'ended', 'idle', 'closing', 'void', 'no_show'])
    expect(page).toMatch(new RegExp(`> ${state}\\b`));
});
