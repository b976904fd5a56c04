/**
 * What a vote bar says about its end: half a minute before it, ten seconds before it, and when it was moved on.
 *
 * Nothing counts down to an end that nobody has announced.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import type { Words } from '../words.ts';

type Vote = Pick<Extract<GraphicData, { kind: 'vote-bar' }>, 'opensAt' | 'endsAt' | 'openEnded' | 'closed' | 'link'>;

export type Warning = 'half-minute' | 'ten-seconds';

const limits: readonly (readonly [Warning, Ms])[] = [
  ['ten-seconds', 10_000],
  ['half-minute', 30_000],
];
/** A vote that begins with its warning has none: it must have been longer than this many times the warning. */
const longer = 1.4;

export const warningAt = ({ opensAt, endsAt, openEnded, closed }: Vote, now: EpochMs): Warning | undefined => {
  if (openEnded || closed) return undefined;
  return limits.find(([, limit]) => endsAt - now <= limit && endsAt - opensAt > limit * longer)?.[0];
};

export const leadWord = (vote: Vote, warning: Warning | undefined, words: Words): string => {
  if (vote.closed) return words.voteClosed;
  if (warning !== undefined) return warning === 'ten-seconds' ? words.lastSeconds : words.endingSoon;
  return vote.link === undefined ? words.voting : words.vote;
};

/** An extension of a vote whose end was announced; 0 when there is none. */
export const extendedBy = (before: Vote | undefined, now: Vote): Ms =>
  before && !before.openEnded && !now.openEnded && before.opensAt === now.opensAt ? Math.max(0, now.endsAt - before.endsAt) : 0;
