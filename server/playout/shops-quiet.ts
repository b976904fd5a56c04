/**
 * Whether the shops' silence may still be read as nothing sold.
 *
 * A shop speaks only when it has an order: one that is cut off looks like one that sells nothing. On air, once none has said anything
 * for minutes, the figures are of its last word, and the light says why. In a rehearsal and before air silence is as it should be.
 */
import { type EpochMs, minutes } from '../contract/units.ts';
import type { LineRow } from '../contract/views.ts';
import { isOnAir } from '../core/show.ts';
import type { Running } from './show-keeper.ts';

/** On air orders come every minute, with or without an offer. */
const quietAfter = minutes(5);

type Heard = {
  readonly shops: LineRow;
  readonly ordersAsOf: EpochMs | null;
  /** When any shop last sent an order, since the server was started. */
  readonly shopsHeardAt: EpochMs | null | 'no-shop';
};

/** @returns the last word of any shop, or when we went on air; null while there is no reason to doubt */
export const quietSince = ({ shopsHeardAt }: Pick<Heard, 'shopsHeardAt'>, running: Running | null, now: EpochMs): EpochMs | null => {
  const startedAt = running?.show.context.startedAt ?? null;
  if (shopsHeardAt === 'no-shop' || running?.activation.kind !== 'live' || startedAt === null || !isOnAir(running.show)) return null;
  const lastWord = Math.max(shopsHeardAt ?? startedAt, startedAt);
  return now - lastWord > quietAfter ? lastWord : null;
};

export const ordersSaid = (
  around: Heard,
  since: EpochMs | null,
  now: EpochMs,
): { readonly shops: LineRow; readonly ordersAsOf: EpochMs | null } => {
  const { shops, ordersAsOf } = around;
  if (since === null) return { shops, ordersAsOf };
  const said = Math.floor((now - since) / minutes(1));
  const message = `No shop has sent an order for ${said} minutes: it may sell nothing, or be cut off. Ask the shops.`;
  return {
    shops: shops.light === 'ok' ? { ...shops, light: 'warn', word: 'silent', message } : shops,
    ordersAsOf: ordersAsOf === null ? null : Math.min(ordersAsOf, since),
  };
};
