/**
 * What a hundred stations are to be told, a few of them at a time: every few milliseconds the server does whatever else has come.
 *
 * A take reaches the house's own pages and its control room while partners still wait their milliseconds; they hear of it by their
 * delay in any case. While those pages draw it, it is put off: by less the more are to be told, so that the hundredth is not late by it.
 * Rounds are gone through whole and in order, so that each station hears everything, as it happened; what is ready to be told goes before
 * what is still to be worked out.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

export type Rounds<T> = {
  /** Tells each of them, soon; then `after`. */
  begin(whom: readonly T[], tell: (one: T) => void, after?: () => void): void;
  /** The same, before all that was begun by `begin`. */
  beginFirst(whom: readonly T[], tell: (one: T) => void, after?: () => void): void;
  /** The same, when nothing else waits: what is newest-only keeps nobody from hearing what happened. */
  beginLast(whom: readonly T[], tell: (one: T) => void, after?: () => void): void;
  /** Whatever waits is told now. */
  finish(): void;
};

type Round<T> = { readonly whom: readonly T[]; readonly tell: (one: T) => void; readonly after: () => void; told: number };

const handful = 10;
/** For so long other work waits for this. In a rush, where all of it waits for other work, for as long as that took: both get on. */
const [atLeast, atMost]: readonly [Ms, Ms] = [8, 24];
/** Of more than this at once the one that is next is gone through on the spot: nothing grows, nothing is left out. */
const mostWaiting = 100;
/** What is put off is put off by so much less for each who is to be told: five wait, a hundred do not. */
const lessForEach: Ms = 0.4;

type Needs = {
  /** What telling one of them threw; the others are told all the same. */
  readonly report: (error: unknown) => void;
  readonly clock: Pick<Clock, 'now' | 'wakeAt'>;
  /**
   * What begins before this moment, while nothing else is gone through, waits for it, or less where many are to be told. It goes with whatever
   * begins first: nobody waits twice.
   */
  readonly notBefore?: (() => EpochMs) | undefined;
  /** ms, since whenever. */
  readonly elapsed?: () => Ms;
};

export const openRounds = <T>({ report, clock, notBefore = () => 0, elapsed = () => performance.now() }: Needs): Rounds<T> => {
  const [first, others, last]: readonly [Round<T>[], Round<T>[], Round<T>[]] = [[], [], []];
  const queues = [first, others, last];
  let pending: NodeJS.Immediate | undefined;
  let cancelWait: (() => void) | undefined;
  let waitsUntil: EpochMs = 0;
  let askedAt: Ms = 0;

  const safely = (deed: () => void) => {
    try {
      deed();
    } catch (error) {
      report(error);
    }
  };
  const areWaiting = (): number => first.length + others.length + last.length;
  const goOn = (most: number) => {
    const queue = queues.find(({ length }) => length > 0);
    const round = queue?.[0];
    if (!round) return;
    for (const one of round.whom.slice(round.told, round.told + most)) safely(() => round.tell(one));
    round.told += most;
    if (round.told < round.whom.length) return;
    queue.shift();
    safely(round.after);
  };
  const step = () => {
    pending = undefined;
    const began = elapsed();
    const until = began + Math.min(atMost, Math.max(atLeast, began - askedAt));
    do goOn(handful);
    while (areWaiting() > 0 && elapsed() < until);
    if (areWaiting() > 0) soon();
  };
  const stopWaiting = () => {
    cancelWait?.();
    cancelWait = undefined;
  };
  const soon = () => {
    stopWaiting();
    if (pending) return;
    askedAt = elapsed();
    pending = setImmediate(step);
  };
  const whenDrawn = (count: number) => {
    if (pending) return;
    const from = notBefore() - count * lessForEach;
    if (from <= clock.now()) return soon();
    if (cancelWait && waitsUntil <= from) return;
    cancelWait?.();
    waitsUntil = from;
    cancelWait = clock.wakeAt(from, soon);
  };

  const beginIn =
    (queue: Round<T>[], start: (count: number) => void): Rounds<T>['begin'] =>
    (whom, tell, after = () => undefined) => {
      queue.push({ whom, tell, after, told: 0 });
      if (areWaiting() > mostWaiting) goOn(Number.POSITIVE_INFINITY);
      start(whom.length);
    };

  return {
    begin: beginIn(others, whenDrawn),
    beginFirst: beginIn(first, soon),
    beginLast: beginIn(last, whenDrawn),
    finish() {
      stopWaiting();
      clearImmediate(pending);
      pending = undefined;
      while (areWaiting() > 0) goOn(Number.POSITIVE_INFINITY);
    },
  };
};
