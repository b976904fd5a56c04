/** What the door needs to know about the way one kind of shop talks. One file per dialect implements it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { EpochMs, Minor } from '../contract/units.ts';

export type OrderedLine = {
  /** Its own name: of several refunds of one line each has another. */
  readonly lineId: string;
  /** The line of the sale: what a refund or cancel takes back from. */
  readonly saleLineId: string;
  readonly sku: string;
  readonly units: number;
  readonly unitMinor: Minor;
};

/** An order as any shop means it. Units and prices are positive; `kind` says which way they count. */
export type Order = {
  readonly kind: 'sale' | 'refund' | 'cancel';
  readonly orderId: string;
  readonly currency: string;
  readonly orderedAt: EpochMs;
  readonly isTest: boolean;
  /** The only activation that it may count in; undefined from real shops, which know of none. */
  readonly activationId?: string | undefined;
  readonly lines: readonly OrderedLine[];
};

export type Verified =
  /** `headers` are only those that the dialect needs to verify again. */
  | { readonly ok: true; readonly deliveryId: string; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly ok: false; readonly reason: string };

export type Reading = { readonly ok: true; readonly order: Order } | { readonly ok: false; readonly reason: string };

export type Dialect = {
  /** Whether the shop that holds `secret` sent exactly these bytes. Compares in constant time. Never throws. */
  verify(secret: string, headers: IncomingHttpHeaders, body: Buffer): Verified;
  /** What a verified body says. Keeps nothing personal. Never throws. */
  read(body: string): Reading;
};
