/**
 * The dialect of Standard Webhooks 1.0.0, signature v1 (HMAC-SHA256), with our order body.
 *
 * The signature covers id, timestamp and body; a timestamp more than five minutes off is refused (by the
 * machine's clock: the library reads it). Ids stay the same over a sender's retries.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { Dialect, Order, Reading, Verified } from './dialect.ts';

const Name = z.string().min(1).max(128);
const Moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
/** "49.90" → 4990, without floating point. */
const UnitPrice = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/, 'a price such as "49.90"')
  .transform((text) => Number(text.replace('.', '')));

const Line = z.object({ lineId: Name, sku: Name, quantity: z.number().int().min(1).max(10_000), unitPrice: UnitPrice });

/** Unknown fields are let pass and not kept: names, phones and addresses of buyers go no further. */
const Body = z.object({
  type: z.enum(['order.placed', 'order.refunded', 'order.cancelled']),
  timestamp: Moment,
  data: z.object({
    orderId: Name,
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency such as CNY'),
    orderedAt: Moment,
    test: z.boolean().default(false),
    /** Tells several refunds of one line apart; without it a line is refunded once. */
    refundId: Name.optional(),
    /** A rehearsal's shops name the activation they play in, so that their orders can reach no other. */
    activation: z.string().max(64).optional(),
    lines: z.array(Line).min(1).max(200),
  }),
});

const kindOf = { 'order.placed': 'sale', 'order.refunded': 'refund', 'order.cancelled': 'cancel' } as const;
const headerNames = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

const forged = (reason: string): Verified => ({ ok: false, reason });

const readHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(headerNames.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));

/** Undefined when the bytes are not UTF-8: decoding them would change what was signed. */
const decode = (body: Buffer): string | undefined => {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? text : undefined;
};

const verify = (secret: string, incoming: IncomingHttpHeaders, raw: Buffer): Verified => {
  const headers = readHeaders(incoming);
  const deliveryId = headers['webhook-id'] ?? '';
  if (deliveryId.length > 256) return forged('its webhook-id is longer than 256 characters');
  const body = decode(raw);
  if (body === undefined) return forged('its body is not UTF-8 text');
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return { ok: true, deliveryId, headers, body };
  } catch (error) {
    if (error instanceof WebhookVerificationError) return forged(error.message);
    return forged(`it could not be verified: ${String(error)}`);
  }
};

const parseJson = (text: string): { readonly json: unknown } | undefined => {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const read = (body: string): Reading => {
  const parsed = parseJson(body);
  if (!parsed) return { ok: false, reason: 'the body is not JSON' };
  const { success, data, error } = Body.safeParse(parsed.json);
  if (!success) return { ok: false, reason: error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ') };
  return { ok: true, order: orderOf(data) };
};

const orderOf = ({ type, data }: z.output<typeof Body>): Order => ({
  kind: kindOf[type],
  orderId: data.orderId,
  currency: data.currency,
  orderedAt: data.orderedAt,
  isTest: data.test,
  activationId: data.activation,
  lines: data.lines.map(({ lineId, sku, quantity, unitPrice }) => ({
    lineId: data.refundId === undefined ? lineId : `${lineId}/${data.refundId}`,
    saleLineId: lineId,
    sku,
    units: quantity,
    unitMinor: unitPrice,
  })),
});

export const standardWebhooks: Dialect = { verify, read };
