/** One line of one order as the shops' door understood it: what the ledger is folded from and the archive keeps. No personal data. */
import type { EpochMs, Minor } from '../contract/units.ts';

export type OrderLine = {
  readonly source: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly kind: 'sale' | 'refund' | 'cancel';
  readonly sku: string;
  /** Negative for refunds and cancels. */
  readonly units: number;
  /** units × price, same sign as units. */
  readonly amountMinor: Minor;
  readonly currency: string;
  readonly orderedAt: EpochMs;
  readonly receivedAt: EpochMs;
  readonly activationId: string;
};
