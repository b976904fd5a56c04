/**
 * The shops' door: signed orders come in here.
 *
 * Promises: an order answered 200 is on disk; it reaches the ledger once, however often it was sent and
 * whatever crashes in between; a forged one leaves no trace but a count. The door reads the raw body
 * first and understands it last, so that what was signed is what is kept.
 */
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { ActivationKind } from '../contract/audience.ts';
import type { Archive, Delivery, OrderLine } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import { applyDeliveries } from './apply-deliveries.ts';
import type { PlannedProduct } from './believable.ts';
import type { Dialect } from './dialect.ts';
import { judgeOrder, type Ours, type Verdict } from './judge-order.ts';
import { type OrderBooks, openBooks } from './order-books.ts';
import { keepTally, type ShopsHealth } from './shop-counts.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { noOrderYet } from './take-back.ts';
import { orderRouter } from './take-order.ts';

const dialects = { 'standard-webhooks': standardWebhooks } as const satisfies Record<string, Dialect>;

export type Shop = { readonly id: string; readonly dialect: keyof typeof dialects; readonly secret: string };

export type ShopsDoorSettings = {
  readonly archive: Pick<Archive, 'storeDelivery' | 'pending' | 'apply' | 'setAside' | 'lines'>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error' | 'warn'>;
  readonly shops: readonly Shop[];
  /** The show's only currency; orders in another are set aside. */
  readonly currency: string;
  /** What orders that come in now belong to. */
  activation(): { readonly id: string; readonly kind: ActivationKind } | undefined;
  /** Whether the running episode sells this. */
  knownSku(sku: string): boolean;
  /** What the running episode's plan says of it, so that an absurd price or quantity is set aside; unchecked without it. */
  product?(sku: string): PlannedProduct | undefined;
  /** New lines of the running activation, once each, after they are on disk. */
  onLines(lines: readonly OrderLine[]): void;
};

export type ShopsDoor = {
  /** `POST /shops/:shop/orders`. To be mounted at `/`, before anything that parses bodies. */
  readonly router: Router;
  /** Applies what was stored before a crash. Call once the running activation is known. */
  applyPending(): Promise<void>;
  health(): ShopsHealth;
  /** Finishes the delivery it is applying. */
  close(): Promise<void>;
};

const judging = (settings: ShopsDoorSettings, shops: ReadonlyMap<string, Shop>, books: OrderBooks) => {
  const { activation, currency } = settings;
  return (delivery: Delivery): Verdict | (() => Promise<Verdict>) => {
    const dialect = shops.get(delivery.source)?.dialect;
    const reading = dialect ? dialects[dialect].read(delivery.body) : { ok: false as const, reason: 'its shop is no longer in the series' };
    // What an earlier episode sold is not for this one's plan to judge.
    const isEarlier = delivery.activationId !== (activation()?.id ?? '');
    const ours: Ours = {
      currency,
      knownSku: (sku) => isEarlier || settings.knownSku(sku),
      product: (sku) => (isEarlier ? undefined : settings.product?.(sku)),
    };
    if (!reading.ok || reading.order.kind === 'sale') return judgeOrder(delivery, reading, ours, []);
    const order = { source: delivery.source, orderId: reading.order.orderId, activationId: delivery.activationId };
    return async () => {
      const verdict = judgeOrder(delivery, reading, ours, await books.linesOf(order));
      if (verdict.kind === 'aside' && verdict.reason === noOrderYet) books.cameEarly(delivery, order);
      return verdict;
    };
  };
};

export const shopsDoor = (settings: ShopsDoorSettings): ShopsDoor => {
  const { archive, clock, log } = settings;
  const shops = new Map(settings.shops.map((shop) => [shop.id, shop]));
  const tally = keepTally([...shops.keys()], clock.now);

  const runningId = () => settings.activation()?.id ?? '';
  const books = openBooks(archive);
  const judge = judging(settings, shops, books);
  const onLines = (lines: readonly OrderLine[]) => {
    books.record(lines);
    const current = lines.filter((line) => line.activationId === runningId());
    if (current.length > 0) settings.onLines(current);
  };
  const applier = applyDeliveries({ archive, clock, log, tally, judge, onLines, takeDue: books.takeDue });

  const router = orderRouter({
    archive,
    clock,
    tally,
    shop: (id) => {
      const shop = shops.get(id);
      return shop && { ...shop, dialect: dialects[shop.dialect] };
    },
    runningId,
    afterStoring: applier.applyPending,
  });
  return {
    router,
    applyPending: applier.applyPending,
    health: () => ({ ...tally.read(), waitingSince: applier.failingSince() }),
    close: applier.close,
  };
};
