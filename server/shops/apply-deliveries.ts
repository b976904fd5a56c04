/**
 * Brings stored deliveries to the ledger: in the order they came, each once.
 *
 * A broken one is set aside and never holds up the next. When the archive fails or is late, everything
 * waits and is tried again; a delivery whose outcome is unknown is carried out again with the same verdict,
 * and the archive answers the same.
 */
import type { Logger } from 'pino';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Delivery, OrderArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { type CarryOutSettings, carryingOut, type Judged } from './carry-out.ts';
import type { Verdict } from './judge-order.ts';

const atOnce = 50;
const betweenTries: Ms = 1000;

type Settings = CarryOutSettings & {
  readonly archive: Pick<OrderArchive, 'pending'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  /** What takes back from an order answers with the way to its verdict: to be asked when all before it are on disk. */
  judge(delivery: Delivery): Verdict | (() => Promise<Verdict>);
  /** Deliveries that were set aside and may be judged anew, each once. */
  takeDue(): readonly Delivery[];
};

export type Applier = {
  /** Applies all that waits. Resolves when nothing does, or when the archive fails: then it tries again by itself. */
  applyPending(): Promise<void>;
  /** Since when the archive keeps it from applying; null while it does not. */
  failingSince(): EpochMs | null;
  close(): Promise<void>;
};

export const applyDeliveries = (settings: Settings): Applier => {
  const { archive, clock, log, judge, takeDue } = settings;
  const carryOut = carryingOut(settings);
  let running: Promise<void> | undefined;
  let more = false;
  let failingSince: EpochMs | null = null;
  let closed = false;
  let cancelRetry: () => void = () => undefined;
  /** Their outcome is unknown: they may be on disk without the ledger having heard of them. */
  let unsure: readonly Judged[] = [];

  /** All on their way at once, so that they share a commit; they arrive, and are answered, in order. */
  const settle = async (judged: readonly Judged[]) => {
    unsure = judged;
    const outcomes = await Promise.allSettled(judged.map(carryOut));
    unsure = judged.filter((_, i) => outcomes[i]?.status === 'rejected');
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  };

  const applyAll = async (deliveries: readonly Delivery[]) => {
    let together: readonly Judged[] = [];
    for (const delivery of deliveries) {
      const verdict = judge(delivery);
      if (typeof verdict !== 'function') {
        together = [...together, { delivery, verdict }];
        continue;
      }
      await settle(together);
      together = [];
      await settle([{ delivery, verdict: await verdict() }]);
    }
    await settle(together);
  };

  const drain = async () => {
    if (unsure.length > 0) await settle(unsure);
    for (let batch = await archive.pending(atOnce); batch.length > 0 && !closed; batch = await archive.pending(atOnce)) {
      await applyAll(batch);
    }
    await applyAll(takeDue());
  };

  const tryAgainLater = (err: unknown) => {
    if (failingSince === null) log.error({ err }, 'Orders are stored but cannot be applied; trying again every second.');
    failingSince ??= clock.now();
    cancelRetry();
    if (!closed) cancelRetry = clock.wakeAt(clock.now() + betweenTries, () => void applyPending());
  };

  const drainAll = async () => {
    try {
      do {
        more = false;
        await drain();
      } while (more && !closed);
      cancelRetry();
      if (failingSince !== null) log.warn({}, 'Orders are applied again.');
      failingSince = null;
    } catch (err) {
      tryAgainLater(err);
    }
    // In the same breath as the last look at `more`: a call that comes now begins anew.
    running = undefined;
  };

  const applyPending = (): Promise<void> => {
    if (closed) return Promise.resolve();
    more = true;
    running ??= drainAll();
    return running;
  };

  return {
    applyPending,
    failingSince: () => failingSince,
    close: async () => {
      closed = true;
      cancelRetry();
      await running;
    },
  };
};
