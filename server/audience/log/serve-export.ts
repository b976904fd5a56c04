/** Sends an export as an answer, as fast as the asker reads and no faster. */
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { Ms } from '../../contract/units.ts';
import type { Clock } from '../../ports/clock.ts';
import { openWorker } from '../../worker.ts';
import { answerText } from '../http-answers.ts';
import type { ExportSays } from './export-worker.ts';

type Options = { readonly dataDir: string; readonly clock: Clock };

/** An asker who reads nothing for so long is let go of. */
const pieceWithin: Ms = 30_000;
/** Exports are for auditors: one after another. */
const mostAtOnce = 2;

const headersOf = (activationId: string): Record<string, string> => ({
  'Content-Type': 'application/jsonl; charset=utf-8',
  'Content-Disposition': `attachment; filename="votes-${activationId.replace(/[^A-Za-z0-9._-]/g, '_')}.jsonl"`,
});

export const createExports = ({ dataDir, clock }: Options) => {
  let running = 0;
  const send = (activationId: string, response: ServerResponse): Promise<void> =>
    new Promise((resolve) => {
      const data = { file: path.join(dataDir, 'phones.sqlite'), dataDir, activationId, at: clock.now() };
      const worker = openWorker(new URL('./export-worker.ts', import.meta.url), data);
      let cancel = (): void => undefined;
      const end = (): void => {
        cancel();
        resolve();
        void worker.terminate();
      };
      const more = (): void => {
        cancel();
        cancel = clock.wakeAt(clock.now() + pieceWithin, () => response.destroy());
        worker.postMessage('more');
      };
      const write = (text: string): void => {
        if (!response.headersSent) response.writeHead(200, headersOf(activationId));
        if (response.write(text)) more();
        else response.once('drain', more);
      };
      worker.on('message', (said: ExportSays) => {
        if (said.type === 'piece') write(said.text);
        else if (said.type === 'end') response.end();
        else if (response.headersSent) response.destroy();
        else answerText(response, 404, `${said.message}\n`);
      });
      worker.on('error', () => response.destroy());
      worker.on('exit', end);
      response.on('close', end);
    });
  return {
    async exportTo(activationId: string, response: ServerResponse): Promise<void> {
      if (running >= mostAtOnce) return answerText(response, 503, 'Two exports are being written already. Try again soon.\n');
      running += 1;
      try {
        await send(activationId, response);
      } finally {
        running -= 1;
      }
    },
  };
};
