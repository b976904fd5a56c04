/**
 * The line of a page that watches by a link: what it was last shown, and whether the server still speaks.
 *
 * Silent is lost within two seconds, whatever the socket believes. A link that is not good any more takes everything off the page.
 */
import { io, type Socket } from 'socket.io-client';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { MessageMark, ViewKind, WatchClientEvents, WatchServerEvents, WatchView } from '../../server/contract/watch.ts';
import { answerTimeWithin, openLineEar } from '../line/line-ear.ts';

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

const tryAgainAfter: Ms = 1000;

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

  const put = (patch: Partial<WatchState>) => {
    if (state.status === 'revoked') return;
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const revoke = () => {
    put({ status: 'revoked', hello: null, view: null });
    ear.close();
    socket.disconnect();
  };
  const ear = openLineEar({
    socket,
    askTime: (answered) => socket.timeout(answerTimeWithin).emit('time', answered),
    onAnswer: () => {
      if (state.view) put({ status: 'open' });
    },
    onSilent: () => {
      if (state.status === 'open') put({ status: 'lost' });
    },
  });

  socket.on('hello', (hello) => put({ hello }));
  socket.on('view', (view) => {
    ear.heard();
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

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: ear.now,
    knownNow: () => ear.knownNow(state.status !== 'lost'),
    mark(messageId, mark) {
      if (socket.connected && state.status === 'open') socket.emit('mark', { messageId, mark });
    },
  };
};
