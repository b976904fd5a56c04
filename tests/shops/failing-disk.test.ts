import { expect, it, onTestFinished } from 'vitest';
import { ordersAsOf } from '../../server/lights.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { eventually } from '../run/eventually.ts';
import { aSecret, openDoor, orderBody, send } from './a-shop.ts';

const secret = aSecret();
const anOrder = (id: string) => ({ id, secret, body: orderBody({ orderId: `order-${id}` }) });
const open = async () => {
  const archive = memoryArchive();
  const opened = await openDoor(secret, archive);
  onTestFinished(() => opened.close());
  return { ...opened, archive };
};

it('asks the shop to send again later when the disk is full', async () => {
  const { url, door, archive, heard } = await open();
  archive.breakDown('full');
  const answer = await send(url, anOrder('d1'));
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(door.health()).toMatchObject({ shops: [{ deferred: 1, accepted: 0 }], waitingSince: expect.any(Number) });
  archive.mend();
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  await door.applyPending();
  expect(heard).toHaveLength(1);
  expect(door.health().waitingSince).toBeNull();
});

it('[O1] counts an order once whose storing was late, yet done, and which the shop sent again', async () => {
  const { url, door, archive, heard } = await open();
  archive.breakDown('late-but-written');
  expect((await send(url, anOrder('d1'))).status).toBe(503);
  archive.mend();
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  await door.applyPending();
  expect(heard).toHaveLength(1);
});

it('[C20] tells the ledger of lines whose writing was late, yet done, and till then that the figures are of before', async () => {
  const { url, door, archive, heard } = await open();
  const { apply } = archive;
  archive.apply = async (...order) => {
    archive.breakDown('late-but-written');
    return apply(...order);
  };
  expect((await send(url, anOrder('d1'))).status).toBe(200);
  await eventually(() => expect(door.health().waitingSince).not.toBeNull());
  const now = Date.now() + 60_000;
  expect(ordersAsOf(door, now)).toBe(door.health().waitingSince);
  expect(heard).toEqual([]);
  archive.apply = apply;
  archive.mend();
  await door.applyPending();
  expect(ordersAsOf(door, now)).toBe(now);
  expect(heard).toHaveLength(1);
  expect(await archive.lines('evening')).toHaveLength(1);
});

it('tries again by itself once the disk is back', async () => {
  const { url, archive, heard } = await open();
  const { apply } = archive;
  let tries = 0;
  archive.apply = async (...order) => {
    tries += 1;
    if (tries === 1) archive.breakDown('full');
    else archive.mend();
    return apply(...order);
  };
  await send(url, anOrder('d1'));
  await eventually(() => archive.mend());
  await eventually(() => expect(heard).toHaveLength(1));
});

it('[O5] sets an order aside that the record will not have, and goes on with the next', async () => {
  const { url, door, archive, heard } = await open();
  const { apply } = archive;
  archive.apply = (delivery, lines) => (delivery.deliveryId === 'd1' ? Promise.reject(new Error('a fault')) : apply(delivery, lines));
  await send(url, anOrder('d1'));
  await send(url, anOrder('d2'));
  await door.applyPending();
  expect(archive.asides).toMatchObject([{ deliveryId: 'd1', reason: expect.stringContaining('a fault') }]);
  expect(heard).toMatchObject([{ orderId: 'order-d2' }]);
});

it('keeps taking orders although the ledger has a fault', async () => {
  const archive = memoryArchive();
  const onLines = () => {
    throw new Error('a fault');
  };
  const { url, door, close } = await openDoor(secret, archive, { onLines });
  onTestFinished(close);
  await send(url, anOrder('d1'));
  await send(url, anOrder('d2'));
  await door.applyPending();
  expect(await archive.lines('evening')).toHaveLength(2);
});
