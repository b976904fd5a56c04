/**
 * The worker thread that holds the phones' file: one question at a time, one answer each.
 *
 * Says `ready` or `unusable` once, then answers `{ id, value }` or `{ id, failure }`.
 * A failed write is an answer; only a broken file or a bug ends the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { openLogKey } from './log/log-key.ts';
import { NewerFile, openPhonesFile, type PhonesFile } from './phones-file.ts';

export type DiskAsk = { readonly id: number; readonly name: keyof PhonesFile; readonly given: readonly unknown[] };
export type DiskSays =
  | { readonly type: 'ready' }
  /** `code` is SQLite's, or `NEWER`. */
  | { readonly type: 'unusable'; readonly code: string; readonly message: string }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly message: string };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const codeOf = (error: unknown): string => {
  if (error instanceof NewerFile) return 'NEWER';
  return error instanceof Error && 'code' in error ? String(error.code) : '';
};

const answer = (file: PhonesFile, ask: DiskAsk): DiskSays => {
  try {
    const deed = file[ask.name] as (...given: readonly unknown[]) => unknown;
    return { type: 'answer', id: ask.id, value: deed(...ask.given) };
  } catch (error) {
    return { type: 'failure', id: ask.id, message: messageOf(error) };
  }
};

const serve = (): void => {
  const port = parentPort;
  if (!port) throw new Error('ballot-log-worker.ts runs as a worker thread only.');
  const say = (message: DiskSays): void => port.postMessage(message);
  let file: PhonesFile;
  try {
    file = openPhonesFile(String(workerData.data.file), openLogKey(String(workerData.data.dataDir)));
  } catch (error) {
    say({ type: 'unusable', code: codeOf(error), message: messageOf(error) });
    port.close();
    return;
  }
  port.on('message', (ask: DiskAsk) => {
    say(answer(file, ask));
    if (ask.name === 'close') port.close();
  });
  say({ type: 'ready' });
};

serve();
