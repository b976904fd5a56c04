/**
 * How far our clock is from the phones' door's: asked over the link every ten seconds, and of the last answers the quickest is believed.
 *
 * An answer that took r ms says what the other clock was somewhere within these r ms: the gap is true to half of it, plus the ms that both
 * clocks round off. Whether either clock is true by a third nobody here measures.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClockGap } from '../ports/phones-door.ts';

const askEvery: Ms = 10_000;
const believed = 6;

type Options = {
  readonly clock: Clock;
  /** The door's clock, asked now; rejects when it did not answer. */
  askTime(): Promise<EpochMs>;
  onGap(gap: ClockGap): void;
  /** Told of the first failure after an answer; the next round asks again. */
  failed(error: unknown): void;
};

/** @param askedAt and @param answeredAt by our clock, @param theirs by the other between the two */
export const gapOf = (askedAt: EpochMs, theirs: EpochMs, answeredAt: EpochMs): ClockGap => ({
  ahead: Math.round((askedAt + answeredAt) / 2 - theirs),
  within: Math.ceil((answeredAt - askedAt) / 2) + 1,
});

export const watchClockGap = ({ clock, askTime, onGap, failed }: Options) => {
  let gaps: readonly ClockGap[] = [];
  let isFailing = false;
  const ask = async (): Promise<void> => {
    const askedAt = clock.now();
    try {
      gaps = [...gaps, gapOf(askedAt, await askTime(), clock.now())].slice(-believed);
      isFailing = false;
      onGap(gaps.reduce((best, gap) => (gap.within < best.within ? gap : best)));
    } catch (error) {
      if (!isFailing) failed(error);
      isFailing = true;
    }
  };
  let isUp = false;
  const stop = clock.every(askEvery, () => void (isUp && ask()));
  return {
    /** On a new line: another door may answer than before. */
    up(): void {
      isUp = true;
      gaps = [];
      void ask();
    },
    down(): void {
      isUp = false;
    },
    stop,
  };
};
