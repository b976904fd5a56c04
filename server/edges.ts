/**
 * The edges of the show server: screens, stations, shops, operators. They meet playout here, and each other nowhere.
 */
import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Server as SocketServer } from 'socket.io';
import type { Edges } from './around.ts';
import type { Catalogue } from './catalogue.ts';
import type { PictureCode } from './contract/graphics.ts';
import type { EpochMs } from './contract/units.ts';
import type { CodeOf } from './core/air-code.ts';
import { soldAs } from './core/product-stock.ts';
import type { CodeNow } from './core/station-code.ts';
import { type Secrets, secretsOf } from './core/station-secrets.ts';
import { noScript, type Script, scriptOf } from './core/watch-view.ts';
import type { Keys } from './keys.ts';
import { withOgraf } from './ograf.ts';
import type { Papers } from './operators/desk-papers.ts';
import { operatorsDoor } from './operators/operators-door.ts';
import type { AskForExport } from './operators/vote-export.ts';
import { codesOf, figuresNow, lettersNow, outputOf, previewsOf } from './outputs.ts';
import { partnersOf, withOwnSide } from './own-side.ts';
import { logPage } from './playout/log-book.ts';
import type { Playout } from './playout/playout.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { FeedBook } from './ports/feed-book.ts';
import { type RemoteDoor, type RemoteNeeds, remoteDoor } from './remote/remote-door.ts';
import { type ScreensDoor, type ScreensNeeds, screensDoor } from './screens/screens-door.ts';
import { type ShopsDoor, shopsDoor } from './shops/shops-door.ts';
import { type Earlier, earlierOf, nothingEarlier } from './stations/feed-past.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import { stationsHouse } from './stations/stations-house.ts';
import { openPost } from './stations/webhooks/post.ts';
import { openWrongKeys, type WrongKeys } from './stations/wrong-keys.ts';

export type EdgeNeeds = {
  readonly io: SocketServer;
  readonly archive: Archive;
  readonly feedBook: FeedBook;
  /** Stations' webhooks may lead into our own network, over plain HTTP. */
  readonly webhooksInside: boolean;
  readonly catalogue: Catalogue;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly log: Logger;
  /** The rotating code of a picture, drawn. */
  readonly codes: (of: CodeOf) => PictureCode | undefined;
  /** The same, for whoever draws it themselves. */
  readonly airLink: (of: CodeOf, now: EpochMs) => CodeNow;
  readonly askForExport: AskForExport;
  /** The machines in the room: where the list of boxes is, and which of OSC and tally are on. */
  readonly machines: Pick<RemoteNeeds, 'dataDir' | 'osc' | 'tsl'>;
};

/** Worked out once for each plan: it is asked for at every change. */
const scriptNow = (playout: Playout): (() => Script) => {
  let made: { readonly plan: ReturnType<Playout['plan']>; readonly script: Script } = { plan: null, script: noScript };
  return () => {
    const plan = playout.plan();
    if (plan !== made.plan) made = { plan, script: plan ? scriptOf(plan) : noScript };
    return made.script;
  };
};

