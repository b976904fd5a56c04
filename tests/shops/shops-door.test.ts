import { expect, it, onTestFinished } from 'vitest';
import { salesOf, takingsIn, totalSales } from '../../server/core/ledger.ts';
import type { ShopsDoorSettings } from '../../server/shops/shops-door.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { aSecret, headersFor, openDoor, orderBody, post, type Sent, send } from './a-shop.ts';

const secret = aSecret();
const anOrder = (id: string, placed: Partial<Parameters<typeof orderBody>[0]> = {}): Sent => ({
  id,
  secret,
  body: orderBody({ orderId: `order-${id}`, ...placed }),
});

const open = async (over: Partial<ShopsDoorSettings> = {}) => {
  const archive = memoryArchive();
  const opened = await openDoor(secret, archive, over);
  onTestFinished(() => opened.close());
  const counts = () => opened.door.health().shops[0];
  return { ...opened, archive, counts, applied: () => opened.door.applyPending() };
};

it('[O1] counts a signed order once although it was sent twice', async () => {
  const { url, heard, ledger, counts, applied } = await open();
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  await applied();
  expect(heard).toHaveLength(1);
  expect(salesOf(ledger(), 'apples')).toMatchObject({ unitsNet: 2, left: 498 });
  expect(takingsIn(totalSales(ledger()), 'CNY').net).toBe(9980);
  expect(counts()).toMatchObject({ accepted: 1, repeated: 1, applied: 1, forged: 0 });
});

it('counts an order once although it was sent in two deliveries', async () => {
  const { url, heard, applied } = await open();
  await send(url, anOrder('d1', { orderId: 'same' }));
  await send(url, anOrder('d2', { orderId: 'same' }));
  await applied();
  expect(heard).toHaveLength(1);
});

it('takes a signature among several, as a sender uses while it changes its secret', async () => {
  const { url } = await open();
  const order = anOrder('d1');
  const headers = headersFor(order);
  headers['webhook-signature'] =
    `v1a,notours ${headersFor({ ...order, secret: aSecret() })['webhook-signature']} ${headers['webhook-signature']}`;
  expect((await post(url, headers, order.body)).status).toBe(200);
});

it.each<[string, (order: Sent) => { headers: Record<string, string>; body: string | Buffer }]>([
  ['unsigned', (order) => ({ headers: { 'content-type': 'application/json' }, body: order.body })],
  ['signed with another secret', (order) => ({ headers: headersFor({ ...order, secret: aSecret() }), body: order.body })],
  ['tampered with', (order) => ({ headers: headersFor(order), body: String(order.body).replace('49.90', '0.01') })],
  ['sent again under another id', (order) => ({ headers: { ...headersFor(order), 'webhook-id': 'd2' }, body: order.body })],
  ['ten minutes old', (order) => ({ headers: headersFor({ ...order, at: new Date(Date.now() - 600_000) }), body: order.body })],
  ['ten minutes ahead', (order) => ({ headers: headersFor({ ...order, at: new Date(Date.now() + 600_000) }), body: order.body })],
  ['without a body', (order) => ({ headers: headersFor(order), body: '' })],
  ['not text', (order) => ({ headers: headersFor({ ...order, body: '\ufffd' }), body: Buffer.from([0xff]) })],
])('[O2] refuses an order that is %s, and keeps nothing of it', async (_, forge) => {
  const { url, counts, archive, door } = await open();
  const { headers, body } = forge(anOrder('d1'));
  expect((await post(url, headers, body)).status).toBe(401);
  expect(await archive.pending(10)).toEqual([]);
  expect(counts()).toMatchObject({ forged: 1, accepted: 0 });
  expect(door.health().problems).toHaveLength(1);
});

it('does not let forgers push other problems off the list', async () => {
  const { url, door, applied } = await open();
  await send(url, anOrder('d1', { currency: 'EUR' }));
  await applied();
  for (let i = 0; i < 30; i += 1) await post(url, {}, 'forged');
  expect(door.health().problems).toMatchObject([{ what: expect.stringContaining('EUR') }, { times: 30 }]);
});

it('refuses an order that is too large, compressed, or for a shop that is not there', async () => {
  const { url, counts } = await open();
  const large = { id: 'd1', secret, body: `{"padding":"${'x'.repeat(65_536)}"}` };
  expect((await send(url, large)).status).toBe(413);
  const order = anOrder('d2');
  expect((await post(url, { ...headersFor(order), 'content-encoding': 'gzip' }, order.body)).status).toBe(415);
  expect((await send(url, order, 'nowhere')).status).toBe(404);
  expect(counts()).toMatchObject({ refused: 2, accepted: 0 });
});

it('does not take another body under an id that was used', async () => {
  const { url, heard, applied } = await open();
  await send(url, anOrder('d1'));
  expect((await send(url, anOrder('d1', { orderId: 'another' }))).status).toBe(409);
  await applied();
  expect(heard).toHaveLength(1);
});

