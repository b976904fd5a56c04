/**
 * Deeds that must be done at the other end of a line: each is repeated until it is done or makes no sense any more,
 * and none runs twice at once. The first failure of each is said, the rest are only tried again.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

export type Deed = {
  /** What it is, once for all its attempts. */
  readonly name: string;
  /** The first attempt waits until then. */
  readonly notBefore?: EpochMs;
  readonly makesSense: () => boolean;
  /** Resolves when done; rejects when it must be tried again. */
  readonly attempt: () => Promise<void>;
  readonly failed: (error: unknown) => void;
};

export type Insist = { readonly on: (deed: Deed) => void; readonly close: () => void };

const again: Ms = 500;
const longestWait: Ms = 4000;

export const insistent = (clock: Clock, report: (error: unknown, what: string) => void): Insist => {
  const cancels = new Map<string, () => void>();
  const nothing = () => undefined;
  let isClosed = false;

  const trying = async ({ name, makesSense, attempt, failed }: Deed, tries: number): Promise<void> => {
    if (isClosed || !makesSense()) {
      cancels.delete(name);
      return;
    }
    try {
      await attempt();
      cancels.delete(name);
    } catch (error) {
      if (isClosed) return;
      if (tries === 0) failed(error);
      const wait = Math.min(again * Math.max(1, tries), longestWait);
      cancels.set(
        name,
        clock.wakeAt(clock.now() + wait, () => start({ name, makesSense, attempt, failed }, tries + 1)),
      );
    }
  };
  const start = (deed: Deed, tries: number) => {
    trying(deed, tries).catch((error: unknown) => {
      cancels.delete(deed.name);
      report(error, `It will not be tried again: ${deed.name}.`);
    });
  };

  return {
    on: (deed) => {
      if (isClosed || cancels.has(deed.name)) return;
      cancels.set(deed.name, nothing);
      if ((deed.notBefore ?? 0) > clock.now())
        cancels.set(
          deed.name,
          clock.wakeAt(deed.notBefore ?? 0, () => start(deed, 0)),
        );
      else start(deed, 0);
    },
    close: () => {
      isClosed = true;
      for (const cancel of cancels.values()) cancel();
    },
  };
};
