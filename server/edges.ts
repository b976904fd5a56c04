/**
 * The edges of the show server: screens, stations, shops, operators. They meet playout here, and each other nowhere.
 */
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Server as SocketServer } from 'socket.io';
import type { Edges } from './around.ts';
import type { Catalogue } from './catalogue.ts';
import type { PictureCode } from './contract/graphics.ts';
import type { EpochMs } from './contract/units.ts';
import type { CodeOf } from './core/air-code.ts';
import { houseOutput } from './core/house-outputs.ts';
import { soldAs } from './core/product-stock.ts';
import type { CodeNow } from './core/station-code.ts';
import { type Secrets, secretsOf } from './core/station-secrets.ts';
import { noScript, type Script, scriptOf } from './core/watch-view.ts';
import { openDeliveryEdges } from './delivery-edges.ts';
import { doorKeys } from './door-keys.ts';
import { type KeptPainted, openKeptPainted } from './kept-painted.ts';
import type { Keys } from './keys.ts';
import type { Papers } from './operators/desk-papers.ts';
import { operatorsDoor } from './operators/operators-door.ts';
import type { AskForExport } from './operators/vote-export.ts';
import { codesOf, comingOn, figuresNow, lettersNow, outputOf, previewsOf } from './outputs.ts';
import { logPage } from './playout/log-book.ts';
import type { Playout } from './playout/playout.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { FeedBook } from './ports/feed-book.ts';
import { type RemoteDoor, type RemoteNeeds, remoteDoor } from './remote/remote-door.ts';
import { type ScreensDoor, type ScreensNeeds, screensDoor } from './screens/screens-door.ts';
import { type ShopsDoor, shopsDoor } from './shops/shops-door.ts';
import { openStations } from './station-edges.ts';
import type { Keyring } from './station-keys.ts';
import { watchStations } from './station-watch.ts';
import { openWrongKeys } from './stations/wrong-keys.ts';
import { openTidy, ownYoungHeap } from './tidy.ts';

