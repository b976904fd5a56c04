/**
 * The phones' door: one HTTP server with the page, the votes, the phones' sockets (/ws) and the link (/link).
 *
 * Plain node:http and ws: a framework costs several times as much a vote. It listens only after its file was replayed.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { holdFolder } from '../hold-folder.ts';
import type { Clock } from '../ports/clock.ts';
import { createPlaces, type PlaceOf } from './address-prefix.ts';
import { answerHealth, type DoorHealth } from './door-health.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import { createDoorTally, type DoorTally, type ShedKind } from './door-tally.ts';
import { openHouse } from './house.ts';
import { type HttpLane, openHttpLane } from './http-lane.ts';
import { createRoutes } from './http-routes.ts';
import { createHttpVotes } from './http-votes.ts';
import { type LinkServer, openLinkServer } from './link-server.ts';
import { createLogRoutes } from './log/log-routes.ts';
import { createExports } from './log/serve-export.ts';
import { openPageFiles } from './page-files.ts';
import { createPassAllowance } from './pass-allowance.ts';
import { openPhoneSockets, type PhoneSockets } from './phone-sockets.ts';
import type { PhonesConfig } from './phones-config.ts';
import { readSecrets } from './secrets.ts';
import { createStationRoutes } from './station-routes.ts';

export type Door = {
  readonly port: number;
  /** Calls back when nothing can be recorded any more: end the process and start it again. */
  onDeath(listener: (reason: string) => void): void;
  close(): Promise<void>;
};

/** Once that is written nothing more is said: a peer that never closes its half would stay for ever. */
const turnAway = (socket: Duplex, status: string): void => {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** What Node's HTTP parser did not take, in the words of `/health`. A line that merely broke is nobody's fault. */
const refuseRequest =
  (tally: DoorTally) =>
  (error: Error & { code?: string }, socket: Duplex): void => {
    const answers: Readonly<Record<string, readonly [ShedKind, string]>> = {
      ERR_HTTP_REQUEST_TIMEOUT: ['request-slow', '408 Request Timeout'],
      HPE_HEADER_OVERFLOW: ['request-too-long', '431 Request Header Fields Too Large'],
    };
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [kind, status] = answers[error.code ?? ''] ?? ['request-not-understood', '400 Bad Request'];
    tally.shed(kind);
    turnAway(socket, status);
  };

const proxyMarks = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const;

/** What is forwarded by nobody we know of is counted: then all viewers seem to sit at the proxy's place. */
const noticingProxies =
  (placeOf: PlaceOf, proxies: number, tally: DoorTally): PlaceOf =>
  (caller) => {
    if (proxies === 0 && proxyMarks.some((mark) => caller.headers[mark] !== undefined)) tally.forwarded();
    return placeOf(caller);
  };

const openHttp = (tally: DoorTally): Server => {
  const server = createServer({
    maxHeaderSize: 8192,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    keepAliveTimeout: 30_000,
    // Node looks for late headers only this often; by default every half a minute.
    connectionsCheckingInterval: 1000,
  });
  server.maxHeadersCount = 60;
  server.maxConnections = limits.connections;
  server.on('clientError', refuseRequest(tally));
  server.on('drop', () => tally.shed('request-no-room'));
  return server;
};

const onUpgrade =
  (sockets: PhoneSockets, link: LinkServer) =>
  (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const where = (request.url ?? '').split('?')[0];
    if (where === '/ws') {
      if (!sockets.accept(request, socket, head)) turnAway(socket, '503 Service Unavailable');
    } else if (where !== '/link') turnAway(socket, '404 Not Found');
    else if (link.isAuthorised(request)) link.accept(request, socket, head);
    else turnAway(socket, '401 Unauthorized');
  };

/** The embedded overlay's page is built beside the phone's. */
const openPages = ({ pageDir }: PhonesConfig) => ({ page: openPageFiles(pageDir), embed: openPageFiles(path.join(pageDir, '../embed')) });

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 4096 }, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Who waits for an answer has half a second for it. */
const stopServer = (server: Server, lane: HttpLane, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    lane.closeIdle();
    clock.wakeAt(clock.now() + 500, () => {
      server.closeAllConnections();
      lane.closeAll();
    });
  });

export const openDoor = async ({ config, clock, log }: { config: PhonesConfig; clock: Clock; log: DoorLog }): Promise<Door> => {
  const letGo = holdFolder(config.dataDir, 'phones');
  const secrets = readSecrets(config.dataDir);
  const house = await openHouse({ dataDir: config.dataDir, secrets, passCap: config.passCap, crowd: config.crowd, clock, log });
  const tally = createDoorTally();
  const placeOf = noticingProxies(createPlaces(config.proxies), config.proxies, tally);
  const sockets = openPhoneSockets({ house, clock, log, tally, placeOf });
  const health = (): DoorHealth => ({ phones: sockets.phones(), ...house.refusing(), figures: tally.read(), logKey: house.logKey });
  const link = openLinkServer({ house, secret: secrets.link, clock, log, health });
  const allowance = createPassAllowance({ burst: limits.burst, perSecond: limits.perSecond, start: clock.now() });
  const votes = createHttpVotes({ house, clock, tally, allowance, placeOf });
  const { exportTo } = createExports({ dataDir: config.dataDir, clock });
  const signedLog = createLogRoutes({ house, clock, isAuthorised: link.isAuthorised, exportTo });
  const routes = createRoutes({ house, clock, tally, votes, placeOf, signedLog, ...openPages(config) });
  const stations = createStationRoutes({ house, clock, tally: tally.stations, secret: secrets.link });
  const server = openHttp(tally);
  server.on('request', (request, response) => {
    if (answerHealth(request, response, { health, mayLook: link.isAuthorised })) return;
    (stations.serve(request, response) ?? routes(request, response)).catch((error: unknown) => {
      log.error({ reason: String(error) }, 'A request could not be answered.');
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
  server.on('upgrade', onUpgrade(sockets, link));
  const lane = openHttpLane(server, {
    ...{ votes, stations, tally, clock, placeOf, log },
    turnAway(line) {
      tally.shed('request-slow');
      turnAway(line, '408 Request Timeout');
    },
  });

  const close = async (): Promise<void> => {
    sockets.close();
    link.close();
    await stopServer(server, lane, clock);
    await house.close();
    letGo();
  };
  try {
    const port = await listen(server, config.host, config.port);
    return { port, onDeath: house.onDeath, close };
  } catch (error) {
    await house.close();
    letGo();
    throw error;
  }
};
