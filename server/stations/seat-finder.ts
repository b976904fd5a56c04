/** Whose seat a caller may take: by its key, whichever way it comes. */
import type { Caller, KeyGate, Refused } from './key-gate.ts';
import type { StationSeat } from './station-seat.ts';

/** `key`: by which the seat is theirs. */
export type Found = { readonly ok: true; readonly seat: StationSeat; readonly key: string } | Refused;

type Seats = { readonly seatOf: (id: string) => StationSeat | undefined; readonly settle: () => void };

export const seatFinder =
  ({ find }: Pick<KeyGate, 'find'>, { seatOf, settle }: Seats) =>
  (asked: Caller): Found => {
    settle();
    const caller = find(asked);
    if (!caller.ok) return caller;
    const seat = seatOf(caller.stationId);
    return seat ? { ok: true, seat, key: caller.key } : { ok: false, status: 401, message: 'This station is not in the series.' };
  };
