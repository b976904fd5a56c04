/**
 * Puts the show server together: archive, switcher, phones' door, playout, then the edges; closes in reverse order.
 */
import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { createServer, type Server as HttpServer } from 'node:http';
import path from 'node:path';
import express from 'express';
import type { Logger } from 'pino';
import { Server as SocketServer } from 'socket.io';
import { openAirCodes } from './air-codes.ts';
import { openArchive } from './archive/open-archive.ts';
import { openFeedBook } from './archive/open-feed-book.ts';
import { type Edges, openAround } from './around.ts';
import { createAirLinks } from './audience/air-link.ts';
import { connectPhonesDoor } from './audience/phones-link.ts';
import { readSecrets } from './audience/secrets.ts';
import { believeProxies } from './believe-proxies.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import { openCrew } from './crew.ts';
import { openCrowd } from './crowd.ts';
import { type CrewDoor, crewDoorsOf, type Doors, doorsOf, type OutputDoor, outputDoorsOf, pagePath } from './doors.ts';
import { openEdges } from './edges.ts';
import { openFront } from './front.ts';
import { hostForMixer } from './host-for-mixer.ts';
import { openKeys } from './keys.ts';
import { drawQr, openLinks } from './links.ts';
import { controlRoomPages } from './operators/control-room-pages.ts';
import type { OperatorsDoor } from './operators/operators-door.ts';
import { watchPages } from './operators/watch/watch-pages.ts';
import { runShow } from './playout/run-show.ts';
import type { Clock } from './ports/clock.ts';
import { overlayPages } from './screens/overlay-pages.ts';
import { shopSecrets } from './shops/shop-secrets.ts';
import { socketSettings } from './socket-settings.ts';
import { openStationKeys } from './station-keys.ts';
import { createObsSwitcher } from './switcher/obs-switcher.ts';
import { createRehearsalSwitcher } from './switcher/rehearsal-switcher.ts';

export type ShowServer = {
  readonly port: number;
  readonly doors: Doors;
  readonly crew: readonly CrewDoor[];
  readonly outputs: readonly OutputDoor[];
  close(): Promise<void>;
};

type Closer = () => Promise<void> | void;
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

const phonesHost = (config: Config): string => `${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.phonesPort}`;
const linkAddress = (config: Config): string => `ws://${phonesHost(config)}/link`;

const portOf = (server: HttpServer, asked: number): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
};

const listen = (server: HttpServer, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const nonsense = (status: number) => ({
  code: 'malformed',
  message: status === 413 ? 'That is more than is taken here.' : 'That request makes no sense.',
});
const failed = { code: 'failed', message: 'That did not work. The engineer on call finds why in the log.' };

/** Whatever went wrong in an answer: the engineer reads why in the log, a stranger does not. */
const lastWord =
  (log: Logger): express.ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    const { status = 500 } = error as { status?: number };
    if (status >= 500) log.error({ error }, 'A request could not be answered.');
    if (response.headersSent) return next(error);
    response.status(status).json(status < 500 ? nonsense(status) : failed);
  };

/** What the phones' door knows us by, and makes codes with. A folder that cannot be written has none: the show goes on without phones. */
const phonesSecrets = (dataDir: string, log: Logger): { readonly link: string; readonly air: string } => {
  try {
    return readSecrets(dataDir);
  } catch (error) {
    log.error(`The data folder ${dataDir} cannot be used (${error instanceof Error ? error.message : String(error)}): no phone can vote.`);
    return { link: randomUUID(), air: randomUUID() };
  }
};

