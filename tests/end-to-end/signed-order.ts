/** One order, signed as a shop signs it; or with another secret, as a forger would. */
import { Webhook } from 'standardwebhooks';

export type Order = { readonly id: string; readonly quantity?: number; readonly sku?: string };

const bodyOf = ({ id, quantity = 1, sku = 'APPLE' }: Order): string => {
  const timestamp = '2026-12-03T12:00:00Z';
  const lines = [{ lineId: '1', sku, quantity, unitPrice: '49.90' }];
  return JSON.stringify({ type: 'order.placed', timestamp, data: { orderId: id, currency: 'CNY', orderedAt: timestamp, lines } });
};

/** @returns the door's status and what it said */
export const postOrder = async (front: string, shop: string, secret: string, order: Order): Promise<{ status: number; said: string }> => {
  const [at, body] = [new Date(), bodyOf(order)];
  const answer = await fetch(`${front}/shops/${shop}/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': order.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(order.id, at, body),
    },
    body,
  });
  return { status: answer.status, said: await answer.text() };
};
