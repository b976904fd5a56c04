/** How a line joins its seat, whatever it is made of: bounded, told first what it missed or all of it, remembered when it goes. */
import { resumeId } from './dress/cloud-event.ts';
import type { FeedLine } from './feed-line.ts';
import type { StationSeat } from './station-seat.ts';

const mostFeeds = 20;

export const tooMany = (seat: StationSeat): { readonly code: 'too-many'; readonly message: string } | undefined =>
  seat.feeds() >= mostFeeds ? { code: 'too-many', message: `This station has ${mostFeeds} feeds open already. Close one.` } : undefined;

export const slowWords = 'A station’s feed was not read and was cut; it resumes by its last id.';

/** @param lastId of the newest event that the reader has, as it was told it. @returns called when the line is gone */
export const listen = (seat: StationSeat, line: FeedLine, lastId: string | undefined): (() => void) => {
  seat.join(line, lastId === undefined ? undefined : resumeId(lastId));
  return () => seat.leave(line);
};
