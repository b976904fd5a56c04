/** Both servers killed with -9 while viewers vote and orders come in, and started again: the evening goes on where it was. */
// needs:
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillBaskets } from '../../server/cli/rehearse/basket.ts';
import { readBooks } from '../../server/cli/rehearse/books.ts';
import { openChance } from '../../server/cli/rehearse/chance.ts';
import type { OperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import { readShopSecrets, sendParcels } from '../../server/cli/rehearse/shoppers.ts';
import { openViewers, type Viewers } from '../../server/cli/rehearse/viewers.ts';
import { openHouse, type TestHouse } from './open-house.ts';
import { insist, see, standBy, takeUpTo } from './show-caller.ts';

const [phones, orders] = [300, 120];
let house: TestHouse;
let line: OperatorLine;
let viewers: Viewers;

beforeEach(async () => {
  house = await openHouse();
  line = await house.operator();
  viewers = openViewers({ url: house.phones, count: phones, paths: ['near', 'far'], seed: 3 });
});
afterEach(async () => {
  viewers?.close();
  line?.close();
  await house?.close();
});

it('kill -9 of show server and phones’ door in an open vote: same segment, same window, every vote and order once', async () => {
  await standBy(line);
  const activationId = line.view().activation?.id ?? '';
  await expect.poll(() => viewers.ready(activationId)).toBe(phones);
  await takeUpTo(line, 'vote');
  const products = [{ sku: 'APPLE', price: 4990, shop: 'market' }];
  const parcels = fillBaskets(orders, products, 'CNY', 'crash', openChance(5));
  const secrets = await readShopSecrets(house.dataDir);
  const shopping = sendParcels({ front: house.front, parcels, secrets, within: 30_000, hurry: new AbortController().signal });
  await insist(line, { type: 'poll.open', pollId: 'apple', window: 40_000 });
  const before = await see(line, 'the vote is open', (view) => view.polls[0]?.phase === 'open');
  const [poll] = before.polls;
  while (line.now() < (poll?.opensAt ?? 0) + 3000) await pause(50);
  expect(viewers.acknowledged()).toBeGreaterThan(0);

  const killedAt = performance.now();
  await Promise.all([house.show.kill(), house.phonesDoor.kill()]);
  await Promise.all([house.phonesDoor.start(), house.show.start()]);
  console.log(`Both servers were away for ${Math.round(performance.now() - killedAt)} ms.`);

  const after = await see(line, 'a new life of the server', (view) => view.epoch !== before.epoch);
  expect(after.activation).toEqual(before.activation);
  expect(after.phase).toBe('live');
  expect(after.onAir).toEqual(before.onAir);
  expect(after.polls[0]).toMatchObject({ opensAt: poll?.opensAt, endsAt: poll?.endsAt, lastCloseAt: poll?.lastCloseAt });

  const counted = await see(line, 'the final count', (view) => view.polls[0]?.counted?.final === true, 60_000);
  expect(counted.at).toBeGreaterThanOrEqual(poll?.lastCloseAt ?? Number.POSITIVE_INFINITY);
  const told = counted.log.find((row) => row.type === 'poll.closing');
  expect(told?.at).toBeGreaterThanOrEqual(poll?.endsAt ?? Number.POSITIVE_INFINITY);
  await expect.poll(viewers.isQuiet).toBe(true);
  const tally = viewers.tallies().apple;
  expect(tally?.refused).toEqual({});
  expect(tally).toMatchObject({ sent: phones, acknowledged: phones });
  expect(counted.polls[0]?.counted).toMatchObject({ yea: tally?.yea, nay: tally?.nay });

  await shopping.done;
  const sold = shopping.tally();
  expect(sold).toMatchObject({ sent: orders, acknowledged: orders, refusals: [] });
  await expect.poll(() => line.figures()?.sales.net.minor).toBe(sold.minor);
  const { lines } = await readBooks(house.dataDir, activationId);
  expect(new Set(lines.filter((one) => one.kind === 'sale').map((one) => one.orderId)).size).toBe(orders);
  expect(lines.reduce((sum, one) => sum + one.amountMinor, 0)).toBe(sold.minor);

  const saw = { yea: tally?.yea ?? 0, nay: tally?.nay ?? 0 };
  await insist(line, { type: 'poll.verify', pollId: 'apple', saw });
  await insist(line, { type: 'segment.take', believesOnAir: before.onAir?.runId ?? null });
  await insist(line, { type: 'poll.reveal', pollId: 'apple' });
});
