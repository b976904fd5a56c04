import { expect, it, onTestFinished } from 'vitest';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { aSecret, openDoor, orderBody, type Placed, send } from './a-shop.ts';

const secret = aSecret();
const product = (sku: string) => (sku === 'apples' ? { price: 4990, opening: 12 } : { price: 0, opening: 0 });

/** Sends them one after another; what was counted, and why the others were not. */
const tell = async (placed: readonly Partial<Placed>[], over: Parameters<typeof openDoor>[2] = { product }) => {
  const archive = memoryArchive();
  const { url, door, heard, close } = await openDoor(secret, archive, over);
  onTestFinished(close);
  for (const [i, one] of placed.entries()) {
    const body = orderBody({ orderId: `o${i}`, ...one });
    expect((await send(url, { id: `d${i}`, secret, body })).status).toBe(200);
  }
  await door.applyPending();
  return { heard: heard.map(({ orderId }) => orderId), reasons: archive.asides.map(({ reason }) => reason) };
};
const line = (quantity: number, unitPrice: string, sku = 'apples', lineId = '1') => ({ lineId, sku, quantity, unitPrice });

it('[O5] sets an order aside of which two lines share an id: one of them would be lost', async () => {
  const lines = [line(1, '49.90'), line(2, '49.90')];
  expect(await tell([{ lines }, { lines, type: 'order.refunded' }, {}])).toEqual({
    heard: ['o2'],
    reasons: ['two lines share an id', 'two lines share an id'],
  });
});

it('[O5] sets an order aside whose price or quantity cannot be true, and counts what is only unusual', async () => {
  const { heard, reasons } = await tell([
    { lines: [line(1, '4990.01')] },
    { lines: [line(121, '49.90')] },
    { lines: [line(1, '49.90'), line(1, '999999999.99', 'apples', '2')] },
    { lines: [line(120, '4990.00')] },
    { lines: [line(10, '1.00', 'eggs')] },
    { lines: [line(1, '1.01', 'eggs')] },
  ]);
  expect(heard).toEqual(['o3', 'o4']);
  expect(reasons).toEqual([
    expect.stringContaining('line 1 has a price of more than 100 times'),
    expect.stringContaining('line 1 has more than 10 times the units'),
    expect.stringContaining('line 2 has a price'),
    expect.stringContaining('line 1 has a price'),
  ]);
});

it('[O5] sets an order aside that comes to more than can be counted exactly, whatever the plan says', async () => {
  const { heard, reasons } = await tell([{ lines: [line(10_000, '999999999.99')] }, { lines: [line(90, '999999999.99')] }], {});
  expect(heard).toEqual(['o1']);
  expect(reasons).toEqual([expect.stringContaining('more than can be counted exactly')]);
});

it('does not measure an order of an earlier episode by the plan of this one', async () => {
  let calls = 0;
  // The order is taken in one episode and judged in the next.
  const activation = () => ({ id: calls++ === 0 ? 'yesterday' : 'today', kind: 'live' as const });
  expect((await tell([{ lines: [line(500, '49.90')] }], { product, activation })).reasons).toEqual([]);
});
