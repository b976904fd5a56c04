/**
 * When a message that was not taken is posted again, and when it is given up.
 *
 * Twice as long after each try, up to a minute, and by chance up to half of it sooner, so that many who failed together do not come together.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

const firstWait: Ms = 1000;
const longestWait: Ms = 60_000;
/** From the first try on. */
export const triedFor: Ms = 600_000;

/** `problem`: no answer at all. */
export type Answer = { readonly status: number } | { readonly problem: string };
/** `gone`: never post there again. `refused`: an address that is not posted to. */
export type Outcome = 'taken' | 'gone' | 'again';

/** A redirect is not followed: it is an address that nobody set. */
export const outcomeOf = (answer: Answer): Outcome => {
  if (!('status' in answer)) return 'again';
  if (answer.status >= 200 && answer.status < 300) return 'taken';
  return answer.status === 410 ? 'gone' : 'again';
};

/** @param tries how many there were, 1 or more; @param chance from 0 to 1 */
export const waitAfter = (tries: number, chance: number): Ms => {
  const whole = Math.min(longestWait, firstWait * 2 ** Math.min(tries - 1, 20));
  return whole - (whole / 2) * chance;
};

/** When to try again; undefined: it is given up. */
export const nextTry = (begun: EpochMs, now: EpochMs, tries: number, chance: number): EpochMs | undefined => {
  const at = now + waitAfter(tries, chance);
  return at - begun > triedFor ? undefined : at;
};
