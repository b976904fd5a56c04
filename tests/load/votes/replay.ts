/** How long the door counts 1.15 million ballots at its start: by its own word, from a file of batches as a busy minute leaves them. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packBallots } from '../../../server/audience/ballot-batch.ts';
import { openLogKey } from '../../../server/audience/log/log-key.ts';
import { openPhonesFile } from '../../../server/audience/phones-file.ts';
import { filePoll } from '../../audience/file-poll.ts';
import { startPhones } from '../../audience/phones-process.ts';
import { shortRules } from '../../contracts/phones-door-samples.ts';
import { doorEnv } from './door-under-test.ts';

/** 50,000 votes a second in groups of 5 ms. */
const inBatch = 250;
const inCommit = 100;

const fill = (dataDir: string, ballots: number): void => {
  const phonesFile = openPhonesFile(path.join(dataDir, 'phones.sqlite'), openLogKey(dataDir));
  const now = Date.now();
  const rules = shortRules(now, 1_800_000);
  const number = filePoll(phonesFile, rules.activationId, rules.pollId, now, rules);
  const total = ballots / inBatch;
  for (let batch = 1; batch <= total; batch += inCommit) {
    const rows = Array.from({ length: Math.min(inCommit, total - batch + 1) }, (_, row) => ({
      batch: batch + row,
      number,
      receivedAt: now,
      ballots: packBallots(
        Array.from({ length: inBatch }, (_, place) => {
          const index = (batch + row - 1) * inBatch + place;
          return { index, choice: index % 3 === 0 ? (1 as const) : (2 as const), tier: 0 as const, sequence: 0, path: 255 };
        }),
      ),
    }));
    phonesFile.commit(rows, []);
  }
  phonesFile.close();
};

/** @param ballots a multiple of 250 */
export const measureReplay = async (ballots: number): Promise<number> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cuecart-replay-'));
  try {
    fill(dataDir, ballots);
    const door = await startPhones(dataDir, 0, doorEnv);
    const said = /"ms":(\d+),"msg":"The ballots/.exec(door.log())?.[1];
    await door.kill();
    if (said === undefined) throw new Error(`The door did not say how long it counted: ${door.log()}`);
    return Number(said);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};
