/** What 1.15 million viewers take in memory: who stands where, and apart from it where each one's receipt is. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createVoteCount } from '../../../server/core/vote-count.ts';

const viewers = 1_150_000;

const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

/** What is kept outside the heap, once the collector finds nothing more to give back. */
const bytesKept = (collect: () => void): number => {
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    collect();
    const { arrayBuffers } = process.memoryUsage();
    if (arrayBuffers >= before) return arrayBuffers;
    before = arrayBuffers;
  }
};

export const bytesPerViewer = (): number => {
  const collect = collector();
  const before = bytesKept(collect);
  const count = createVoteCount();
  for (let index = 0; index < viewers; index += 1) count.apply({ index, choice: 1, tier: 0, sequence: 0, path: 3 });
  const kept = bytesKept(collect) - before;
  if (count.totals().yea !== viewers) throw new Error('The count lost viewers.');
  return kept / viewers;
};

/** Six more a viewer: batch and offset of the ballot that stands. */
export const bytesPerReceipt = 6;
