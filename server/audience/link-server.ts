/**
 * The door's end of the link to the show server: a socket at /link, authorised by a secret in a header.
 *
 * Asks are done one after another, in the order they came; what is answered with `ok` about rules is on disk.
 * Counts and health are pushed; the show server may come and go, the polls go on.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../ports/clock.ts';
import type { DoorHealth } from './door-health.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import type { House } from './house.ts';
import { type AskName, type DoorSays, LinkAsk, type LinkReply } from './link-messages.ts';

export type LinkServer = {
  isAuthorised(request: IncomingMessage): boolean;
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

type Options = { readonly house: House; readonly secret: string; readonly clock: Clock; readonly log: DoorLog; health(): DoorHealth };

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

type Given<N extends AskName> = Extract<LinkAsk, { ask: N }>['with'];
type Handlers = { readonly [N in AskName]: (given: Given<N>) => Promise<LinkReply<unknown>> | LinkReply<unknown> };

const withoutValue = <T>(reply: LinkReply<T>): LinkReply<null> => (reply.ok ? { ok: true, value: null } : reply);

const createHandlers = (house: House, clock: Clock, log: DoorLog): Handlers => ({
  async show(episode) {
    try {
      await house.show(episode);
    } catch (error) {
      log.warn(
        { reason: String(error) },
        'The episode is on the phones but not on the disk: a restart of the door would show the one before.',
      );
    }
    return { ok: true, value: null };
  },
  open: async (rules) => withoutValue(await house.book.open(rules)),
  extend: async (rules) => withoutValue(await house.book.extend(rules)),
  outcome: async (outcome) => withoutValue(await house.book.outcome(outcome)),
  finalCount: ({ pollId, of }) => house.book.finalCount(pollId, of),
  countWithout: ({ pollId, activationId, exclusions }) => house.book.countWithout(pollId, activationId, exclusions),
  record: (record) => house.signedLog.record(record),
  time: () => ({ ok: true, value: { now: clock.now() } }),
});

const answer = async (handlers: Handlers, ask: LinkAsk): Promise<DoorSays> => {
  const handle = handlers[ask.ask] as (given: LinkAsk['with']) => Promise<LinkReply<unknown>> | LinkReply<unknown>;
  const reply = await handle(ask.with);
  return reply.ok ? { id: ask.id, ok: true, value: reply.value } : { id: ask.id, ok: false, ...reply.refusal };
};

const parseAsk = (data: string): LinkAsk | { readonly id: number; readonly problem: string } => {
  let body: unknown;
  try {
    body = JSON.parse(data);
  } catch {
    return { id: 0, problem: 'not JSON' };
  }
  const parsed = LinkAsk.safeParse(body);
  if (parsed.success) return parsed.data;
  const id = typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'number' ? body.id : 0;
  return { id, problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
};

const serve = (socket: WebSocket, handlers: Handlers, send: (says: DoorSays) => void, log: DoorLog): void => {
  let tail: Promise<void> = Promise.resolve();
  const handle = async (data: string): Promise<void> => {
    const ask = parseAsk(data);
    if ('problem' in ask) send({ id: ask.id, ok: false, code: 'malformed', message: `The door did not understand: ${ask.problem}` });
    else send(await answer(handlers, ask));
  };
  socket.on('message', (data) => {
    const text = data.toString();
    tail = tail
      .then(() => handle(text))
      .catch((error: unknown) => {
        log.error({ reason: String(error) }, 'An ask of the show server failed.');
        socket.close(1011, 'try again');
      });
  });
  socket.on('error', (error) => log.warn({ reason: error.message }, 'The link to the show server broke.'));
};

/** Drops a link whose other end has not answered a ping for ten seconds. */
const keepAlive = (socket: WebSocket, clock: Clock): (() => void) => {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return clock.every(5000, () => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  });
};

export const openLinkServer = (options: Options): LinkServer => {
  const { house, clock, log } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.linkMessage, perMessageDeflate: false });
  const expected = digest(`Bearer ${options.secret}`);
  const handlers = createHandlers(house, clock, log);
  const health = (): DoorSays => ({ push: 'health', health: options.health() });
  const sendTo = (socket: WebSocket, says: DoorSays): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > limits.unreadByShowServer) socket.terminate();
    else socket.send(JSON.stringify(says));
  };
  const pushAll = (says: DoorSays): void => {
    for (const socket of server.clients) sendTo(socket, says);
  };
  let told = '';
  const stopHealth = clock.every(1000, () => {
    const now = JSON.stringify(options.health());
    if (now === told) return;
    told = now;
    pushAll(health());
  });
  const stopListening = house.listen({
    count: (_poll, count) => pushAll({ push: 'count', count }),
    refusing: () => pushAll(health()),
    checkpoint: (checkpoint) => pushAll({ push: 'checkpoint', checkpoint }),
    anomaly: (anomaly) => pushAll({ push: 'anomaly', anomaly }),
    issuance: (issuance) => pushAll({ push: 'issuance', issuance }),
  });

  const sendHeads = async (socket: WebSocket): Promise<void> => {
    const stage = house.stage();
    if (!stage) return;
    try {
      for (const checkpoint of await house.signedLog.newestHeads(stage.episode.activationId))
        sendTo(socket, { push: 'checkpoint', checkpoint });
    } catch (error) {
      log.warn({ reason: String(error) }, 'The show server was not told the newest head of the votes’ log; it hears the next one.');
    }
  };

  server.on('connection', (socket: WebSocket) => {
    const stopPings = keepAlive(socket, clock);
    socket.on('close', stopPings);
    serve(socket, handlers, (says) => sendTo(socket, says), log);
    for (const count of house.book.counts()) sendTo(socket, { push: 'count', count });
    for (const anomaly of house.anomalies()) sendTo(socket, { push: 'anomaly', anomaly });
    const issuance = house.issuance();
    if (issuance) sendTo(socket, { push: 'issuance', issuance });
    // Last: whoever hears it has heard the counts that go with it.
    sendTo(socket, health());
    void sendHeads(socket);
    log.info({}, 'The show server is on the line.');
  });

  return {
    isAuthorised: (request) => timingSafeEqual(digest(request.headers.authorization ?? ''), expected),
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request)),
    close() {
      stopHealth();
      stopListening();
      for (const socket of server.clients) socket.close(1001, 'closing');
      server.close();
    },
  };
};