export type EdgeNeeds = {
  readonly io: SocketServer;
  readonly archive: Archive;
  readonly feedBook: FeedBook;
  /** Stations' webhooks may lead into our own network, over plain HTTP. */
  readonly webhooksInside: boolean;
  readonly catalogue: Catalogue;
  readonly keys: Keys;
  readonly stationKeys: Keyring;
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

const secretsNow = (playout: Playout): Secrets => secretsOf(playout.context());

const openRemote = ({ clock, log, catalogue, machines }: EdgeNeeds, { handle, view, plan }: Playout): Promise<RemoteDoor> =>
  remoteDoor({ clock, log, ...machines, scenes: catalogue.scenes, handle, view, plan });

const papersOf = (playout: Playout, archive: Archive, kept: KeptPainted): Papers => ({
  painted: kept.read,
  logPage: (before, limit) => {
    const [activation, plan] = [playout.activation(), playout.plan()];
    return activation && plan ? logPage({ archive, activationId: activation.id, plan }, before, limit) : undefined;
  },
  asRun: () => playout.papers()?.asRun ?? [],
  printedOrder: () => playout.papers()?.order ?? null,
});

const openScreens = (
  needs: EdgeNeeds,
  playout: Playout,
  { code, knocked, painted }: Pick<ScreensNeeds, 'code' | 'knocked' | 'painted'>,
): ScreensDoor => {
  const { io, clock, log } = needs;
  return screensDoor({
    ...{ io, clock, log, code, knocked, painted },
    ...doorKeys(needs, playout),
    view: (output) => outputOf(playout, output),
    figures: () => figuresNow(playout),
    letters: lettersNow(playout),
    secrets: () => secretsNow(playout),
    coming: (output) => comingOn(playout, output),
    isOwn: (output) => houseOutput(playout.plan()?.outputs, output) !== undefined,
  });
};

export type OpenEdges = Required<Omit<Edges, 'wrongKeys'>> & { readonly routers: readonly Router[]; close(): Promise<void> };

type Following = Pick<OpenEdges, 'screens' | 'operators' | 'stations'> & {
  /** Somebody is told of it, and it makes garbage. */
  readonly stirred: () => void;
  readonly codes: Pick<ReturnType<typeof codesOf>, 'lookAgain'>;
  readonly remote: RemoteDoor;
  readonly watch: Pick<ReturnType<typeof watchStations>, 'look'>;
};

/** Whoever is told of changes, in this order. @returns the ways to stop */
const follow = (playout: Playout, { codes, screens, operators, stations, remote, watch, stirred }: Following): readonly (() => void)[] => [
  playout.onStructureFirst(() => {
    codes.lookAgain();
    screens.publish();
  }),
  playout.onStructure(() => {
    operators.publish();
    stations.publish(playout.forStations(), secretsNow(playout));
    remote.publish();
    watch.look();
    stirred();
  }),
  playout.onFigures(() => {
    operators.publishFigures();
    screens.publishFigures();
    stations.publishFigures(playout.figures());
  }),
  playout.onSecond(() => {
    operators.publish();
    stirred();
  }),
  playout.onSound(operators.publishSound),
  operators.onPresence(playout.touch),
];

export const openEdges = async (
  needs: EdgeNeeds,
  playout: Playout,
  edges: Edges,
  secrets: Readonly<Record<string, string>>,
): Promise<OpenEdges> => {
  const { io, clock, log, archive, stationKeys } = needs;
  const shops = await openShops(needs, playout, secrets);
  const codes = codesOf(playout, needs.codes);
  const wrongKeys = openWrongKeys(clock.now);
  const stations = await openStations(needs, playout, { knocked: wrongKeys.knocked, pictureBy: () => screens.drawnBy() });
  // A page of ours is no station’s.
  const isStation = (id: string) => stations.rows().some((row) => row.id === id);
  const kept = openKeptPainted({ clock, log, dataDir: needs.machines.dataDir }, playout);
  const screens = openScreens(needs, playout, {
    code: codes.of,
    knocked: (knock) => isStation(knock.station) && wrongKeys.knocked(knock),
    painted: kept.told,
  });
  const delivery = openDeliveryEdges(needs, playout, { stations, screens, knocked: wrongKeys.knocked });
  const operators = operatorsDoor({
    delivery: delivery.papers,
    io,
    store: archive,
    clock,
    log,
    handle: playout.handle,
    view: playout.view,
    figures: playout.operatorFigures,
    pictureBy: screens.drawnBy,
    sound: playout.sound,
    askForExport: needs.askForExport,
    askForPicture: playout.picture,
    script: scriptNow(playout),
    marked: playout.marked,
    papers: papersOf(playout, archive, kept),
    preview: previewsOf(playout),
    stationKey: (id) => (stationKeys.isStation(id) ? stationKeys.keyOf(id) : undefined),
    imports: { ...archive, context: playout.context },
  });
  const remote = await openRemote(needs, playout);
  const recheck = () => {
    screens.recheck();
    stations.recheck();
  };
  const watch = watchStations({ clock, stationKeys: needs.stationKeys, playout, recheck });
  Object.assign(edges, { shops, screens, stations, operators, wrongKeys });
  const tidy = openTidy(clock, ownYoungHeap());
  const stirred = () => io.engine.clientsCount > 0 && tidy.stirred();
  const offs = follow(playout, { codes, screens, operators, stations, remote, watch, stirred });
  watch.look();
  // What an earlier life told is compared with the show as it is now, whether anything happens or not.
  stations.publish(playout.forStations(), secretsNow(playout));
  return {
    shops,
    screens,
    stations,
    operators,
    routers: [shops.router, stations.router, delivery.router, operators.router, remote.router],
    close: async () => {
      for (const off of offs) off();
      tidy.close();
      watch.close();
      operators.close();
      await delivery.close();
      await remote.close();
      await stations.close();
      await screens.close();
      await kept.close();
      await shops.close();
    },
  };
};
