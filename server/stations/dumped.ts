/** `POST /stations/v1/dumped`: a station says that it has dumped its delay; not once its viewers have had the end of the show. */
import type { Response } from 'express';
import type { ActivationKind } from '../contract/audience.ts';
import { overlayDelay, reachesPartners } from '../core/station-view.ts';
import type { StationSeat } from './station-seat.ts';

export type Dump = (stationId: string) => Promise<{ readonly ok: boolean }>;

/** @param kind of what is on now: a rehearsal has no viewers whose delay could be dumped */
export const dumpOnAir =
  (kind: () => ActivationKind | null, dump: (stationId: string, by: string) => ReturnType<Dump>): Dump =>
  async (stationId) =>
    reachesPartners(kind()) ? dump(stationId, `station:${stationId}`) : { ok: false };

export const answerDumped = async (dump: Dump | undefined, seat: StationSeat, response: Response): Promise<void> => {
  const { station } = seat.partner();
  if (overlayDelay(station, seat.row().delay) === 0)
    return void response.status(409).json({ code: 'no-delay', message: 'This station has no delay of ours to dump.' });
  const done = (await dump?.(station.id))?.ok === true;
  if (done) response.status(204).end();
  else response.status(409).json({ code: 'not-now', message: 'No show is on.' });
};
