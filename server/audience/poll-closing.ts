/**
 * Closes polls by themselves: final once the last window has closed and every ballot taken is settled, then sealed.
 *
 * A seal that the disk does not take is tried again; the count stands without it, since its ballots are on disk.
 */
import type { Count } from '../contract/audience.ts';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import type { PhonesDisk } from './phones-disk.ts';
import { closesFor, type DoorPoll } from './poll.ts';

const sealAgainAfter: Ms = 2000;

export type PollClosing = {
  /** Closes this poll at its time; called again when that was moved. */
  watch(poll: DoorPoll): void;
  stop(): void;
};

type Options = {
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  drained(): Promise<void>;
  countFinal(poll: DoorPoll): Count;
  onFinal(poll: DoorPoll, count: Count): void;
  /** What must be in the log before the final count; rejects when the disk did not take it. */
  beforeSeal(poll: DoorPoll): Promise<void>;
};

export const createPollClosing = ({ disk, clock, log, drained, countFinal, onFinal, beforeSeal }: Options): PollClosing => {
  const cancels = new Map<number, () => void>();
  let isStopped = false;

  const seal = async (poll: DoorPoll, count: Count): Promise<void> => {
    try {
      await beforeSeal(poll);
      await disk.ask('saveSeal', poll.number, JSON.stringify(count));
    } catch (error) {
      if (isStopped) return;
      log.warn({ poll: count.pollId, reason: String(error) }, 'A final count could not be sealed yet; its ballots are on disk.');
      cancels.set(
        poll.number,
        clock.wakeAt(clock.now() + sealAgainAfter, () => void seal(poll, count)),
      );
    }
  };
  const close = async (poll: DoorPoll): Promise<void> => {
    await drained();
    if (isStopped || poll.final() || clock.now() <= closesFor(poll)) return;
    const count = countFinal(poll);
    poll.setFinal(count);
    onFinal(poll, count);
    await seal(poll, count);
  };

  return {
    watch(poll) {
      cancels.get(poll.number)?.();
      const cancel = clock.wakeAt(closesFor(poll) + 1, () => {
        close(poll).catch((error: unknown) =>
          log.error({ poll: poll.rules().pollId, reason: String(error) }, 'A poll could not be closed.'),
        );
      });
      cancels.set(poll.number, cancel);
    },
    stop() {
      isStopped = true;
      for (const cancel of cancels.values()) cancel();
    },
  };
};
