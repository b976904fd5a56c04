/**
 * Puts the show server together: archive, switcher, phones' door, playout, then the edges; closes in reverse order.
 * The edges meet here and nowhere else.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import type { Logger } from 'pino';
import { Server as SocketServer } from 'socket.io';
import { openArchive } from './archive/open-archive.ts';
import { connectPhonesDoor } from './audience/phones-link.ts';
import { readSecrets } from './audience/secrets.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import type { LineRow } from './contract/views.ts';
import { stationFigures, stationOutput } from './core/station-view.ts';
import { startCrew } from './crew.ts';
import { frontPage } from './front-page.ts';
import { type Keys, openKeys } from './keys.ts';
import { openLinks } from './links.ts';
import { controlRoomPages } from './operators/control-room-pages.ts';
import { operatorsDoor } from './operators/operators-door.ts';
import type { Playout } from './playout/playout.ts';
import { runShow } from './playout/run-show.ts';
import type { Clock } from './ports/clock.ts';
import { overlayPages } from './screens/overlay-pages.ts';
import { screensDoor } from './screens/screens-door.ts';
import { shopSecrets } from './shops/shop-secrets.ts';
import { shopsDoor } from './shops/shops-door.ts';
import { stationsDoor } from './stations/stations-door.ts';
import { createObsSwitcher } from './switcher/obs-switcher.ts';
import { createRehearsalSwitcher } from './switcher/rehearsal-switcher.ts';

export type Doors = {
  readonly front: string;
  readonly control: string;
  readonly phones: string;
  readonly program: string;
  readonly station: string | null;
  readonly stationFeed: string | null;
  readonly stationKey: string | null;
};
export type ShowServer = { readonly port: number; readonly doors: Doors; close(): Promise<void> };

type Closers = (() => Promise<void> | void)[];
const dist = path.resolve(import.meta.dirname, '../dist');

const openSwitcher = (config: Config, catalogue: Catalogue, clock: Clock, log: Logger) =>
  config.obs
    ? createObsSwitcher({ url: config.obs.url, password: config.obs.password, clock, log })
    : createRehearsalSwitcher({
        clock,
        scenes: catalogue.scenes.map((scene) => scene.obs),
        inputs: catalogue.inputs.map((input) => input.obs),
        log,
      });

/** A station's own output, made from the program's. Undefined for a name that is no station of the episode. */
const outputOf = (playout: Playout, output: string) => {
  const program = playout.program();
  if (output === 'program') return program;
  const plan = playout.plan();
  const station = plan?.stations[output];
  return station ? stationOutput(program, station, plan?.paths[station.path]?.delay ?? 0) : undefined;
};

const figuresOf = (playout: Playout, output: string) => {
  const station = playout.plan()?.stations[output];
  return station ? stationFigures(playout.figures(), station, playout.activation()?.kind ?? null) : playout.figures();
};

const shopsLine = (shops: ReturnType<typeof shopsDoor>, known: number): LineRow => {
  const { problems, applying } = shops.health();
  const last = problems.at(-1);
  if (!applying)
    return {
      line: 'shops',
      light: 'bad',
      word: 'orders wait',
      message: 'Orders are stored but cannot be applied: the disk does not answer.',
    };
  if (known === 0) return { line: 'shops', light: 'unknown', word: 'none', message: 'The series names no shop.' };
  return {
    line: 'shops',
    light: last ? 'warn' : 'ok',
    word: last ? 'see message' : 'listening',
    message: last ? `${last.shop}: ${last.what}` : '',
  };
};

/** How far our clock and the machine's stand apart: more than 100 ms is an alarm. */
const clockLine = (clock: Clock): LineRow => {
  const apart = Math.abs(clock.now() - Date.now());
  return apart > 100
    ? {
        line: 'clock',
        light: 'bad',
        word: `${Math.round(apart)} ms off`,
        message: 'This machine’s clock was changed; ours follows it slowly. Check its time service.',
      }
    : { line: 'clock', light: 'ok', word: 'steady', message: '' };
};

