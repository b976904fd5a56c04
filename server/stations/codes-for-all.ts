/** The codes of the pictures: told now, and again when the first of them is due another. None is made for a station that nobody listens to. */
import type { EpochMs } from '../contract/units.ts';
import type { CodeNow } from '../core/station-code.ts';
import type { Clock } from '../ports/clock.ts';
import type { StationSeat } from './station-seat.ts';

type Needs = {
  readonly clock: Clock;
  /** What this station's own picture carries at the origin now. */
  readonly code: (stationId: string) => CodeNow | undefined;
};

export const codesForAll = ({ clock, code }: Needs, all: () => readonly StationSeat[]) => {
  let cancel: (() => void) | undefined;
  let dueAt: EpochMs = Number.POSITIVE_INFINITY;
  const rest = () => {
    cancel?.();
    cancel = undefined;
    dueAt = Number.POSITIVE_INFINITY;
  };
  /** Before somebody is told of this seat. */
  const look = (seat: StationSeat) => {
    const due = seat.scan(() => code(seat.row().id));
    if (due >= dueAt) return;
    cancel?.();
    dueAt = due;
    cancel = clock.wakeAt(due, tellAll);
  };
  /** Those that somebody listens to. */
  const tell = (whom: readonly StationSeat[]) => {
    for (const seat of whom) if (seat.feeds() > 0) look(seat);
  };
  const tellAll = () => {
    rest();
    tell(all());
  };
  return { tell, look, close: rest };
};
