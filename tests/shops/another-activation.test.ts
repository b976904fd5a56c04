/** A rehearsal's orders are really signed: what keeps them out of a live total is the activation that they name. */
import { expect, it, onTestFinished } from 'vitest';
import { fillBaskets, type Parcel } from '../../server/cli/rehearse/basket.ts';
import { openChance } from '../../server/cli/rehearse/chance.ts';
import { sendParcels } from '../../server/cli/rehearse/shoppers.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';
import { eventually } from '../run/eventually.ts';
import { aSecret, openDoor, orderBody, send } from './a-shop.ts';

const secret = aSecret();
const open = async (running: () => string | undefined) => {
  const archive = memoryArchive();
  const activation = () => {
    const id = running();
    return id === undefined ? undefined : { id, kind: 'live' as const };
  };
  const opened = await openDoor(secret, archive, { activation });
  onTestFinished(() => opened.close());
  return { ...opened, archive };
};
const products = [{ sku: 'apples', price: 4990, shop: 'orchard' }];
const parcelsFor = (count: number): readonly Parcel[] => fillBaskets(count, products, 'CNY', 'r', openChance(1));

it('[O5] sets a signed order aside that names another activation, and counts what names this one or none', async () => {
  const { url, door, heard, archive } = await open(() => 'live-1');
  for (const [i, activation] of ['rehearsal-1', 'live-1', undefined, '', 'x'.repeat(65)].entries()) {
    const placed = { orderId: `for ${activation}`, ...(activation === undefined ? {} : { activation }) };
    expect((await send(url, { id: `d${i}`, secret, body: orderBody(placed) })).status).toBe(200);
  }
  await door.applyPending();
  expect(heard.map(({ orderId }) => orderId)).toEqual(['for live-1', 'for undefined']);
  expect(archive.asides.map(({ reason }) => reason)).toEqual([
    'it belongs to another activation',
    'it belongs to another activation',
    expect.stringContaining('data.activation'),
  ]);
});

it('the shops of a rehearsal name its activation, and all that they send is counted there', async () => {
  const { url, door, heard } = await open(() => 'rehearsal-1');
  const needs = { front: url, parcels: parcelsFor(60), secrets: { orchard: secret }, within: 1 };
  const shopping = sendParcels({ ...needs, hurry: AbortSignal.abort(), activation: () => 'rehearsal-1' });
  await shopping.done;
  await door.applyPending();
  expect(heard.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(shopping.tally().minor);
  const [before] = heard;
  const live = await open(() => 'live-1');
  const tooLate = sendParcels({ ...needs, front: live.url, hurry: AbortSignal.abort(), activation: () => 'rehearsal-1' });
  await tooLate.done;
  await live.door.applyPending();
  expect(before?.activationId).toBe('rehearsal-1');
  expect(live.heard).toEqual([]);
  expect(live.archive.asides.length).toBeGreaterThan(0);
});

it.each(['live-1', undefined])('the shops of a rehearsal send nothing more once its activation is over: then %s', async (next) => {
  let running: string | undefined = 'rehearsal-1';
  const { url, door, heard } = await open(() => running);
  const hurry = new AbortController();
  // Half of them at once, the others in an hour, or when they are hurried.
  const parcels = parcelsFor(40).map((parcel, i) => ({ ...parcel, at: i < 20 ? 0 : 1 }));
  const shopping = sendParcels({
    ...{ front: url, parcels, secrets: { orchard: secret }, within: 3_600_000, hurry: hurry.signal },
    activation: () => running,
  });
  await eventually(() => expect(shopping.tally().acknowledged).toBeGreaterThan(10));
  await eventually(() => expect(shopping.tally().acknowledged).toBe(shopping.tally().sent));
  const { sent } = shopping.tally();
  running = next;
  hurry.abort();
  await shopping.done;
  await door.applyPending();
  expect(shopping.tally().sent).toBe(sent);
  expect(new Set(heard.map(({ activationId }) => activationId))).toEqual(new Set(['rehearsal-1']));
});
