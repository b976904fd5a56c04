/**
 * The archive at `<dataDir>/show.sqlite`, kept by a worker thread so that a slow disk never holds the show.
 *
 * Promises: a write that resolves is on disk; a call past its deadline rejects `ArchiveLate`; a disk that
 * fails rejects `ArchiveFailed` and the archive works again when the disk does. It opens even on a disk that
 * cannot be written, because the show goes on; `probe` tells. Only a newer data folder stops it.
 */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Ms } from '../contract/units.ts';
import { type Archive, ArchiveFailed } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { openWorker } from '../worker.ts';
import { type Args, type Call, kinds, type WorkerSettings } from './calls.ts';
import { type Line, openLine } from './worker-line.ts';

export { NewerData } from './schema.ts';

/** For opening and for reads that load a whole evening. */
const longDeadline: Ms = 30_000;

export type ArchiveSettings = {
  readonly dataDir: string;
  /** For every write and every small read. */
  readonly deadlineMs?: Ms;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
};

/** @throws NewerData when a later version wrote the data folder. */
export const openArchive = async ({ dataDir, deadlineMs = 150, clock, log }: ArchiveSettings): Promise<Archive> => {
  const settings: WorkerSettings = { file: join(dataDir, 'show.sqlite') };
  const line = openLine({ start: () => openWorker(new URL('./archive-worker.ts', import.meta.url), settings), clock, log });
  try {
    await line.ask('open', longDeadline);
  } catch (error) {
    if (!(error instanceof ArchiveFailed)) {
      await line.close();
      throw error;
    }
    log.error({ err: error }, `Nothing is recorded: ${error.message}`);
  }
  return archiveOver(line, deadlineMs);
};

const archiveOver = (line: Line, deadlineMs: Ms): Archive => {
  const ask = <C extends Call>(call: C, ...args: Args<C>) => line.ask(call, kinds[call].slow ? longDeadline : deadlineMs, ...args);
  return {
    append: (facts) => ask('append', facts),
    facts: (activationId) => ask('facts', activationId),
    factsBefore: (activationId, seq, limit) => ask('factsBefore', activationId, seq, limit),
    startActivation: (activation) => ask('startActivation', activation),
    endActivation: (id) => ask('endActivation', id),
    openActivation: () => ask('openActivation'),
    pastActivations: (limit) => ask('pastActivations', limit),
    activation: (id) => ask('activation', id),
    snapshot: (activationId) => ask('snapshot', activationId),
    saveSnapshot: (activationId, seq, machineVersion, state) => ask('saveSnapshot', activationId, seq, machineVersion, state),
    storeDelivery: (delivery) => ask('storeDelivery', delivery),
    pending: (limit) => ask('pending', limit),
    apply: (delivery, lines) => ask('apply', delivery, lines),
    setAside: (delivery, reason) => ask('setAside', delivery, reason),
    lines: (activationId) => ask('lines', activationId),
    keepMinutes: (minutes) => ask('keepMinutes', minutes),
    minutesOf: (activationId, stationId) => ask('minutesOf', activationId, stationId),
    get: (name, within = deadlineMs) => line.ask('get', within, name),
    set: (name, value) => ask('set', name, value),
    setOnce: (name, value) => ask('setOnce', name, value),
    takeOnce: (name) => ask('takeOnce', name),
    probe: () => ask('probe'),
    close: () => line.close(),
  };
};
