/**
 * A small honest OBS on loopback: speaks obs-websocket 5 (JSON), password included.
 *
 * It can go wrong in the ways a real one does: refuse, drop, lag, freeze, not be ready, kick, go away and come back.
 * Frozen, it answers nothing and greets nobody; what was asked meanwhile is done when it thaws.
 */
import { createHash } from 'node:crypto';
import { type WebSocket, WebSocketServer } from 'ws';
import { FakeDesk } from './fake-obs-desk.ts';
import { FakeRefusal } from './fake-refusal.ts';

export type FakeObs = {
  readonly url: string;
  readonly desk: FakeDesk;
  /** Names of the requests that came, oldest first. */
  readonly asked: string[];
  cutByHand(...scenes: string[]): void;
  setMuteByHand(input: string, muted: boolean): void;
  emit(eventType: string, eventData: object): void;
  /** Loudness, peak and peak before the fader of these inputs, as factors: sent each 50 ms to whoever hears meters, from now on. */
  meter(levels: Readonly<Record<string, readonly [number, number, number]>>): void;
  /** Connections that hear meters now, and those that asked for a picture. */
  lines(kind: 'meters' | 'pictures'): number;
  /** Cuts only those. */
  dropLines(kind: 'meters' | 'pictures'): void;
  /** Cuts every connection, as a network does. */
  drop(): void;
  /** Ends the program: connections cut, nobody listens. */
  away(): Promise<void>;
  /** Starts it again on the same port, with what it had saved. */
  restart(): Promise<void>;
  lag(ms: number): void;
  freeze(): void;
  thaw(): void;
  kick(): void;
  /** Answers the next requests with "not ready". */
  notReady(requests: number): void;
  setPassword(password: string): void;
  close(): Promise<void>;
};

type Guest = { readonly socket: WebSocket; groups: number; isIn: boolean; hasPictures: boolean };
type Message = { op: number; d: Record<string, unknown> };

const groupOf: Readonly<Record<string, number>> = {
  Scene: 4,
  CurrentP: 4,
  InputM: 8,
  InputV: 8,
  InputVolumeMeters: 65_536,
  SceneT: 16,
  Stream: 64,
  Media: 256,
  CurrentSceneC: 2,
};
const groupFor = (eventType: string): number =>
  Object.entries(groupOf)
    .filter(([start]) => eventType.startsWith(start))
    .reduce((longest, entry) => (entry[0].length > longest[0].length ? entry : longest), ['', 1] as [string, number])[1];

const sha = (text: string): string => createHash('sha256').update(text).digest('base64');

