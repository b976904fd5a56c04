/**
 * The worker thread that reads one export out of the phones' file, so that neither votes nor phones wait for it.
 *
 * Posts a piece, waits for `more`, posts the next; in the end `{ type: 'end' }`, or `{ type: 'failure' }` and the thread is over.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { exportPieces } from './export-lines.ts';
import { openLogKey } from './log-key.ts';

export type ExportSays =
  | { readonly type: 'piece'; readonly text: string }
  | { readonly type: 'end' }
  | { readonly type: 'failure'; readonly message: string };

const serve = (): void => {
  const port = parentPort;
  if (!port) throw new Error('export-worker.ts runs as a worker thread only.');
  const { file, dataDir, activationId, at } = workerData.data;
  const db = new Database(String(file), { readonly: true, timeout: 1000 });
  const pieces = exportPieces({ db, key: openLogKey(String(dataDir)), activationId: String(activationId), at: Number(at) });
  const say = (says: ExportSays): void => port.postMessage(says);
  const next = (): void => {
    try {
      const { done, value } = pieces.next();
      say(done ? { type: 'end' } : { type: 'piece', text: value });
      if (!done) return;
    } catch (error) {
      say({ type: 'failure', message: error instanceof Error ? error.message : String(error) });
    }
    db.close();
    port.close();
  };
  port.on('message', next);
  next();
};

serve();