it('[O5] sets aside what is no order, says why, and goes on with the next', async () => {
  const { url, heard, archive, counts, applied } = await open();
  const bodies = [
    'this is not JSON',
    '{"type":"order.placed"}',
    orderBody({ orderId: 'o1', type: 'order.dreamt' }),
    orderBody({ orderId: 'o2', currency: 'EUR' }),
    orderBody({ orderId: 'o3', lines: [{ lineId: '1', sku: 'unknown', quantity: 1, unitPrice: '1.00' }] }),
    orderBody({ orderId: 'o4', lines: [{ lineId: '1', sku: 'apples', quantity: 1.5, unitPrice: '1.00' }] }),
    orderBody({ orderId: 'o5', lines: [{ lineId: '1', sku: 'apples', quantity: 1, unitPrice: '1' }] }),
  ];
  for (const [i, body] of bodies.entries()) expect((await send(url, { id: `broken-${i}`, secret, body })).status).toBe(200);
  await send(url, anOrder('whole'));
  await applied();
  expect(archive.asides.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('not JSON'),
    expect.stringContaining('timestamp'),
    expect.stringContaining('type'),
    expect.stringContaining('EUR'),
    expect.stringContaining('unknown'),
    expect.stringContaining('quantity'),
    expect.stringContaining('a price such as'),
  ]);
  expect(heard).toHaveLength(1);
  expect(counts()).toMatchObject({ accepted: 8, setAside: 7, applied: 1 });
});

it('counts the lines that the show sells and leaves the rest of the basket out', async () => {
  const { url, heard, door, applied } = await open();
  const lines = [
    { lineId: '1', sku: 'apples', quantity: 1, unitPrice: '49.90' },
    { lineId: '2', sku: 'umbrella', quantity: 1, unitPrice: '20.00' },
  ];
  await send(url, anOrder('d1', { lines }));
  await applied();
  expect(heard).toMatchObject([{ sku: 'apples' }]);
  expect(door.health().problems).toMatchObject([{ what: expect.stringContaining('umbrella') }]);
});

it('never lets a test order into the ledger', async () => {
  const { url, heard, counts, applied } = await open();
  await send(url, anOrder('d1', { test: true }));
  await applied();
  expect(heard).toEqual([]);
  expect(counts()).toMatchObject({ tests: 1, applied: 0 });
});

it('[O3] lowers net by a refund and a cancel, and tells two refunds of one line apart', async () => {
  const { url, ledger, applied } = await open();
  const one = [{ lineId: '1', sku: 'apples', quantity: 1, unitPrice: '49.90' }];
  await send(url, anOrder('d1', { orderId: 'o', lines: [{ lineId: '1', sku: 'apples', quantity: 4, unitPrice: '49.90' }] }));
  await send(url, anOrder('d2', { orderId: 'o', type: 'order.refunded', refundId: 'r1', lines: one }));
  await send(url, anOrder('d3', { orderId: 'o', type: 'order.refunded', refundId: 'r2', lines: one }));
  await send(url, anOrder('d4', { orderId: 'o', type: 'order.cancelled', lines: one }));
  await applied();
  expect(takingsIn(salesOf(ledger(), 'apples'), 'CNY')).toEqual({ gross: 4 * 4990, refunds: -3 * 4990, net: 4990 });
});

it('keeps nothing of the buyer in the order lines', async () => {
  const { url, archive, heard, applied } = await open();
  await send(url, anOrder('d1', { customer: { name: 'Wang', phone: '13800000000' } }));
  await applied();
  expect(JSON.stringify([heard, await archive.lines('evening')])).not.toMatch(/Wang|138/);
});

it('keeps only the headers that prove the signature', async () => {
  const { url, archive } = await open({ activation: () => undefined });
  archive.apply = () => new Promise(() => undefined);
  const order = anOrder('d1');
  const { 'content-type': _, ...signature } = headersFor(order);
  const stored: string[] = [];
  const { storeDelivery } = archive;
  archive.storeDelivery = (delivery) => {
    stored.push(delivery.headers);
    return storeDelivery(delivery);
  };
  await post(url, { ...signature, cookie: 'secret=1', authorization: 'Bearer x' }, order.body);
  expect(stored.map((headers) => JSON.parse(headers))).toEqual([signature]);
});

it('keeps an order that comes while no episode is open, but counts it for none', async () => {
  const { url, archive, heard, applied } = await open({ activation: () => undefined });
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  await applied();
  expect(heard).toEqual([]);
  expect(archive.asides).toMatchObject([{ reason: expect.stringContaining('no episode') }]);
});

it('gives an order of an earlier episode to that episode, and does not tell this one', async () => {
  let running = 'yesterday';
  const { url, archive, heard, applied } = await open({
    activation: () => ({ id: running, kind: 'live' }),
    knownSku: () => running === 'yesterday',
  });
  archive.breakDown('full');
  expect((await send(url, anOrder('d1'))).status).toBe(503);
  archive.mend();
  await archive.storeDelivery({
    source: 'orchard',
    deliveryId: 'd1',
    receivedAt: 1,
    activationId: 'yesterday',
    headers: '{}',
    body: String(anOrder('d1').body),
  });
  running = 'today';
  await applied();
  expect(heard).toEqual([]);
  expect(await archive.lines('yesterday')).toHaveLength(1);
});