export const startFakeObs = async (options: {
  scenes: readonly string[];
  inputs: readonly string[];
  password?: string;
}): Promise<FakeObs> => {
  let password = options.password ?? 'show-password';
  let lag = 0;
  let frozen: (() => void)[] | undefined;
  let unready = 0;
  let port = 0;
  let server: WebSocketServer | undefined;
  const asked: string[] = [];
  const guests = new Set<Guest>();
  const emit = (eventType: string, eventData: object) => {
    for (const guest of guests) if (guest.isIn && guest.groups & groupFor(eventType)) send(guest, 5, { eventType, eventData });
  };
  const desk = new FakeDesk(options.scenes, options.inputs, emit);
  const [salt, challenge] = ['salt', 'challenge'];

  const live = (job: () => void) => (frozen ? void frozen.push(job) : job());
  const send = (guest: Guest, op: number, d: object) =>
    live(() => guest.socket.readyState === 1 && guest.socket.send(JSON.stringify({ op, d })));

  const outcome = (requestType: string, requestData: unknown) => {
    asked.push(requestType);
    try {
      if (unready > 0) {
        unready -= 1;
        throw new FakeRefusal(207, 'The server is not ready to handle the request.');
      }
      const data = (requestData ?? {}) as Record<string, unknown>;
      return { requestType, requestStatus: { result: true, code: 100 }, responseData: desk.answer(requestType, data) };
    } catch (error) {
      if (!(error instanceof FakeRefusal)) throw error;
      return { requestType, requestStatus: { result: false, code: error.code, ...(error.message ? { comment: error.message } : {}) } };
    }
  };

  const identify = (guest: Guest, d: Message['d']) => {
    if (d.authentication !== sha(sha(password + salt) + challenge)) return guest.socket.close(4009, 'Authentication failed.');
    guest.groups = Number(d.eventSubscriptions);
    guest.isIn = true;
    send(guest, 2, { negotiatedRpcVersion: 1 });
  };

  const batch = (d: Message['d']) => ({
    requestId: d.requestId,
    results: (d.requests as { requestType: string; requestData?: unknown }[]).map((one) => outcome(one.requestType, one.requestData)),
  });

  const hear = (guest: Guest, { op, d }: Message) => {
    if (op === 1) identify(guest, d);
    else if (!guest.isIn) guest.socket.close(4007, 'Not identified.');
    else if (op === 6) {
      if (d.requestType === 'GetSourceScreenshot') guest.hasPictures = true;
      send(guest, 7, { requestId: d.requestId, ...outcome(String(d.requestType), d.requestData) });
      desk.answeredAlone(String(d.requestType));
    } else if (op === 8) send(guest, 9, batch(d));
  };

  const greet = (socket: WebSocket) => {
    const guest: Guest = { socket, groups: 0, isIn: false, hasPictures: false };
    guests.add(guest);
    socket.on('close', () => guests.delete(guest));
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as Message;
      setTimeout(() => live(() => hear(guest, message)), lag);
    });
    send(guest, 0, { obsWebSocketVersion: '5.1.0', rpcVersion: 1, authentication: { salt, challenge } });
  };

  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server = new WebSocketServer({ port, host: '127.0.0.1', handleProtocols: () => 'obswebsocket.json' }, resolve);
      server.on('connection', greet).on('error', reject);
    });
  const drop = () => {
    for (const guest of guests) guest.socket.terminate();
  };
  let metered: readonly { inputName: string; inputLevelsMul: readonly (readonly number[])[] }[] = [];
  const metering = setInterval(() => emit('InputVolumeMeters', { inputs: metered }), 50);
  const linesOf = (kind: 'meters' | 'pictures') =>
    [...guests].filter((guest) => guest.isIn && (kind === 'meters' ? guest.groups === 65_536 : guest.hasPictures));
  const away = () =>
    new Promise<void>((resolve) => {
      drop();
      if (server) server.close(() => resolve());
      else resolve();
      server = undefined;
    });

  await listen();
  const address = (server as WebSocketServer | undefined)?.address();
  if (!address || typeof address === 'string') throw new Error('the fake OBS has no address');
  port = address.port;

  return {
    url: `ws://127.0.0.1:${port}`,
    ...{ desk, asked, emit, drop, away },
    meter: (levels) => {
      metered = Object.entries(levels).map(([inputName, factors]) => ({ inputName, inputLevelsMul: [factors] }));
    },
    lines: (kind) => linesOf(kind).length,
    dropLines: (kind) => {
      for (const guest of linesOf(kind)) guest.socket.terminate();
    },
    cutByHand: (...scenes) => {
      for (const scene of scenes) desk.cut(scene);
    },
    setMuteByHand: (input, muted) => desk.mute(input, muted),
    restart: async () => {
      await away();
      desk.startAnew();
      await listen();
    },
    lag: (ms) => {
      lag = ms;
    },
    freeze: () => {
      frozen ??= [];
    },
    thaw: () => {
      const waiting = frozen ?? [];
      frozen = undefined;
      for (const job of waiting) job();
    },
    kick: () => {
      for (const guest of guests) guest.socket.close(4011, 'Your session has been invalidated.');
    },
    notReady: (requests) => {
      unready = requests;
    },
    setPassword: (next) => {
      password = next;
    },
    close: async () => {
      clearInterval(metering);
      desk.stopTimers();
      await away();
    },
  };
};