const openShops = async (
  { archive, clock, log, catalogue }: EdgeNeeds,
  playout: Playout,
  secrets: Readonly<Record<string, string>>,
): Promise<ShopsDoor> => {
  const shops = shopsDoor({
    archive,
    clock,
    log,
    shops: catalogue.shops.map((shop) => ({ id: shop.id, dialect: shop.dialect, secret: secrets[shop.id] ?? '' })),
    currency: catalogue.currency,
    activation: () => playout.activation() ?? undefined,
    knownSku: (sku) => soldAs(playout.plan()?.products ?? {}, sku) !== undefined,
    product: (sku) => soldAs(playout.plan()?.products ?? {}, sku),
    onLines: playout.sold,
  });
  await shops.applyPending();
  return shops;
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

const openStations = async (needs: EdgeNeeds, playout: Playout, knocked: WrongKeys['knocked']): Promise<StationsDoor> => {
  const { io, clock, log, keys, catalogue, airLink, feedBook, webhooksInside } = needs;
  const feed = stationsHouse({
    io,
    book: feedBook,
    dumped: (stationId) => {
      const by = `station:${stationId}`;
      return playout.handle({ key: randomUUID(), type: 'station.dump', stationId }, { id: by, name: by });
    },
    webhooks: { post: openPost({ inside: webhooksInside }), secretOf: keys.webhookSecretOf, chance: Math.random },
    earlier: await earlierFeed(feedBook, log),
    clock,
    log,
    knocked,
    epoch: randomUUID().slice(0, 8),
    keyOf: keys.keyOf,
    stations: () => partnersOf(playout, catalogue),
    code: (picture) => {
      const activation = playout.activation();
      return activation ? airLink({ activationId: activation.id, picture }, clock.now()) : undefined;
    },
  });
  return withOgraf(needs, playout, knocked, withOwnSide(feed, needs, playout, knocked));
};

const secretsNow = (playout: Playout): Secrets => secretsOf(playout.context());

const openRemote = ({ clock, log, catalogue, machines }: EdgeNeeds, { handle, view, plan }: Playout): Promise<RemoteDoor> =>
  remoteDoor({ clock, log, ...machines, scenes: catalogue.scenes, handle, view, plan });

const papersOf = (playout: Playout, archive: Archive): Papers => ({
  logPage: (before, limit) => {
    const [activation, plan] = [playout.activation(), playout.plan()];
    return activation && plan ? logPage({ archive, activationId: activation.id, plan }, before, limit) : undefined;
  },
  asRun: () => playout.papers()?.asRun ?? [],
  printedOrder: () => playout.papers()?.order ?? null,
});

const openScreens = (
  { io, keys, clock, log }: EdgeNeeds,
  playout: Playout,
  code: ScreensNeeds['code'],
  knocked: ScreensNeeds['knocked'],
): ScreensDoor =>
  screensDoor({
    ...{ io, clock, log, code, knocked },
    keys: keys.isKeyOf,
    view: (output) => outputOf(playout, output),
    figures: () => figuresNow(playout),
    letters: lettersNow(playout),
    secrets: () => secretsNow(playout),
    // Only our own page may know what is not on air yet.
    coming: (output) => (output === 'program' ? playout.coming() : undefined),
  });

export type OpenEdges = Required<Omit<Edges, 'wrongKeys'>> & { readonly routers: readonly Router[]; close(): Promise<void> };

type Following = Pick<OpenEdges, 'screens' | 'operators' | 'stations'> & {
  readonly codes: Pick<ReturnType<typeof codesOf>, 'lookAgain'>;
  readonly remote: RemoteDoor;
};

/** Whoever is told of changes, in this order. @returns the ways to stop */
const follow = (playout: Playout, { codes, screens, operators, stations, remote }: Following): readonly (() => void)[] => [
  playout.onStructure(() => {
    // What viewers see comes first.
    codes.lookAgain();
    screens.publish();
    operators.publish();
    stations.publish(playout.view(), secretsNow(playout));
    remote.publish();
  }),
  playout.onFigures(() => {
    operators.publishFigures();
    screens.publishFigures();
    stations.publishFigures(playout.figures());
  }),
  playout.onSecond(operators.publish),
  playout.onSound(operators.publishSound),
  operators.onPresence(playout.touch),
];

export const openEdges = async (
  needs: EdgeNeeds,
  playout: Playout,
  edges: Edges,
  secrets: Readonly<Record<string, string>>,
): Promise<OpenEdges> => {
  const { io, clock, log, archive } = needs;
  const shops = await openShops(needs, playout, secrets);
  const codes = codesOf(playout, needs.codes);
  const wrongKeys = openWrongKeys(clock.now);
  const stations = await openStations(needs, playout, wrongKeys.knocked);
  // A page of ours is no station’s.
  const isStation = (id: string) => stations.rows().some((row) => row.id === id);
  const screens = openScreens(needs, playout, codes.of, (knock) => isStation(knock.station) && wrongKeys.knocked(knock));
  const operators = operatorsDoor({
    io,
    store: archive,
    clock,
    log,
    handle: playout.handle,
    view: playout.view,
    figures: playout.operatorFigures,
    sound: playout.sound,
    askForExport: needs.askForExport,
    askForPicture: playout.picture,
    script: scriptNow(playout),
    marked: playout.marked,
    papers: papersOf(playout, archive),
    preview: previewsOf(playout),
    imports: { ...archive, context: playout.context },
  });
  const remote = await openRemote(needs, playout);
  Object.assign(edges, { shops, screens, stations, operators, wrongKeys });
  const offs = follow(playout, { codes, screens, operators, stations, remote });
  // What an earlier life told is compared with the show as it is now, whether anything happens or not.
  stations.publish(playout.view(), secretsNow(playout));
  return {
    shops,
    screens,
    stations,
    operators,
    routers: [shops.router, stations.router, operators.router, remote.router],
    close: async () => {
      for (const off of offs) off();
      operators.close();
      await remote.close();
      await stations.close();
      await screens.close();
      await shops.close();
    },
  };
};
