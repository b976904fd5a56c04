/**
 * The phones' file seen from the door: typed questions to the worker thread.
 *
 * `ask` rejects with `DiskLate` at its deadline (the outcome is then unknown) or with `DiskFailed`.
 * `askPatiently` has no deadline, for the one caller that must learn what became of a commit.
 */
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { openWorker } from '../worker.ts';
import type { DiskAsk, DiskSays } from './ballot-log-worker.ts';
import type { PhonesFile } from './phones-file.ts';

export class DiskFailed extends Error {}
export class DiskLate extends Error {}
/** The file cannot be used by this Cuecart, now or later: newer or damaged. The message says what to do. */
export class DiskUnusable extends Error {}

type Answer<K extends keyof PhonesFile> = ReturnType<PhonesFile[K]>;

export type PhonesDisk = {
  ask<K extends keyof PhonesFile>(name: K, ...given: Parameters<PhonesFile[K]>): Promise<Answer<K>>;
  askPatiently<K extends keyof PhonesFile>(name: K, ...given: Parameters<PhonesFile[K]>): Promise<Answer<K>>;
  /** Calls back when the worker is gone: nothing can be recorded any more. */
  onDeath(listener: (reason: string) => void): void;
  close(): Promise<void>;
};

const deadline: Ms = 5000;
const openWithin: Ms = 20_000;

/** Rejects with `DiskLate` when `promise` takes longer than `ms`. */
export const within = <T>(clock: Clock, ms: Ms, what: string, promise: Promise<T>): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const cancel = clock.wakeAt(clock.now() + ms, () => reject(new DiskLate(`${what} took longer than ${ms} ms.`)));
    promise.then(resolve, reject).finally(cancel);
  });

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

const whyUnusable = (code: string, message: string): Error => {
  if (code === 'NEWER') return new DiskUnusable(message);
  if (code !== 'SQLITE_NOTADB' && code !== 'SQLITE_CORRUPT') return new DiskFailed(message);
  return new DiskUnusable(
    `The phones’ file is damaged (${message}). Restore phones.sqlite from a backup, or name another folder in CUECART_DATA_DIR.`,
  );
};

const untilReady = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', (said: DiskSays) => {
      if (said.type === 'unusable') reject(whyUnusable(said.code, said.message));
      else resolve();
    });
    worker.once('error', reject);
  });

const listen = (worker: Worker, waiting: Map<number, Waiting>, dead: (reason: string) => void): void => {
  const end = (reason: string): void => {
    for (const one of waiting.values()) one.reject(new DiskFailed(reason));
    waiting.clear();
    dead(reason);
  };
  worker.on('message', (said: DiskSays) => {
    if (said.type !== 'answer' && said.type !== 'failure') return;
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.type === 'answer') one?.resolve(said.value);
    else one?.reject(new DiskFailed(said.message));
  });
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => end('The thread that writes the phones’ file has ended.'));
};

export const openPhonesDisk = async (dataDir: string, clock: Clock): Promise<PhonesDisk> => {
  const worker = openWorker(new URL('./ballot-log-worker.ts', import.meta.url), {
    file: path.join(dataDir, 'phones.sqlite'),
    dataDir,
  });
  const waiting = new Map<number, Waiting>();
  const deathListeners: ((reason: string) => void)[] = [];
  let closing = false;
  let lastId = 0;
  try {
    await within(clock, openWithin, 'Opening the phones’ file', untilReady(worker));
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  listen(worker, waiting, (reason) => {
    if (!closing) for (const listener of deathListeners) listener(reason);
  });

  const askPatiently: PhonesDisk['askPatiently'] = (name, ...given) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      // The worker answers with what the function of this name returns: the table is the same type on both sides.
      waiting.set(lastId, { resolve: (value) => resolve(value as Answer<typeof name>), reject });
      worker.postMessage({ id: lastId, name, given } satisfies DiskAsk);
    });

  return {
    askPatiently,
    ask: (name, ...given) => within(clock, deadline, `Writing (${name})`, askPatiently(name, ...given)),
    onDeath: (listener) => void deathListeners.push(listener),
    async close() {
      closing = true;
      try {
        await within(clock, deadline, 'Closing the phones’ file', askPatiently('close'));
      } finally {
        await worker.terminate();
      }
    },
  };
};
