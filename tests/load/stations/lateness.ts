/**
 * How late a station was told what it was told.
 *
 * Pure. A change counts from its own moment. What came after a secret was revealed waits on the server until the station's viewers are nearly
 * there, and counts from then. For as long as the bench itself held the server up, to look its memory through, nobody is late.
 */
import type { RecordedFact } from '../../../server/cli/rehearse/books.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import type { HeardBy } from './heard.ts';

/** When the bench held the server up. */
export type Stop = { readonly from: EpochMs; readonly until: EpochMs };
export type Late = { readonly type: string; readonly at: EpochMs; readonly by: Ms };

/** So long before its viewers see the secret a station may be told. */
const lead: Ms = 250;

const isReveal = ({ type }: RecordedFact): boolean => type === 'poll.revealed' || type === 'price.revealed';

const heldUp = (from: EpochMs, until: EpochMs, stops: readonly Stop[]): Ms =>
  stops.reduce((sum, stop) => sum + Math.max(0, Math.min(until, stop.until) - Math.max(from, stop.from)), 0);

/** Of all that came once, when it was new. */
export const latenessOf = (
  { arrivals, delay }: Pick<HeardBy, 'arrivals' | 'delay'>,
  facts: readonly RecordedFact[],
  stops: readonly Stop[],
): readonly Late[] => {
  const reveals = facts.filter(isReveal).map(({ at }) => at);
  const dueAt = (at: EpochMs): EpochMs => Math.max(at, ...reveals.filter((one) => one <= at).map((one) => one + delay - lead));
  return arrivals.flatMap(({ type, told }) => {
    if (!told) return [];
    const { at, came } = told;
    // Earlier than that came what no secret held back.
    const due = came < dueAt(at) ? at : dueAt(at);
    return [{ type, at, by: came - due - heldUp(due, came, stops) }];
  });
};
