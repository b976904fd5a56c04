/**
 * A clock that only the test moves. Alarms ring in their order, each at its own time, and what follows from one is
 * done before the next rings. After a `stall` everything that was due rings late, at once.
 */
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { Clock } from '../../server/ports/clock.ts';

export type HandClock = Clock & {
  /** Time passes as on a healthy machine. */
  advance(by: Ms): Promise<void>;
  /** Time passes while nothing runs; then all that is due rings. */
  stall(by: Ms): Promise<void>;
};

type Alarm = { at: EpochMs; readonly period: Ms | null; readonly ring: () => void };

/** Lets everything that waits for nothing but its turn happen. */
export const breathe = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
};

export const handClock = (start: EpochMs): HandClock => {
  const alarms = new Set<Alarm>();
  let now = start;

  const set = (alarm: Alarm) => {
    alarms.add(alarm);
    return () => void alarms.delete(alarm);
  };
  const nextBy = (until: EpochMs): Alarm | undefined =>
    [...alarms]
      .filter((alarm) => alarm.at <= until)
      .reduce<Alarm | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined);
  const ringUntil = async (until: EpochMs) => {
    await breathe();
    for (let alarm = nextBy(until); alarm; alarm = nextBy(until)) {
      now = Math.max(now, alarm.at);
      // A beat missed in a stall is not made up for.
      if (alarm.period === null) alarms.delete(alarm);
      else alarm.at = now + alarm.period;
      alarm.ring();
      await breathe();
    }
    now = Math.max(now, until);
  };

  return {
    now: () => now,
    wakeAt: (at, ring) => set({ at, period: null, ring }),
    every: (period, ring) => set({ at: now + period, period, ring }),
    advance: (by) => ringUntil(now + by),
    stall: async (by) => {
      now += by;
      await ringUntil(now);
    },
  };
};
