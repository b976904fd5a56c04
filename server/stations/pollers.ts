/**
 * For titlers that ask again and again: `GET /stations/v1/state.json`, `.csv` and `.xml`, one flat row each.
 *
 * The tag of an answer is made from the answer, so that one that would say the same is never sent twice.
 */
import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { EpochMs } from '../contract/units.ts';
import { type Known, stationRow } from './dress/flat-row.ts';
import { type FlatForm, flatForms } from './dress/flat-texts.ts';
import type { StationSeat } from './station-seat.ts';

/** The caller's seat; undefined once it was refused and answered. */
type See = (request: Request, response: Response) => StationSeat | undefined;

const tagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

const answer = (known: Known, now: EpochMs, { type, write }: FlatForm, request: Request, response: Response) => {
  const text = write([stationRow(known, now)]);
  const tag = tagOf(text);
  response.set({ etag: tag, 'cache-control': 'no-cache', 'content-type': type });
  if (request.get('if-none-match') === tag) response.status(304).end();
  else response.end(text);
};

export const pollersRouter = (see: See, { now, isTest }: { readonly now: () => EpochMs; readonly isTest: boolean }): Router => {
  const router = express.Router();
  for (const [ending, form] of Object.entries(flatForms))
    router.get(`/stations/v1/state.${ending}`, (request, response) => {
      const seat = see(request, response);
      if (seat) answer({ ...seat.known(), isTest }, now(), form, request, response);
    });
  return router;
};
