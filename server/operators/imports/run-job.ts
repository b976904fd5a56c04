/**
 * One job in a worker of its own, with bounds on its memory and its time; two at once, and no more.
 */
import type { ImportRow } from '../../contract/imports.ts';
import type { Ms } from '../../contract/units.ts';
import type { Sheet } from '../../core/imports/export-table.ts';
import type { Clock } from '../../ports/clock.ts';
import { openWorker } from '../../worker.ts';
import type { FileReading } from './read-file.ts';

export type Job =
  | { readonly do: 'read'; readonly bytes: Uint8Array; readonly sheet: string | null; readonly languages: readonly string[] }
  | { readonly do: 'write'; readonly name: string; readonly rows: Sheet }
  /** Plan and facts as they lie in the archive. */
  | { readonly do: 'episode'; readonly plan: string; readonly facts: string; readonly as: 'planned' | 'ended' };
type Results = { readonly read: FileReading; readonly write: Uint8Array; readonly episode: readonly ImportRow[] };

const within: Ms = 20_000;
const mostAtOnce = 2;
const limits = { maxOldGenerationSizeMb: 256 };

export class JobRefused extends Error {}

export type Jobs = { run<D extends Job['do']>(job: Extract<Job, { do: D }>): Promise<Results[D]> };

export const openJobs = (clock: Clock): Jobs => {
  let running = 0;
  const start = <D extends Job['do']>(job: Extract<Job, { do: D }>): Promise<Results[D]> =>
    new Promise((resolve, reject) => {
      const worker = openWorker(new URL('./import-worker.ts', import.meta.url), job, limits);
      const cancel = clock.wakeAt(clock.now() + within, () => {
        reject(new JobRefused('It took longer than 20 s.'));
        worker.terminate().catch(reject);
      });
      worker.once('message', ({ result, error }: { result: Results[D]; error?: string }) =>
        error === undefined ? resolve(result) : reject(new Error(error)),
      );
      worker.once('error', () => reject(new JobRefused('It needs more memory than a table has.')));
      worker.once('exit', () => {
        cancel();
        reject(new Error('The worker ended without an answer.'));
      });
    });
  return {
    run: async (job) => {
      if (running >= mostAtOnce) throw new JobRefused('Two files are being read already. Try again in a moment.');
      running += 1;
      try {
        return await start(job);
      } finally {
        running -= 1;
      }
    },
  };
};
