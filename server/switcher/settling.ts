/** Those who wait for the wanted picture to be the observed one. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

export type Settling = {
  /** Resolves true when `answer(true)` comes within `within` ms, false when `answer(false)` or the deadline comes first. */
  wait(within: Ms): Promise<boolean>;
  answer(settled: boolean): void;
};

export const createSettling = (clock: Clock): Settling => {
  const waiting = new Set<(settled: boolean) => void>();
  return {
    wait: (within) =>
      new Promise((resolve) => {
        const end = (settled: boolean) => {
          cancel();
          waiting.delete(end);
          resolve(settled);
        };
        const cancel = clock.wakeAt(clock.now() + within, () => end(false));
        waiting.add(end);
      }),
    answer: (settled) => {
      for (const end of [...waiting]) end(settled);
    },
  };
};
