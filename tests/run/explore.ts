/**
 * `npm run explore -- <rounds>`: the property suites again and again, each round from a new seed (10 rounds, unless told).
 *
 * Ends at the first round that finds something, with the seed that finds it again.
 */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runVitest } from './run-vitest.ts';
import { house, isFastSuite, testSources } from './suites.ts';

const asked = process.argv[2] ?? '10';
const rounds = Number.parseInt(asked, 10);
if (!(rounds >= 1)) {
  console.error(`"${asked}" is no number of rounds. Say for instance: npm run explore -- 20`);
  process.exit(2);
}
const minutesEach = 10;
const properties = testSources().filter(
  (file) => isFastSuite(file) && /run\/properties\.ts'/.test(readFileSync(join(house, file), 'utf8')),
);

for (let round = 1; round <= rounds; round += 1) {
  const seed = String(randomInt(2 ** 31));
  process.env.CUECART_PROPERTY_SEED = seed;
  const { tally } = await runVitest('explore', join(house, 'vitest.config.ts'), properties, minutesEach * 60_000);
  if (tally.failed > 0) {
    console.error(`Found in round ${round}. Again: CUECART_PROPERTY_SEED=${seed} npx vitest run <the file>`);
    process.exit(1);
  }
  console.log(`Round ${round} of ${rounds}, seed ${seed}: nothing found.`);
}
