/** All that stations find here, joined to the house: their feed, OGraf graphics, their own side of a desk. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Server as SocketServer } from 'socket.io';
import type { Catalogue } from './catalogue.ts';
import type { EpochMs } from './contract/units.ts';
import type { CodeOf } from './core/air-code.ts';
import type { CodeNow } from './core/station-code.ts';
import type { Keys } from './keys.ts';
import { withOgraf } from './ograf.ts';
import { partnersOf, withOwnSide } from './own-side.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';
import type { FeedBook } from './ports/feed-book.ts';
import type { Keyring } from './station-keys.ts';
import { dumpOnAir } from './stations/dumped.ts';
import { type Earlier, earlierOf, nothingEarlier } from './stations/feed-past.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import { stationsHouse } from './stations/stations-house.ts';
import { openPost } from './stations/webhooks/post.ts';
import type { WrongKeys } from './stations/wrong-keys.ts';

type Needs = {
  readonly io: SocketServer;
  readonly feedBook: FeedBook;
  /** Stations' webhooks may lead into our own network, over plain HTTP. */
  readonly webhooksInside: boolean;
  readonly catalogue: Catalogue;
  readonly keys: Pick<Keys, 'webhookSecretOf'>;
  readonly stationKeys: Keyring;
  readonly clock: Clock;
  readonly log: Logger;
  readonly airLink: (of: CodeOf, now: EpochMs) => CodeNow;
};
type Told = {
  readonly knocked: WrongKeys['knocked'];
  /** Until then our own pages draw what they were told last. */
  readonly pictureBy: () => EpochMs;
};

/** A book that cannot be read keeps nobody from the show: their readers begin with a snapshot. */
const earlierFeed = async (book: FeedBook, log: Logger): Promise<Earlier> => {
  try {
    return earlierOf(await book.past());
  } catch (error) {
    log.error({ error: String(error) }, 'What stations were told before could not be read.');
    return nothingEarlier;
  }
};

export const openStations = async (needs: Needs, playout: Playout, { knocked, pictureBy }: Told): Promise<StationsDoor> => {
  const { io, clock, log, keys, stationKeys, catalogue, airLink, feedBook, webhooksInside } = needs;
  const feed = stationsHouse({
    io,
    book: feedBook,
    dumped: dumpOnAir(
      () => playout.activation()?.kind ?? null,
      (stationId, by) => playout.handle({ key: randomUUID(), type: 'station.dump', stationId }, { id: by, name: by }),
    ),
    webhooks: { post: openPost({ inside: webhooksInside }), secretOf: keys.webhookSecretOf, chance: Math.random },
    earlier: await earlierFeed(feedBook, log),
    clock,
    log,
    knocked,
    pictureBy,
    epoch: randomUUID().slice(0, 8),
    judge: stationKeys.judge,
    stations: () => partnersOf(playout, catalogue),
    code: (picture) => {
      const activation = playout.activation();
      return activation ? airLink({ activationId: activation.id, picture }, clock.now()) : undefined;
    },
  });
  return withOgraf(needs, playout, knocked, withOwnSide(feed, needs, playout, knocked));
};
