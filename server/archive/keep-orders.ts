/**
 * Deliveries of the shops and the order lines they became.
 *
 * A delivery is kept as it came, whatever becomes of it. A line is recorded once for each
 * (source, order, line, kind) and remembers which delivery brought it, so that applying a delivery
 * again, after an unknown outcome, gives the same answer.
 */
import type { Database } from 'better-sqlite3';
import { ArchiveConflict, type Delivery, type OrderLine } from '../ports/archive.ts';
import type { Handlers } from './calls.ts';

type DeliveryRow = Delivery & { arrival: number };
type OrderCalls = 'storeDelivery' | 'pending' | 'apply' | 'setAside' | 'lines';

const deliveryColumns = 'source, deliveryId, receivedAt, activationId, headers, body';
const lineColumns = 'source, orderId, lineId, kind, sku, units, amountMinor, currency, orderedAt, receivedAt, activationId';

export const orderHandlers = (database: Database): Pick<Handlers, OrderCalls> => {
  const byName = database.prepare<[string, string], DeliveryRow>(
    `SELECT arrival, ${deliveryColumns} FROM deliveries WHERE source = ? AND deliveryId = ?`,
  );
  const store = database.prepare(
    `INSERT INTO deliveries (${deliveryColumns}) VALUES (@source, @deliveryId, @receivedAt, @activationId, @headers, @body)`,
  );
  const waiting = database.prepare<[number], Delivery>(
    `SELECT ${deliveryColumns} FROM deliveries WHERE state = 'pending' ORDER BY arrival LIMIT ?`,
  );
  const markApplied = database.prepare("UPDATE deliveries SET state = 'applied', reason = NULL WHERE arrival = ?");
  const markAside = database.prepare("UPDATE deliveries SET state = 'set-aside', reason = ? WHERE arrival = ? AND state = 'pending'");
  const writeLine = database.prepare(
    `INSERT INTO lines (delivery, ${lineColumns}) VALUES (@delivery, @source, @orderId, @lineId, @kind, @sku, @units, @amountMinor, @currency,
     @orderedAt, @receivedAt, @activationId) ON CONFLICT (source, orderId, lineId, kind) DO NOTHING`,
  );
  const broughtBy = database.prepare<[number], OrderLine>(`SELECT ${lineColumns} FROM lines WHERE delivery = ? ORDER BY arrival`);
  const inOrder = database.prepare<[string], OrderLine>(`SELECT ${lineColumns} FROM lines WHERE activationId = ? ORDER BY arrival`);

  const find = ({ source, deliveryId }: Pick<Delivery, 'source' | 'deliveryId'>): DeliveryRow => {
    const row = byName.get(source, deliveryId);
    if (!row) throw new ArchiveConflict(`Delivery ${deliveryId} of ${source} was never stored.`);
    return row;
  };
  return {
    storeDelivery: (delivery) => {
      const kept = byName.get(delivery.source, delivery.deliveryId);
      if (kept) return kept.body === delivery.body ? 'already' : 'conflict';
      store.run(delivery);
      return 'stored';
    },
    pending: (limit) => waiting.all(limit),
    apply: (delivery, lines) => {
      const { arrival } = find(delivery);
      for (const line of lines) writeLine.run({ ...line, delivery: arrival });
      markApplied.run(arrival);
      return broughtBy.all(arrival);
    },
    setAside: (delivery, reason) => {
      markAside.run(reason, find(delivery).arrival);
    },
    lines: (activationId) => inOrder.all(activationId),
  };
};
