/** A web shop that signs its orders, and a show server's door on a free port to send them to. Also for child processes. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Webhook } from 'standardwebhooks';
import { applyLines, emptyLedger, type Ledger } from '../../server/core/ledger.ts';
import type { OrderLine } from '../../server/ports/archive.ts';
import { type ShopsDoor, type ShopsDoorSettings, shopsDoor } from '../../server/shops/shops-door.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';

export const aSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

export type Placed = {
  readonly type?: string;
  readonly orderId: string;
  readonly currency?: string;
  readonly test?: boolean;
  readonly activation?: string;
  readonly refundId?: string;
  readonly lines?: readonly { readonly lineId: string; readonly sku: string; readonly quantity: number; readonly unitPrice: string }[];
  readonly customer?: unknown;
};

export const twoApples = [{ lineId: '1', sku: 'apples', quantity: 2, unitPrice: '49.90' }];

export const orderBody = ({ type = 'order.placed', currency = 'CNY', lines = twoApples, ...data }: Placed): string =>
  JSON.stringify({
    type,
    timestamp: '2026-12-03T12:05:01Z',
    data: { currency, orderedAt: '2026-12-03T20:05:00+08:00', lines, ...data },
  });

export type Sent = { readonly id: string; readonly body: string | Buffer; readonly secret: string; readonly at?: Date };

export const headersFor = ({ id, body, secret, at = new Date() }: Sent): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});

export const post = (door: string, headers: Record<string, string>, body: string | Buffer, shop = 'orchard') =>
  fetch(`${door}/shops/${shop}/orders`, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });

export const send = (door: string, sent: Sent, shop?: string) => post(door, headersFor(sent), sent.body, shop);

export type OpenDoor = {
  readonly url: string;
  readonly door: ShopsDoor;
  /** What the door told the show, in order. */
  readonly heard: readonly OrderLine[];
  ledger(): Ledger;
  close(): Promise<void>;
};

export const openDoor = async (
  secret: string,
  archive: ShopsDoorSettings['archive'],
  over: Partial<ShopsDoorSettings> = {},
): Promise<OpenDoor> => {
  const heard: OrderLine[] = [];
  const door = shopsDoor({
    archive,
    clock: trueClock,
    log: quiet,
    shops: [{ id: 'orchard', dialect: 'standard-webhooks', secret }],
    currency: 'CNY',
    activation: () => ({ id: 'evening', kind: 'live' }),
    knownSku: (sku) => ['apples', 'eggs'].includes(sku),
    onLines: (lines) => void heard.push(...lines),
    ...over,
  });
  const app = express().use(door.router);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    door,
    heard,
    ledger: () => applyLines(emptyLedger([{ sku: 'apples', stock: 500 }]), heard),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await door.close();
    },
  };
};
