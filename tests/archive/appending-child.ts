/** Appends facts until it is killed, several under way at a time, and prints the number of each once it is acknowledged. */
import { openArchive } from '../../server/archive/open-archive.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';

const dataDir = process.argv[2] ?? '';
const archive = await openArchive({ dataDir, deadlineMs: 20_000, clock: trueClock, log: quiet });

const append = async (seq: number) => {
  await archive.append([
    { activationId: 'evening', seq, id: `fact-${seq}`, version: 1, at: seq, by: 'director', body: { type: 'segment.taken' } },
  ]);
  process.stdout.write(`${seq}\n`);
};

for (let seq = 1; ; seq += 5) await Promise.all([0, 1, 2, 3, 4].map((more) => append(seq + more)));
