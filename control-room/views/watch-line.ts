/**
 * The line of a page that watches by a link: what it was last shown, and whether the server still speaks.
 *
 * Silent is lost within two seconds, whatever the socket believes. A link that is not good any more takes everything off the page.
 */
import { io, type Socket } from 'socket.io-client';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { MessageMark, ViewKind, WatchClientEvents, WatchServerEvents, WatchView } from '../../server/contract/watch.ts';
import { addSample, offsetOf, type Sample, sampleOf } from '../line/clock-offset.ts';
import { type Clocks, hangUpAfter, look, lookEvery, silentAfter, startListening } from '../line/silence.ts';

export type WatchState = {
  readonly status: 'connecting' | 'open' | 'lost' | 'revoked';
  readonly hello: { readonly kind: ViewKind; readonly name: string } | null;
  readonly view: WatchView | null;
  /** Why the door refused, in its own word. */
  readonly refusedBecause: string | null;
};
export type WatchLine = {
  state(): WatchState;
  subscribe(listener: () => void): () => void;
  /** Epoch ms by the server's clock; null while it is not measured. */
  now(): EpochMs | null;
  /** As far as anybody told us: while the line is lost, when the server was last heard. */
  knownNow(): EpochMs | null;
  /** Nothing is sent on a lost line: the server would hear it late. */
  mark(messageId: string, mark: MessageMark): void;
};

const beatEvery: Ms = 600;
const tryAgainAfter: Ms = 1000;
const own = (): EpochMs => performance.timeOrigin + performance.now();
const clocks = (): Clocks => ({ own: own(), day: Date.now() });

export const openWatchLine = (token: string): WatchLine => {
  const socket: Socket<WatchServerEvents, WatchClientEvents> = io('/views', {
    transports: ['websocket'],
    auth: { token },
    reconnectionDelay: 200,
    reconnectionDelayMax: 1000,
    timeout: 4000,
  });
  const listeners = new Set<() => void>();
  let state: WatchState = { status: 'connecting', hello: null, view: null, refusedBecause: null };
  let samples: readonly Sample[] = [];
  let listening = startListening(clocks());
  const heard = (): EpochMs => {
    const at = clocks();
    listening = { ...listening, heard: at };
    return at.own;
  };

  const put = (patch: Partial<WatchState>) => {
    if (state.status === 'revoked') return;
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const revoke = () => {
    put({ status: 'revoked', hello: null, view: null });
    for (const timer of timers) clearInterval(timer);
    socket.disconnect();
  };
  const measure = () => {
    if (!socket.connected) return;
    const askedAt = own();
    socket.timeout(silentAfter).emit('time', (late: Error | null, serverNow: EpochMs) => {
      // A late answer proves nothing, and its silence is seen by `watch`.
      if (late) return;
      samples = addSample(samples, sampleOf(askedAt, heard(), serverNow));
      if (state.view) put({ status: 'open' });
    });
  };
  let connectedAt = own();
  const watch = () => {
    const looked = look(listening, clocks());
    listening = looked.listening;
    if (looked.asks) measure();
    if (state.status === 'open' && looked.isSilent) put({ status: 'lost' });
    if (socket.connected && looked.hangsUp && own() - connectedAt > hangUpAfter) socket.disconnect().connect();
  };
  const timers = [setInterval(measure, beatEvery), setInterval(watch, lookEvery)];

  socket.on('connect', () => {
    connectedAt = own();
    measure();
  });
  socket.on('hello', (hello) => put({ hello }));
  socket.on('view', (view) => {
    heard();
    put({ view, status: 'open', refusedBecause: null });
  });
  socket.on('revoked', revoke);
  socket.on('disconnect', (why) => {
    put({ status: state.view ? 'lost' : 'connecting' });
    if (why === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', ({ message }) => {
    if (message === 'revoked') return revoke();
    const isRefusal = !socket.active;
    put({ status: state.view ? 'lost' : 'connecting', refusedBecause: isRefusal ? message : null });
    // Refused by the door, the socket gives up by itself; we do not.
    if (isRefusal) setTimeout(() => socket.connect(), tryAgainAfter);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') measure();
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now() {
      const offset = offsetOf(samples);
      return offset === null ? null : own() + offset;
    },
    knownNow() {
      const offset = offsetOf(samples);
      if (offset === null) return null;
      return (state.status === 'lost' ? (listening.heard?.own ?? own()) : own()) + offset;
    },
    mark(messageId, mark) {
      if (socket.connected && state.status === 'open') socket.emit('mark', { messageId, mark });
    },
  };
};
