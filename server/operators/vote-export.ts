/**
 * GET /operators/votes/<activation>/export: everything an outsider needs for a recount, handed through from the phones' door.
 *
 * For the vote position and the auditor only: it holds every ballot, also of a vote whose split is still hidden from the others.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { Role } from '../contract/commands.ts';
import type { DoorLog, Session } from './operator-socket.ts';

/** Asks the phones' door; rejects when it does not answer. The signal ends it when nobody reads any more. */
export type AskForExport = (activationId: string, signal: AbortSignal) => Promise<globalThis.Response>;

type Needs = {
  readonly sessionOf: (cookies: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly askForExport: AskForExport;
  readonly log: DoorLog;
};

const mayHave: ReadonlySet<Role> = new Set(['vote', 'auditor']);
/** An evening with a million viewers is a hundred megabytes: whoever needs longer than this for it asks again. */
const within = 600_000;
const passedOn = ['content-type', 'content-disposition'] as const;

const refuse = (response: Response, status: number, message: string): void => void response.status(status).json({ message });

/** What the door said, as fast as the asker reads it. */
const handThrough = async (answer: Awaited<ReturnType<AskForExport>>, response: Response): Promise<void> => {
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel();
    return refuse(response, answer.status === 404 ? 404 : 503, 'The phones’ door has no export of this now. Try again in a moment.');
  }
  for (const name of passedOn) {
    const value = answer.headers.get(name);
    if (value !== null) response.set(name, value);
  }
  response.set('Cache-Control', 'no-store');
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), response);
};

export const voteExport = ({ sessionOf, askForExport, log }: Needs): Router => {
  const hand: RequestHandler<{ activation: string }> = async (request, response) => {
    const { activation } = request.params;
    const asker = await sessionOf(request.headers);
    if (!asker) return refuse(response, 401, 'You are not signed in.');
    if (!mayHave.has(asker.role)) return refuse(response, 403, 'Only the vote position and the auditor may have the votes.');
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      log.info({ by: asker.id, activation }, 'An operator asks for the export of the votes.');
      await handThrough(await askForExport(activation, AbortSignal.any([left.signal, AbortSignal.timeout(within)])), response);
    } catch (error) {
      if (left.signal.aborted) return;
      log.warn({ reason: String(error) }, 'The export of the votes broke off.');
      if (response.headersSent) response.destroy();
      else refuse(response, 503, 'The phones’ door does not answer. Try again in a moment.');
    }
  };
  const router = express.Router();
  router.get('/operators/votes/:activation/export', hand);
  return router;
};
