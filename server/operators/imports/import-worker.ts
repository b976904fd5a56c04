/** The worker that reads and writes one file, or folds one earlier episode, and ends. Whatever a file does to it, the show does not feel it. */
import { parentPort, workerData } from 'node:worker_threads';
import { endedEpisode } from '../../core/imports/earlier-episode.ts';
import { readFile } from './read-file.ts';
import type { Job } from './run-job.ts';
import { writeWorkbook } from './write-file.ts';

const done = async (job: Job): Promise<unknown> => {
  if (job.do === 'read') return readFile(job.bytes, job);
  return job.do === 'write' ? writeWorkbook(job.name, job.rows) : endedEpisode(job.plan, job.facts, job.as);
};

done((workerData as { readonly data: Job }).data)
  .then((result) => parentPort?.postMessage({ result }))
  .catch((error: unknown) => parentPort?.postMessage({ error: String(error) }));
