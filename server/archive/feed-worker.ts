/** The worker of the stations' feed book: the only place that touches feed.sqlite, and apart from show.sqlite, so that no take waits behind it. */
import { parentPort, workerData } from 'node:worker_threads';
import { refusalOf } from './answer.ts';
import type { Answer, WorkerSettings } from './calls.ts';
import { type Keeper, keepDatabase } from './database.ts';
import { needsReopening } from './disk-problem.ts';
import { type FeedCalls, type FeedHandlers, feedDatabase } from './keep-feed.ts';

type Asked = { readonly number: number; readonly call: keyof FeedCalls; readonly args: readonly unknown[] };

const answer = (keeper: Keeper<FeedHandlers>, { number, call, args }: Asked, file: string): Answer => {
  try {
    const handler: (...args: never) => unknown = keeper.open().handlers[call];
    return { number, ok: true, result: handler(...(args as never)) };
  } catch (error) {
    if (needsReopening(error)) keeper.drop();
    return { number, ok: false, refusal: refusalOf(error, file) };
  }
};

const serve = (port: NonNullable<typeof parentPort>, { file }: WorkerSettings) => {
  const keeper = keepDatabase(file, feedDatabase);
  port.on('message', (asked: Asked | 'close') => {
    if (asked !== 'close') return port.postMessage([answer(keeper, asked, file)]);
    keeper.drop();
    port.close();
  });
};

if (parentPort) serve(parentPort, workerData.data);
