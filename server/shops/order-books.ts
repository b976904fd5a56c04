/**
 * The recorded orders of one activation, by order: what a refund or cancel is measured against.
 *
 * Read from the archive when the first one is asked for, then kept up with what is recorded. Refunds that came
 * before their order are remembered, the last few hundred of them, until it comes or the server stops.
 */
import type { Delivery, OrderArchive, OrderLine } from '../ports/archive.ts';

const earlyKept = 500;

type Order = Pick<OrderLine, 'source' | 'orderId' | 'activationId'>;

export type OrderBooks = {
  linesOf(order: Order): Promise<readonly OrderLine[]>;
  /** New lines, after they are on disk. */
  record(lines: readonly OrderLine[]): void;
  /** A delivery that was set aside because its order was not there. */
  cameEarly(delivery: Delivery, order: Order): void;
  /** Those whose order has come since; each is given out once. */
  takeDue(): readonly Delivery[];
};

const orderName = ({ source, orderId, activationId }: Order): string => JSON.stringify([activationId, source, orderId]);
const isSame = (one: OrderLine, other: OrderLine): boolean => one.lineId === other.lineId && one.kind === other.kind;

export const openBooks = (archive: Pick<OrderArchive, 'lines'>): OrderBooks => {
  let opened: { readonly activationId: string; readonly orders: Map<string, readonly OrderLine[]> } | undefined;
  const early = new Map<Delivery, string>();
  let due: readonly Delivery[] = [];

  const write = (orders: Map<string, readonly OrderLine[]>, line: OrderLine) => {
    const before = orders.get(orderName(line)) ?? [];
    if (!before.some((one) => isSame(one, line))) orders.set(orderName(line), [...before, line]);
  };
  const openFor = async (activationId: string) => {
    if (opened?.activationId === activationId) return opened.orders;
    const orders = new Map<string, readonly OrderLine[]>();
    for (const line of await archive.lines(activationId)) write(orders, line);
    opened = { activationId, orders };
    return orders;
  };
  const callEarly = ({ kind, ...order }: OrderLine) => {
    if (kind !== 'sale' || early.size === 0) return;
    const [name, waiting] = [orderName(order), [...early]];
    const now = waiting.flatMap(([delivery, of]) => (of === name ? [delivery] : []));
    for (const delivery of now) early.delete(delivery);
    due = [...due, ...now];
  };

  return {
    linesOf: async (order) => (await openFor(order.activationId)).get(orderName(order)) ?? [],
    record: (lines) => {
      for (const line of lines) {
        if (opened?.activationId === line.activationId) write(opened.orders, line);
        callEarly(line);
      }
    },
    cameEarly: (delivery, order) => {
      early.set(delivery, orderName(order));
      const [oldest] = early.keys();
      if (early.size > earlyKept && oldest) early.delete(oldest);
    },
    takeDue: () => {
      const given = due;
      due = [];
      return given;
    },
  };
};
