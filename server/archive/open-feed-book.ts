/** The stations' feed book at `<dataDir>/feed.sqlite`, kept by a worker of its own. It opens also on a disk that refuses: then nothing is kept. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import { openWorker } from '../worker.ts';
import type { WorkerSettings } from './calls.ts';
import type { FeedCalls } from './keep-feed.ts';
import { openLine } from './worker-line.ts';

/** For what loads a whole evening. */
const longDeadline: Ms = 30_000;
const readDeadline: Ms = 2000;

type Settings = {
  readonly dataDir: string;
  /** Stations wait for no write longer than this. */
  readonly deadlineMs?: Ms;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
};

export const openFeedBook = ({ dataDir, deadlineMs = 150, clock, log }: Settings): FeedBook => {
  const settings: WorkerSettings = { file: join(dataDir, 'feed.sqlite') };
  const line = openLine<FeedCalls>({ start: () => openWorker(new URL('./feed-worker.ts', import.meta.url), settings), clock, log });
  return {
    past: () => line.ask('past', longDeadline),
    write: (entries, figures) => line.ask('write', deadlineMs, entries, figures),
    figuresAfter: (activation, revision, limit) => line.ask('figuresAfter', readDeadline, activation, revision, limit),
    markHook: (mark) => line.ask('markHook', readDeadline, mark),
    close: () => line.close(),
  };
};
