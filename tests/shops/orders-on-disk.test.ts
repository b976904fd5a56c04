import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openArchive } from '../../server/archive/open-archive.ts';
import { takingsIn, totalSales } from '../../server/core/ledger.ts';
import { dataFolder } from '../archive/show-disk.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import fc from '../run/properties.ts';
import { aSecret, openDoor, orderBody, type Sent, send } from './a-shop.ts';

const secret = aSecret();

const openAll = async (folder: string, activationId = 'evening') => {
  const archive = await openArchive({ dataDir: folder, deadlineMs: 20_000, clock: trueClock, log: quiet });
  const opened = await openDoor(secret, archive, { activation: () => ({ id: activationId, kind: 'live' }) });
  const close = async () => {
    await opened.close();
    await archive.close();
  };
  return { ...opened, archive, close };
};

it('[O1] applies once what was answered 200 before the server was killed', async () => {
  const folder = dataFolder();
  const script = fileURLToPath(new URL('./door-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, secret], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  const orders = ['d1', 'd2', 'd3'].map((id): Sent => ({ id, secret, body: orderBody({ orderId: `order-${id}` }) }));
  for (const order of orders) expect((await send(String(said).trim(), order)).status).toBe(200);
  child.kill('SIGKILL');
  await once(child, 'close');

  const { door, url, heard, archive, close } = await openAll(folder);
  onTestFinished(close);
  expect(await archive.lines('evening')).toEqual([]);
  await door.applyPending();
  expect(heard.map((line) => line.orderId)).toEqual(['order-d1', 'order-d2', 'order-d3']);
  for (const order of orders) expect((await send(url, order)).status).toBe(200);
  await door.applyPending();
  expect(heard).toHaveLength(3);
  expect(await archive.lines('evening')).toEqual(heard);
});

const someOrder = fc.record({
  /** What becomes of it later. */
  back: fc.constantFrom('', '', '', 'order.refunded', 'order.cancelled'),
  quantity: fc.integer({ min: 1, max: 9 }),
  fen: fc.integer({ min: 1, max: 99_999 }),
  sku: fc.constantFrom('apples', 'eggs'),
  /** How often a nervous shop sends it. */
  times: fc.constantFrom(1, 1, 1, 2, 3),
});

/** Sends all, a few at a time, as several shop servers would. */
const sendAll = async (url: string, sents: readonly Sent[]) => {
  const queue = [...sents];
  const sender = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) expect((await send(url, next)).status).toBe(200);
  };
  await Promise.all(Array.from({ length: 16 }, sender));
};

it('[O1] sums a thousand orders to the last fen, sent in a muddle, refunds before their orders, and many of them twice', {
  timeout: 120_000,
}, async () => {
  const folder = dataFolder();
  await fc.assert(
    fc.asyncProperty(fc.array(someOrder, { minLength: 1000, maxLength: 1000 }), fc.infiniteStream(fc.nat()), async (orders, shuffle) => {
      const evening = 'evening';
      const { url, door, heard, ledger, archive, close } = await openAll(folder, evening);
      const sents = orders.flatMap(({ back, quantity, fen, sku, times }, i) => {
        const unitPrice = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const lines = [{ lineId: '1', sku, quantity, unitPrice }];
        return ['order.placed', ...(back ? [back] : [])].flatMap((type) => {
          const body = orderBody({ orderId: `${evening}-${i}`, type, lines });
          return Array.from({ length: times }, (): Sent => ({ id: `${type}-${i}`, secret, body }));
        });
      });
      const muddled = sents.map((sent) => ({ sent, at: shuffle.next().value ?? 0 })).sort((a, b) => a.at - b.at);
      await sendAll(
        url,
        muddled.map(({ sent }) => sent),
      );
      await door.applyPending();
      const gross = orders.reduce((sum, { quantity, fen }) => sum + quantity * fen, 0);
      const refunds = orders.reduce((sum, { back, quantity, fen }) => sum - (back ? quantity * fen : 0), 0);
      const backs = orders.filter(({ back }) => back).length;
      expect(takingsIn(totalSales(ledger()), 'CNY')).toEqual({ gross, net: gross + refunds, refunds });
      expect(heard).toHaveLength(1000 + backs);
      expect(await archive.lines(evening)).toHaveLength(1000 + backs);
      await close();
    }),
    { numRuns: 1, endOnFailure: true },
  );
});
