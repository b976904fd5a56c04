/**
 * Takes one request of a shop: verifies it, stores it, answers. Nothing is understood here yet.
 *
 * HTTP lives in this file: 200 on disk, 401 forged, 404 no such shop, 409 another body under a used id,
 * 413 too large, 415 compressed, 503 the disk refuses (send it again).
 */
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { type Archive, ArchiveFailed, ArchiveLate, type Delivery } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Dialect } from './dialect.ts';
import type { Tally } from './shop-counts.ts';

const largestBody = '64kb';
const retryAfterSeconds = '5';

type Settings = {
  readonly archive: Pick<Archive, 'storeDelivery'>;
  readonly clock: Clock;
  readonly tally: Tally;
  shop(id: string): { readonly id: string; readonly secret: string; readonly dialect: Dialect } | undefined;
  /** The running activation, or '' when there is none. */
  runningId(): string;
  /** Something may have been stored: also after a late answer, when it may be on disk all the same. */
  afterStoring(): Promise<void>;
};

const refuse = (response: Response, status: number, message: string) => {
  response.status(status).json({ ok: false, message });
};

const storing = ({ archive, tally, afterStoring }: Settings) => {
  const record = async (delivery: Delivery, response: Response) => {
    const outcome = await archive.storeDelivery(delivery);
    if (outcome === 'conflict') {
      tally.count(delivery.source, 'refused');
      tally.problem(delivery.source, `delivery ${delivery.deliveryId} came again with another body`);
      return refuse(response, 409, 'This webhook-id was used for another body.');
    }
    tally.count(delivery.source, outcome === 'stored' ? 'accepted' : 'repeated');
    response.status(200).json({ ok: true });
  };
  return async (delivery: Delivery, response: Response) => {
    try {
      await record(delivery, response);
    } catch (err) {
      if (!(err instanceof ArchiveFailed || err instanceof ArchiveLate)) throw err;
      tally.count(delivery.source, 'deferred');
      tally.problem(delivery.source, err.message);
      response.set('Retry-After', retryAfterSeconds);
      refuse(response, 503, 'The order could not be recorded; send it again.');
    }
    await afterStoring();
  };
};

export const orderRouter = (settings: Settings): Router => {
  const { clock, tally, shop: findShop, runningId } = settings;
  const store = storing(settings);
  const shopOf = (request: Request) => findShop(String(request.params.shop));

  const knowShop = (request: Request, response: Response, next: () => void) =>
    shopOf(request) ? next() : refuse(response, 404, 'There is no such shop.');

  const takeOrder = async (request: Request, response: Response) => {
    const shop = shopOf(request);
    if (!shop) return refuse(response, 404, 'There is no such shop.');
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const verified = shop.dialect.verify(shop.secret, request.headers, raw);
    if (!verified.ok) {
      tally.count(shop.id, 'forged');
      tally.problem(shop.id, `an order was refused as forged: ${verified.reason}`);
      return refuse(response, 401, `Not accepted: ${verified.reason}.`);
    }
    const { deliveryId, headers, body } = verified;
    const received = { receivedAt: clock.now(), activationId: runningId() };
    return store({ source: shop.id, deliveryId, ...received, headers: JSON.stringify(headers), body }, response);
  };

  /** Express says here what was wrong with the request itself: its size, its encoding, its end. */
  const misfit: ErrorRequestHandler = (error, request, response, next) => {
    const status: unknown = error?.status;
    if (response.headersSent || typeof status !== 'number' || status >= 500) return next(error);
    const shop = String(request.params.shop ?? '');
    tally.count(shop, 'refused');
    tally.problem(shop, `an order could not be read: ${String(error.message)}`);
    refuse(response, status, status === 413 ? `An order may have ${largestBody}.` : String(error.message));
  };

  const router = express.Router();
  const readRaw = express.raw({ type: () => true, limit: largestBody, inflate: false });
  router.post('/shops/:shop/orders', knowShop, readRaw, takeOrder, misfit);
  return router;
};
