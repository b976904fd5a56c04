/**
 * The line to the show server: what it last told us, whether it still speaks, and how we ask.
 *
 * A line that is silent is lost within two seconds, whatever the socket believes. While it is lost nothing is sent
 * and nothing is kept to be sent later: a take pressed now must not fire when the line is back.
 */
import { io, type Socket } from 'socket.io-client';
import type { Command, Reply, Role } from '../../server/contract/commands.ts';
import type { SignedIn } from '../../server/contract/inviters.ts';
import type { EditingNote } from '../../server/contract/plan-edits.ts';
import type { OperatorClientEvents, OperatorServerEvents } from '../../server/contract/sockets.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import { afterChange } from '../../server/contract/view-change.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import { newKey } from '../pieces/new-key.ts';
import { keepParts } from './keep-parts.ts';
import { answerTimeWithin, openLineEar } from './line-ear.ts';
import { type SoundEar, soundEar } from './sound-ear.ts';

export type Me = SignedIn & { readonly role: Role };
export type LineStatus = 'connecting' | 'open' | 'lost' | 'signed-out';
export type LineState = {
  readonly status: LineStatus;
  readonly me: Me | null;
  readonly view: OperatorView | null;
  readonly figures: OperatorFigures | null;
  /** They have not come since the line was lost: they stand as before it. */
  readonly figuresAreOld: boolean;
  /** Who has which row open to change it. */
  readonly editing: readonly EditingNote[];
  /** When the server was last heard, by this screen's own clock. */
  readonly heardAt: EpochMs | null;
  /** Why the door refused us, in its own word; null when it did not. */
  readonly refusedBecause: string | null;
};
type WithoutKey<C> = C extends Command ? Omit<C, 'key'> : never;
/** A command as a button knows it; its key is made at the press. */
export type Asking = WithoutKey<Command>;
export type Answer = Reply | { readonly ok: false; readonly refusal: { readonly code: 'no-answer' | 'line-lost' } };

export type ShowLine = {
  state(): LineState;
  subscribe(listener: () => void): () => void;
  /** Epoch ms by the server's clock; null while it is not measured. */
  now(): EpochMs | null;
  /** As far as anybody told us: while the line is lost, when the server was last heard. */
  knownNow(): EpochMs | null;
  /** Never rejects. */
  ask(asking: Asking): Promise<Answer>;
  /** Levels and alarms, told only while somebody subscribes. */
  readonly sound: SoundEar;
  /** Tells the others which row is open here to be changed; null: none. To be said again every few seconds. */
  tellEditing(segmentId: string | null): void;
  close(): void;
};

const answerWithin: Ms = 5000;
const tryAgainAfter: Ms = 1000;

const isNewer = (next: OperatorView, held: OperatorView | null) => !held || next.epoch !== held.epoch || next.revision >= held.revision;

const unheard: LineState = {
  ...{ status: 'connecting', me: null, view: null, editing: [], heardAt: null, refusedBecause: null },
  ...{ figures: null, figuresAreOld: true },
};

export const openShowLine = (): ShowLine => {
  const socket: Socket<OperatorServerEvents, OperatorClientEvents> = io('/operators', {
    transports: ['websocket'],
    reconnectionDelay: 200,
    reconnectionDelayMax: 1000,
    timeout: 4000,
  });
  const sound = soundEar(socket);
  const listeners = new Set<() => void>();
  let state = unheard;
  let firstView = true;
  /** Of this connection: by which telling we have the view. */
  let told: number | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const put = (patch: Partial<LineState>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const hear = (patch: Partial<LineState> = {}) => put({ ...patch, heardAt: ear.heard(), status: 'open', refusedBecause: null });
  const ear = openLineEar({
    socket,
    askTime: (answered) => socket.timeout(answerTimeWithin).emit('time', answered),
    onAnswer: hear,
    onSilent: () => {
      if (state.status === 'open') put({ status: 'lost' });
    },
  });

  socket.on('connect', () => {
    firstView = true;
    told = undefined;
  });
  // Not yet `open`: what we show is still the old view, and the new one is the next thing we hear.
  socket.on('me', (me) => put({ me: me as Me }));
  socket.on('view', (view, number) => {
    told = number;
    // The first one after a connect is the truth, also when a restarted server counts from the start again.
    if (firstView || isNewer(view, state.view)) hear({ view: keepParts(state.view, view) });
    firstView = false;
  });
  socket.on('change', (change) => {
    const next = told === undefined || !state.view ? undefined : afterChange({ view: state.view, number: told }, change);
    // Something between has not come: only the whole is true, and a new connection begins with it.
    if (!next) return void socket.disconnect().connect();
    told = next.number;
    hear({ view: keepParts(state.view, next.view) });
  });
  socket.on('figures', (figures) => hear({ figures, figuresAreOld: false }));
  socket.on('editing', (editing) => put({ editing }));
  socket.on('disconnect', (why) => {
    put({ status: 'lost', editing: [], figuresAreOld: true });
    if (why === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error) => {
    const isRefusal = !socket.active;
    const status: LineStatus = error.message === 'not-signed-in' ? 'signed-out' : state.view ? 'lost' : 'connecting';
    put({ status, refusedBecause: isRefusal ? error.message : null });
    clearTimeout(again);
    // Refused by the door, the socket gives up by itself; we do not, except without a session.
    if (isRefusal && status !== 'signed-out') again = setTimeout(() => socket.connect(), tryAgainAfter);
  });
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: ear.now,
    knownNow: () => ear.knownNow(state.status === 'open'),
    sound,
    async ask(asking) {
      if (!socket.connected || state.status !== 'open') return { ok: false, refusal: { code: 'line-lost' } };
      const command = { ...asking, key: newKey() } as Command;
      try {
        return await socket.timeout(answerWithin).emitWithAck('press', { command, pressedAt: ear.now() });
      } catch {
        return { ok: false, refusal: { code: 'no-answer' } };
      }
    },
    tellEditing(segmentId) {
      // Only what is so now: said late, it would be wrong.
      if (socket.connected) socket.emit('editing', segmentId);
    },
    close() {
      ear.close();
      clearTimeout(again);
      socket.disconnect();
      listeners.clear();
    },
  };
};
