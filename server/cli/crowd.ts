/**
 * Simulated viewers and orders of one rehearsal, started by the show server and gone with it.
 *
 * Real phones' lines at the real door, really signed orders at the shops' door. They know one activation: the orders name it, and
 * a phone that is shown another leaves at once, and everybody with it.
 */
import { z } from 'zod';
import { CrowdSchema } from '../contract/crowd.ts';
import { fillBaskets } from './rehearse/basket.ts';
import { openChance } from './rehearse/chance.ts';
import { readShopSecrets, sendParcels } from './rehearse/shoppers.ts';
import { openViewers } from './rehearse/viewers.ts';

const Order = z.object({
  activationId: z.string(),
  size: CrowdSchema,
  paths: z.array(z.string()),
  products: z.array(z.object({ sku: z.string(), price: z.number(), shop: z.string() })),
  currency: z.string(),
  front: z.string(),
  phones: z.string(),
  dataDir: z.string(),
});
type Order = z.output<typeof Order>;

const seed = 20_261_203;
const minute = 60_000;

/** @param why for the log of the show; none when nobody needs to be told */
const leave = (why?: string): never => {
  if (why) process.stderr.write(`${why}\n`);
  process.exit(why ? 1 : 0);
};

/** A minute's orders, spread over it, minute after minute. */
const shop = async ({ activationId, size, products, currency, front, dataDir }: Order): Promise<void> => {
  const secrets = await readShopSecrets(dataDir);
  const chance = openChance(seed);
  const startedAt = Date.now();
  for (;;) {
    // Of this crowd and this minute alone: a shop's ids are never used twice.
    const mark = `simulated-${activationId.slice(0, 8)}-${startedAt}-${Math.round((Date.now() - startedAt) / minute)}`;
    const parcels = fillBaskets(size.orders, products, currency, mark, chance);
    const pause = new Promise((resolve) => setTimeout(resolve, minute));
    const shoppers = sendParcels({
      ...{ front, parcels, secrets, within: minute },
      hurry: new AbortController().signal,
      activation: () => activationId,
    });
    await Promise.all([pause, shoppers.done]);
  }
};

const comeIn = (order: Order): void => {
  const { size, paths, phones, activationId } = order;
  if (size.viewers > 0)
    openViewers({
      ...{ url: phones, count: size.viewers, paths, seed, lean: size.yea / 100, only: activationId },
      strangeEpisode: () => leave('another episode is on the phones.'),
    });
  if (size.orders > 0) shop(order).catch((error: unknown) => leave(error instanceof Error ? error.message : String(error)));
};

process.once('disconnect', () => leave());
process.once('message', (said) => comeIn(Order.parse(said)));
