/**
 * GET /operators/monitor/<program|next>?after=<number>: the newest picture of a scene that the viewer does not have yet.
 *
 * Held until there is one, so that a viewer asks for the next when it has the last: a slow one is owed one picture, never more,
 * and its views do not stand behind pictures on one socket. 204 when there is none in time.
 */
import type { IncomingHttpHeaders } from 'node:http';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { type MonitorName, monitorNames, pictureHeaders } from '../contract/monitors.ts';
import type { EpochMs } from '../contract/units.ts';
import type { DoorLog, Session } from './operator-socket.ts';

type Picture = { readonly number: number; readonly scene: string; readonly takenAt: EpochMs; readonly jpeg: Buffer };
export type AskForPicture = (which: MonitorName, after: number, left: AbortSignal) => Promise<Picture | undefined>;

type Needs = {
  readonly sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | undefined>;
  readonly askForPicture: AskForPicture;
  readonly log: DoorLog;
};

const send = (response: Response, { number, scene, takenAt, jpeg }: Picture): void =>
  void response
    .set({
      'Content-Type': 'image/jpeg',
      'Content-Length': String(jpeg.length),
      'X-Content-Type-Options': 'nosniff',
      [pictureHeaders.number]: String(number),
      [pictureHeaders.scene]: encodeURIComponent(scene),
      [pictureHeaders.takenAt]: String(takenAt),
    })
    // Not `send`, which would work out an ETag for what is worth nothing a moment later.
    .end(jpeg);

export const monitorPictures = ({ sessionOf, askForPicture, log }: Needs): Router => {
  const show: RequestHandler<{ which: string }> = async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' });
    const which = monitorNames.find((name) => name === request.params.which);
    if (!which) return void response.status(404).json({ message: 'There is no such monitor.' });
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      if (!(await sessionOf(request.headers))) return void response.status(401).json({ message: 'You are not signed in.' });
      const picture = await askForPicture(which, Number(request.query.after) || 0, left.signal);
      if (left.signal.aborted) return;
      if (picture) send(response, picture);
      else response.status(204).end();
    } catch (error) {
      log.warn({ reason: String(error) }, 'A picture could not be shown.');
      if (!response.headersSent) response.status(503).json({ message: 'There is no picture now.' });
    }
  };
  const router = express.Router();
  router.get('/operators/monitor/:which', show);
  return router;
};
