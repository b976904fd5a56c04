/**
 * The archive's worker: the only place that touches show.sqlite.
 *
 * It waits on the disk so that the show does not have to. Started by `open-archive.ts`; speaks `calls.ts`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { answerAll } from './answer.ts';
import type { Request, WorkerSettings } from './calls.ts';
import { keepDatabase, showDatabase } from './database.ts';

/** How many requests share a transaction at most, so that the first of them does not wait long for the last. */
const atMostTogether = 256;

const serve = (port: NonNullable<typeof parentPort>, { file }: WorkerSettings) => {
  const keeper = keepDatabase(file, showDatabase);
  const waiting: Request[] = [];

  const answerWaiting = () => {
    const batch = waiting.splice(0, atMostTogether);
    if (batch.length > 0) port.postMessage(answerAll(keeper, batch, file));
    if (waiting.length > 0) setImmediate(answerWaiting);
  };
  port.on('message', (request: Request | 'close') => {
    if (request === 'close') {
      while (waiting.length > 0) answerWaiting();
      keeper.drop();
      port.close();
      return;
    }
    waiting.push(request);
    // Whatever else has arrived is handed over before the immediate runs, and joins the batch.
    if (waiting.length === 1) setImmediate(answerWaiting);
  });
};

if (parentPort) serve(parentPort, workerData.data);
