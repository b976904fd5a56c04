/** `GET /stations/v1/figures?after=<revision>`: the figures that were published in this activation, as this station may have them, a page at a time: none of a moment in its own break. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Figures } from '../contract/graphics.ts';
import type { Wares } from '../contract/station-desk.ts';
import { stationFigures } from '../core/station-figures.ts';
import type { StationState } from '../core/station-state.ts';
import type { FeedBook } from '../ports/feed-book.ts';
import type { StationSeat } from './station-seat.ts';

const aPage = 500;
const After = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0);

export const answerRecordedFigures = async (
  book: Pick<FeedBook, 'figuresAfter'> | undefined,
  seat: StationSeat,
  wares: Wares,
  request: Request,
  response: Response,
): Promise<void> => {
  const after = After.safeParse(request.query.after);
  if (!after.success)
    return void response.status(400).json({ code: 'malformed', message: 'Ask with "?after=<revision>", a whole number.' });
  const { activation, kind } = seat.snapshot().data as StationState;
  const kept = activation === null || !book ? [] : await book.figuresAfter(activation, after.data, aPage);
  const { station, delay } = seat.partner();
  // What was on while its viewers were away is not theirs afterwards either.
  const theirs = kept.filter(({ at }) => !seat.misses(at));
  const figures = theirs.map((one) => stationFigures(JSON.parse(one.figures) as Figures, wares)(station, kind, delay));
  response
    .set({ 'cache-control': 'no-store' })
    .json({ activation, figures, next: kept.length < aPage ? null : (kept.at(-1)?.revision ?? null) });
};