/** Everything at the other end of a wire, and playout among it. Whatever was opened is in `closers`. */
const openHouse = async (config: Config, clock: Clock, log: Logger, closers: Closer[], port: () => number) => {
  const keys = await openKeys(config.dataDir, (message) => log.error(message));
  const catalogue = await openCatalogue(config, log);
  const isStation = (id: string) => catalogue.partners.some(({ station }) => station.id === id);
  const stationKeys = await openStationKeys({ dataDir: config.dataDir, keys, now: clock.now, isStation });
  const archive = await openArchive({ dataDir: config.dataDir, clock, log });
  closers.push(() => archive.close());
  const feedBook = openFeedBook({ dataDir: config.dataDir, clock, log });
  closers.push(() => feedBook.close());
  const switcher = openSwitcher(config, catalogue, clock, log);
  closers.push(() => switcher.close());
  const shared = phonesSecrets(config.dataDir, log);
  const phones = connectPhonesDoor({ url: linkAddress(config), secret: shared.link, clock, log });
  closers.push(() => phones.close());
  const crowd = openCrowd({ config, port, log });
  closers.push(() => crowd.dismiss());
  const edges: Edges = {};
  const mixerSees = await hostForMixer(config);
  const overlayUrl = () => (mixerSees === null ? null : `http://${mixerSees}:${port()}${pagePath('program', 'program', keys)}`);
  const { around, lookAgain } = openAround(edges, { catalogue, clock, keys, stationKeys, overlayUrl });
  const { loadPlan, episodes } = catalogue;
  const playout = await runShow({
    clock,
    archive,
    switcher,
    phones,
    crowd,
    links: openLinks(config.phonesUrl),
    stationKeys,
    newId: randomUUID,
    loadPlan,
    episodes,
    around,
    lookAgain,
    freeSpace: async () => {
      const { bavail, bsize } = await statfs(config.dataDir);
      return bavail * bsize;
    },
    log,
  });
  closers.push(() => playout.close());
  const secrets = await shopSecrets(
    config.dataDir,
    catalogue.shops.map((shop) => shop.id),
    log,
  );
  const airLink = createAirLinks(shared.air, config.phonesUrl);
  const codes = openAirCodes({ link: airLink, draw: drawQr, now: clock.now });
  const askForExport = (activationId: string, signal: AbortSignal) =>
    fetch(`http://${phonesHost(config)}/log/${encodeURIComponent(activationId)}/export`, {
      headers: { authorization: `Bearer ${shared.link}` },
      signal,
    });
  return { keys, stationKeys, catalogue, archive, feedBook, playout, edges, secrets, codes, airLink, askForExport };
};

/** One link for each of the crew's list, and then none for whoever sits at this machine; without a list, the director's. */
const signInPaths = async ({ crew }: Config, operators: OperatorsDoor, log: Logger) => {
  const orNone = (link: Promise<string>) =>
    link.catch((error: unknown) => {
      log.error({ error: String(error) }, 'No sign-in link could be made: the disk does not record.');
      return '/control/';
    });
  if (crew.length === 0) return { signInPath: await orNone(operators.newSignInLink('director', 'Director')), crewLinks: [] };
  const crewLinks = await Promise.all(
    crew.map(async (one) => ({ ...one, path: await orNone(operators.signInLinkFor(one.role, one.name)) })),
  );
  return { signInPath: '/control/', crewLinks };
};

const putTogether = async (config: Config, clock: Clock, log: Logger, closers: Closer[]): Promise<Omit<ShowServer, 'close'>> => {
  const app = express();
  app.disable('x-powered-by');
  const http = createServer(app);
  const { playout, edges, secrets, ...house } = await openHouse(config, clock, log, closers, () => portOf(http, config.port));
  const { keys, stationKeys, catalogue } = house;
  const io = new SocketServer(http, socketSettings);
  believeProxies(app, io, config.proxies);
  closers.push(() => new Promise<void>((resolve) => void io.close(() => resolve())));
  const { dataDir, osc, tsl, webhooksInside } = config;
  const open = await openEdges({ io, clock, log, machines: { dataDir, osc, tsl }, webhooksInside, ...house }, playout, edges, secrets);
  closers.push(() => open.close());

  const crew = openCrew({ config, signInLink: () => open.operators.newSignInLink('director', 'Rehearsal crew'), log });
  closers.push(
    () => crew.close(),
    playout.onStructure(() => {
      if (crew.isIn() && playout.activation()?.kind === 'live') crew.dismiss();
    }),
  );
  const keyOfPage = (output: string) => (stationKeys.isStation(output) ? stationKeys.keyOf(output) : keys.keyOf(output));
  const station = catalogue.partners.find((partner) => partner.station.delivery === 'overlay')?.station.id;
  const outputs = catalogue.outputs;
  const front = openFront({
    config,
    keys: { ...keys, keyOf: keyOfPage },
    station,
    outputs,
    playout,
    crew,
    operators: open.operators,
    port: () => portOf(http, config.port),
  });
  app.use(
    ...open.routers,
    front,
    controlRoomPages(path.join(dist, 'control-room')),
    watchPages(path.join(dist, 'control-room')),
    overlayPages(path.join(dist, 'overlays'), catalogue.logo, catalogue.stationLogos),
  );
  app.use(lastWord(log));
  await listen(http, config);

  const { signInPath, crewLinks } = await signInPaths(config, open.operators, log);
  const port = portOf(http, config.port);
  return {
    port,
    doors: doorsOf({ config, keys: { ...keys, keyOf: keyOfPage }, station, port, signInPath }),
    crew: crewDoorsOf(config, port, crewLinks),
    outputs: outputDoorsOf(outputs, config, keys, port),
  };
};

/** @throws NewerData, or the error of listening, when it cannot start as it was told */
export const openShowServer = async (config: Config, clock: Clock, log: Logger): Promise<ShowServer> => {
  const closers: Closer[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await putTogether(config, clock, log, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
};
