/** Whose seat a caller may take: by its key, whichever way it comes. What is refused is logged without the key. */
import type { Response } from 'express';
import { type Knocking, presentedKey } from './presented-key.ts';
import type { refusalLog } from './refusal-log.ts';
import type { Partner } from './seat-feed.ts';
import { whoCalls } from './station-key.ts';
import type { StationSeat } from './station-seat.ts';
import type { Knock } from './wrong-keys.ts';

export type SeatNeeds = {
  readonly stations: () => readonly Partner[];
  readonly keyOf: (stationId: string) => string | undefined;
  readonly knocked: (knock: Knock) => void;
};

/** `path`: what was asked for, for the log. */
export type Caller = Knocking & { readonly ip?: string | undefined; readonly path: string };

export type Found =
  | { readonly ok: true; readonly seat: StationSeat }
  | { readonly ok: false; readonly status: number; readonly message: string };

export const seatFinder =
  (
    { stations, keyOf, knocked }: SeatNeeds,
    { seatOf, settle }: { readonly seatOf: (id: string) => StationSeat | undefined; readonly settle: () => void },
    refusals: ReturnType<typeof refusalLog>,
  ) =>
  (asked: Caller): Found => {
    settle();
    const ids = stations().map(({ station }) => station.id);
    const caller = whoCalls(asked, ids, keyOf);
    const seat = caller.ok ? seatOf(caller.stationId) : undefined;
    const address = asked.ip ?? '';
    if (caller.ok) knocked({ station: caller.stationId, address, isRight: true });
    if (seat) return { ok: true, seat };
    const meant = ids.find((id) => id === (presentedKey(asked)?.station ?? asked.query.station));
    if (!caller.ok && caller.hadKey && meant !== undefined) knocked({ station: meant, address, isRight: false });
    const { status, message } = caller.ok ? { status: 401, message: 'This station is not in the series.' } : caller;
    refusals.refused({ status, address, path: asked.path }, `A station’s feed was refused: ${message}`);
    return { ok: false, status, message };
  };

export const refusalCode = (status: number): string => (status === 403 ? 'not-yours' : 'no-key');

export const answerRefused = (response: Response, { status, message }: Extract<Found, { ok: false }>): void => {
  // Pollers that are given an address with a name and a key send them only once they are asked to.
  if (status === 401) response.set('www-authenticate', ['Bearer realm="stations"', 'Basic realm="stations", charset="UTF-8"']);
  response.status(status).json({ code: refusalCode(status), message });
};
