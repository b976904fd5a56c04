import { expect, it, onTestFinished } from 'vitest';
import { salesOf, takingsIn, totalSales } from '../../server/core/ledger.ts';
import type { ShopsDoorSettings } from '../../server/shops/shops-door.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import fc from '../run/properties.ts';
import { aSecret, openDoor, orderBody, type Placed, send } from './a-shop.ts';

const secret = aSecret();
const open = async (archive = memoryArchive(), over: Partial<ShopsDoorSettings> = {}) => {
  const opened = await openDoor(secret, archive, over);
  onTestFinished(() => opened.close());
  let sent = 0;
  const tell = async (placed: Omit<Placed, 'orderId'> & { orderId?: string }, id?: string) => {
    sent += 1;
    expect((await send(opened.url, { id: id ?? `d${sent}`, secret, body: orderBody({ orderId: 'o', ...placed }) })).status).toBe(200);
    await opened.door.applyPending();
  };
  return { ...opened, archive, tell, reasons: () => archive.asides.map(({ reason }) => reason) };
};
const apples = (quantity: number, unitPrice = '49.90', lineId = '1') => [{ lineId, sku: 'apples', quantity, unitPrice }];

it.each(['order.refunded', 'order.cancelled'])('[O3] sets a delivery aside that takes back an order never placed: %s', async (type) => {
  const { tell, heard, ledger, reasons } = await open();
  await tell({ type, lines: apples(97) });
  expect(heard).toEqual([]);
  expect(salesOf(ledger(), 'apples')).toMatchObject({ unitsNet: 0, left: 500 });
  expect(reasons()).toEqual([expect.stringContaining('its order is not recorded')]);
});

it.each<[string, Omit<Placed, 'orderId'>]>([
  ['more units than were sold', { lines: apples(3) }],
  ['more money than was paid', { lines: apples(1, '99.81') }],
  ['another line', { lines: apples(1, '49.90', '2') }],
  ['another thing', { lines: [{ lineId: '1', sku: 'eggs', quantity: 1, unitPrice: '1.00' }] }],
])('[O3] sets a refund aside that takes back %s', async (_, refund) => {
  const { tell, heard, reasons } = await open();
  await tell({ lines: apples(2) });
  await tell({ type: 'order.refunded', ...refund });
  expect(heard).toHaveLength(1);
  expect(reasons()).toEqual([expect.stringContaining('order')]);
});

it('[O3] never takes back more than an order held, whatever refunds and cancels come', async () => {
  const takeBack = fc.record({
    type: fc.constantFrom('order.refunded', 'order.cancelled'),
    refundId: fc.option(fc.constantFrom('r1', 'r2', 'r3', 'a/b'), { nil: undefined }),
    lines: fc.record({ quantity: fc.integer({ min: 1, max: 4 }), fen: fc.integer({ min: 1000, max: 9999 }) }),
    lineId: fc.constantFrom('1', '1/2'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(takeBack, { maxLength: 12 }), async (takeBacks) => {
      const { tell, ledger, close } = await open();
      await tell({ lines: [...apples(5), ...apples(3, '10.00', '1/2')] });
      for (const { type, refundId, lineId, lines } of takeBacks) {
        const unitPrice = (lines.fen / 100).toFixed(2);
        await tell({ type, ...(refundId ? { refundId } : {}), lines: apples(lines.quantity, unitPrice, lineId) });
        const { unitsSold, unitsBack } = salesOf(ledger(), 'apples');
        expect(unitsSold + unitsBack).toBeGreaterThanOrEqual(0);
        expect(takingsIn(totalSales(ledger()), 'CNY').net).toBeGreaterThanOrEqual(0);
      }
      await close();
    }),
    { numRuns: 15 },
  );
});

it('[O3] measures a refund against what was recorded before a restart', async () => {
  const before = await open();
  await before.tell({ lines: apples(2) });
  await before.tell({ type: 'order.refunded', refundId: 'r1', lines: apples(1) });
  const { tell, heard, reasons } = await open(before.archive);
  await tell({ type: 'order.refunded', refundId: 'r2', lines: apples(2) }, 'late-1');
  await tell({ type: 'order.cancelled', lines: apples(1) }, 'late-2');
  expect(reasons()).toEqual([expect.stringContaining('still holds (1 units')]);
  expect(heard).toMatchObject([{ kind: 'cancel', units: -1 }]);
});

it('[O3] looks again at a refund that came before its order', async () => {
  const { tell, heard, ledger } = await open();
  await tell({ type: 'order.refunded', lines: apples(1) });
  await tell({ type: 'order.refunded', orderId: 'another', lines: apples(1) });
  expect(heard).toEqual([]);
  await tell({ lines: apples(2) });
  expect(heard.map(({ kind, orderId }) => [kind, orderId])).toEqual([
    ['sale', 'o'],
    ['refund', 'o'],
  ]);
  expect(salesOf(ledger(), 'apples')).toMatchObject({ unitsNet: 1, left: 499 });
});

it('does not set a refund aside that came again in another delivery', async () => {
  const { tell, heard, reasons } = await open();
  await tell({ lines: apples(2) });
  await tell({ type: 'order.refunded', lines: apples(2) });
  await tell({ type: 'order.refunded', lines: apples(2) });
  expect(reasons()).toEqual([]);
  expect(heard).toHaveLength(2);
});

it('[O3] counts a refund that waited with its order for the disk', async () => {
  const { tell, heard, archive, door } = await open();
  const { apply } = archive;
  archive.apply = async (...order) => {
    archive.breakDown('late-but-written');
    return apply(...order);
  };
  await tell({ lines: apples(2) });
  archive.mend();
  archive.apply = apply;
  await tell({ type: 'order.refunded', lines: apples(1) });
  await door.applyPending();
  expect(heard.map(({ kind }) => kind)).toEqual(['sale', 'refund']);
});
