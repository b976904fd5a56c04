/**
 * What a hundred stations are to be told, a few of them at a time: every few milliseconds the server does whatever else has come.
 *
 * A take reaches the house's own pages and its control room while partners still wait their milliseconds; they hear of it by their
 * delay in any case. Rounds are gone through whole and in order, so that each station hears everything, as it happened.
 */
import type { Ms } from '../contract/units.ts';

export type Rounds<T> = {
  /** Tells each of them, soon; then `after`. */
  begin(whom: readonly T[], tell: (one: T) => void, after?: () => void): void;
  /** Whatever waits is told now. */
  finish(): void;
};

type Round<T> = { readonly whom: readonly T[]; readonly tell: (one: T) => void; readonly after: () => void };

/** Of one handful, however little it takes, and of so much time other work waits for this. Where other work takes as long, both get on. */
const handful = 10;
const atATime: Ms = 4;
/** More changes than this at once are told on the spot, the oldest first: nothing grows, nothing is left out. */
const mostWaiting = 100;

/**
 * @param report what telling one of them threw; the others are told all the same
 * @param elapsed ms, since whenever
 */
export const openRounds = <T>(report: (error: unknown) => void, elapsed: () => Ms = () => performance.now()): Rounds<T> => {
  const waiting: Round<T>[] = [];
  let told = 0;
  let pending: NodeJS.Immediate | undefined;

  const safely = (deed: () => void) => {
    try {
      deed();
    } catch (error) {
      report(error);
    }
  };
  const goOn = (most: number) => {
    const [round] = waiting;
    if (!round) return;
    for (const one of round.whom.slice(told, told + most)) safely(() => round.tell(one));
    told += most;
    if (told < round.whom.length) return;
    told = 0;
    waiting.shift();
    safely(round.after);
  };
  const step = () => {
    pending = undefined;
    const until = elapsed() + atATime;
    do goOn(handful);
    while (waiting.length > 0 && elapsed() < until);
    if (waiting.length > 0) pending ??= setImmediate(step);
  };

  return {
    begin(whom, tell, after = () => undefined) {
      waiting.push({ whom, tell, after });
      if (waiting.length > mostWaiting) goOn(Number.POSITIVE_INFINITY);
      pending ??= setImmediate(step);
    },
    finish() {
      clearImmediate(pending);
      pending = undefined;
      while (waiting.length > 0) goOn(Number.POSITIVE_INFINITY);
    },
  };
};