const listen = (server: HttpServer, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const doorsOf = (config: Config, keys: Keys, station: string | undefined, port: number, control: string): Doors => {
  const front = `http://${config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  return {
    front: `${front}/`,
    control: `${front}${control}`,
    phones: config.phonesUrl,
    program: `${front}${pagePath('program', 'program', keys)}`,
    station: station === undefined ? null : `${front}${pagePath('station', station, keys)}`,
    stationFeed: station === undefined ? null : `${front}/stations/v1/stream`,
    stationKey: station === undefined ? null : keys.keyOf(station),
  };
};

const pagePath = (page: 'program' | 'station', output: string, keys: Keys): string =>
  `/overlay/${page}/#output=${output}&key=${keys.keyOf(output)}`;

/** @throws NewerData, or the error of listening, when it cannot start as it was told */
export const openShowServer = async (config: Config, clock: Clock, log: Logger): Promise<ShowServer> => {
  const closers: Closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await putTogether(config, clock, log, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
};

const putTogether = async (
  config: Config,
  clock: Clock,
  log: Logger,
  closers: Closers,
  close: () => Promise<void>,
): Promise<ShowServer> => {
  const keys = await openKeys(config.dataDir, (message) => log.error(message));
  const catalogue = await openCatalogue(config, log);
  const archive = await openArchive({ dataDir: config.dataDir, clock, log });
  closers.push(() => archive.close());
  const switcher = openSwitcher(config, catalogue, clock, log);
  closers.push(() => switcher.close());
  const phones = connectPhonesDoor({
    url: `ws://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.phonesPort}/link`,
    secret: readSecrets(config.dataDir).link,
    clock,
    log,
  });
  closers.push(() => phones.close());

  const app = express();
  app.disable('x-powered-by');
  const http = createServer(app);
  const io = new SocketServer(http, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: 100_000,
    pingInterval: 5000,
    pingTimeout: 5000,
  });
  closers.push(() => new Promise<void>((resolve) => void io.close(() => resolve())));

  const edges: {
    operators?: ReturnType<typeof operatorsDoor>;
    screens?: ReturnType<typeof screensDoor>;
    stations?: ReturnType<typeof stationsDoor>;
    shops?: ReturnType<typeof shopsDoor>;
  } = {};
  const stationRows = () => {
    const pages = edges.screens?.rows() ?? [];
    return (edges.stations?.rows() ?? []).map((row) => ({ ...row, overlays: pages.filter((page) => page.output === row.id).length }));
  };
  const playout = await runShow({
    clock,
    archive,
    switcher,
    phones,
    links: openLinks(config.phonesUrl),
    newId: randomUUID,
    loadPlan: catalogue.loadPlan,
    episodes: catalogue.episodes,
    around: () => ({
      operators: edges.operators?.operators() ?? [],
      screens: edges.screens?.rows() ?? [],
      stations: stationRows(),
      shops: edges.shops
        ? shopsLine(edges.shops, catalogue.shops.length)
        : { line: 'shops', light: 'unknown', word: 'starting', message: '' },
      clock: clockLine(clock),
    }),
    log,
  });
  closers.push(() => playout.close());

  const secrets = await shopSecrets(
    config.dataDir,
    catalogue.shops.map((shop) => shop.id),
    log,
  );
  const shops = shopsDoor({
    archive,
    clock,
    log,
    shops: catalogue.shops.map((shop) => ({ id: shop.id, dialect: shop.dialect, secret: secrets[shop.id] ?? '' })),
    currency: catalogue.currency,
    activation: () => playout.activation() ?? undefined,
    knownSku: (sku) => Object.values(playout.plan()?.products ?? {}).some((product) => product.sku === sku),
    onLines: playout.sold,
  });
  edges.shops = shops;
  closers.push(() => shops.close());
  await shops.applyPending();

  const screens = screensDoor({
    io,
    keys: keys.isKeyOf,
    view: (output) => outputOf(playout, output),
    figures: (output) => figuresOf(playout, output),
    clock,
    log,
  });
  edges.screens = screens;
  closers.push(() => screens.close());
  const stations = stationsDoor({
    clock,
    log,
    epoch: randomUUID().slice(0, 8),
    keyOf: keys.keyOf,
    stations: () => {
      const plan = playout.plan();
      const known = plan
        ? Object.values(plan.stations).map((station) => ({ station, delay: plan.paths[station.path]?.delay ?? 0 }))
        : catalogue.partners;
      return known;
    },
  });
  edges.stations = stations;
  closers.push(() => stations.close());
  const operators = operatorsDoor({
    io,
    store: archive,
    clock,
    log,
    handle: playout.handle,
    view: playout.view,
    figures: playout.operatorFigures,
  });
  edges.operators = operators;
  closers.push(() => operators.close());

  closers.push(
    playout.onStructure(() => {
      operators.publish();
      screens.publish();
      stations.publish(playout.view());
    }),
    playout.onFigures(() => {
      operators.publishFigures();
      screens.publishFigures();
      stations.publishFigures(playout.figures());
    }),
    operators.onPresence(() => operators.publish()),
  );

  const station = catalogue.partners.find((partner) => partner.station.delivery === 'overlay')?.station.id;
  const crew = startCrew({ config, signInLink: () => operators.newSignInLink('director', 'Rehearsal crew'), log });
  closers.push(() => crew.close());
  const front = frontPage({
    phonesUrl: config.phonesUrl,
    doors: () => ({
      program: pagePath('program', 'program', keys),
      station: station === undefined ? null : pagePath('station', station, keys),
      feed: station === undefined ? null : `curl -N -H "Authorization: Bearer ${keys.keyOf(station)}" /stations/v1/stream`,
    }),
    status: () => frontStatus(playout, crew.isIn()),
    signInLink: () => operators.newSignInLink('director', 'Director'),
    rehearse: async () => {
      const { canRehearse } = frontStatus(playout, crew.isIn());
      return canRehearse ? crew.start(httpPort()) : 'An episode is running: end it first.';
    },
  });
  const httpPort = () => {
    const address = http.address();
    return typeof address === 'object' && address !== null ? address.port : config.port;
  };
  app.use(
    shops.router,
    stations.router,
    operators.router,
    front,
    controlRoomPages(path.join(dist, 'control-room')),
    overlayPages(path.join(dist, 'overlays')),
  );

  const port = await listen(http, config.port, config.host);
  const control = await operators.newSignInLink('director', 'Director').catch((error: unknown) => {
    log.error({ error: String(error) }, 'No sign-in link could be made: the disk does not record.');
    return '/control/';
  });
  return { port, doors: doorsOf(config, keys, station, port, control), close };
};

const frontStatus = (playout: Playout, crewIsIn: boolean) => {
  const { phase, activation, episode, onAir, rundown } = playout.view();
  const running = rundown.find((row) => row.id === onAir?.segmentId);
  const say = (text: unknown) =>
    typeof text === 'string' ? text : text !== null && typeof text === 'object' ? Object.values(text).join(' · ') : '';
  return {
    phase,
    kind: activation?.kind ?? null,
    title: say(episode?.title),
    onAir: say(running?.title),
    canRehearse: !crewIsIn && !['live', 'frozen', 'break'].includes(phase),
  };
};
