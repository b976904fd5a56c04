/**
 * GET /operators/stations/<id>/key: the newest key of a station, for whoever may replace it, to be handed to the station.
 *
 * It is asked for one at a time and stands in no view: a screen that is looked at shows no key.
 */
import express, { type Router } from 'express';
import { mayAsk } from '../contract/who-may.ts';
import type { DoorLog, Session } from './operator-socket.ts';

export type AskForKey = (stationId: string) => string | undefined;

type Needs = {
  readonly sessionOf: (cookies: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly stationKey: AskForKey | undefined;
  readonly log: DoorLog;
};

export const stationKeyRoute = ({ sessionOf, stationKey, log }: Needs): Router => {
  const router = express.Router();
  router.get('/operators/stations/:id/key', async (request, response) => {
    response.set('cache-control', 'no-store');
    const { id } = request.params;
    const asker = await sessionOf(request.headers);
    if (!asker) return void response.status(401).json({ message: 'You are not signed in.' });
    if (!mayAsk(asker.role, { type: 'station.rotateKey' }))
      return void response.status(403).json({ message: 'Only who may replace the key may have it.' });
    const key = stationKey?.(id);
    if (key === undefined) return void response.status(404).json({ message: 'The series has no such station.' });
    log.info({ by: asker.id, station: id }, 'An operator was given the key of a station.');
    response.json({ key, page: `/overlay/station/#output=${id}&key=${key}` });
  });
  return router;
};
