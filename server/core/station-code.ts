/**
 * The rotating code of a station's own picture, for a station that draws its own graphics.
 *
 * Another every ten seconds, newest wins; it travels apart from the state, as figures do. It says when this station's own viewers may be
 * shown it: by its path's delay, as everything in its feed.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import { slotLength } from './air-code.ts';
import type { StationState } from './station-state.ts';
import { voteToScan } from './station-view.ts';

/** What a picture carries at the origin now; `until`: when the next one is due there. */
export type CodeNow = { readonly code: string; readonly link: string; readonly until: EpochMs };

export type StationCode = {
  readonly picture: string;
  readonly code: string;
  /** What the station's QR leads to: the phones' page with picture and code. */
  readonly link: string;
  /** From when, and until when at the latest, it may be in this station's picture. The next one comes before that. */
  readonly from: EpochMs;
  readonly until: EpochMs;
};

/** Three codes in a row may be missing, as on our own pages; the door takes a code for longer than this. */
const shownFor: Ms = 40_000;

/** @returns null while this station's picture has nothing to scan: no vote, none for its viewers, or none that it may have */
export const stationCode = (
  { graphics, delay }: Pick<StationState, 'graphics' | 'delay'>,
  picture: string,
  now: () => CodeNow | undefined,
): StationCode | null => {
  const vote = voteToScan({ output: picture, graphics });
  const newest = vote && now();
  if (!newest) return null;
  const at = newest.until - slotLength;
  const [from, until] = [Math.max(at, vote.startsAt), Math.min(at + shownFor, vote.endsAt)];
  return from < until ? { picture, code: newest.code, link: newest.link, from: from + delay, until: until + delay } : null;
};
