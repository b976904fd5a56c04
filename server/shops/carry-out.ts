/**
 * Carries out the verdict on one delivery: writes it, counts it, tells the ledger what was new.
 *
 * Throws only when the disk refuses or is late; carrying out the same verdict again is then right.
 */
import type { Logger } from 'pino';
import { ArchiveFailed, ArchiveLate, type Delivery, type OrderArchive, type OrderLine } from '../ports/archive.ts';
import type { Verdict } from './judge-order.ts';
import type { Tally } from './shop-counts.ts';

export type Judged = { readonly delivery: Delivery; readonly verdict: Verdict };

export type CarryOutSettings = {
  readonly archive: Pick<OrderArchive, 'apply' | 'setAside'>;
  readonly log: Pick<Logger, 'error'>;
  readonly tally: Tally;
  onLines(lines: readonly OrderLine[]): void;
};

const isDisk = (error: unknown): boolean => error instanceof ArchiveLate || error instanceof ArchiveFailed;

export const carryingOut = ({ archive, log, tally, onLines }: CarryOutSettings) => {
  const tell = (lines: readonly OrderLine[]) => {
    if (lines.length === 0) return;
    try {
      onLines(lines);
    } catch (err) {
      log.error({ err }, 'The ledger did not take order lines that are on disk; they count from the next start.');
    }
  };

  const setAside = async (delivery: Delivery, reason: string) => {
    await archive.setAside(delivery, reason);
    tally.count(delivery.source, 'setAside');
    tally.problem(delivery.source, `delivery ${delivery.deliveryId} was set aside: ${reason}`);
  };

  const apply = async (delivery: Delivery, { lines, leftOut }: Extract<Verdict, { kind: 'apply' }>) => {
    const fresh = await archive.apply(delivery, lines);
    tally.count(delivery.source, 'applied');
    const name = `delivery ${delivery.deliveryId}`;
    if (fresh.length < lines.length)
      tally.problem(delivery.source, `${name}: ${lines.length - fresh.length} of ${lines.length} lines had been recorded before`);
    if (leftOut.length > 0) tally.problem(delivery.source, `${name}: left out what the show has not: ${leftOut.slice(0, 5).join(', ')}`);
    tell(fresh);
  };

  const deeds = ({ delivery, verdict }: Judged): Promise<void> => {
    if (verdict.kind === 'aside') return setAside(delivery, verdict.reason);
    if (verdict.kind === 'apply') return apply(delivery, verdict);
    return archive.apply(delivery, []).then(() => tally.count(delivery.source, 'tests'));
  };

  /** What is neither the disk's doing nor the order's is a fault of ours: it must not hold up the next order. */
  return async (judged: Judged): Promise<void> => {
    try {
      await deeds(judged);
    } catch (err) {
      if (isDisk(err)) throw err;
      log.error({ err, deliveryId: judged.delivery.deliveryId }, 'A delivery could not be applied and was set aside.');
      await setAside(judged.delivery, `it could not be applied: ${String(err)}`);
    }
  };
};
