/**
 * The simulated director's line into the control room's door: signed in by the one-time link, as a browser is.
 *
 * Sees every view, sends commands one after another, and knows the server's clock as well as any screen does.
 */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Command, Reply } from '../../contract/commands.ts';
import type { OperatorClientEvents, OperatorServerEvents } from '../../contract/sockets.ts';
import type { EpochMs } from '../../contract/units.ts';
import { afterChange, type Told } from '../../contract/view-change.ts';
import type { OperatorFigures, OperatorView } from '../../contract/views.ts';
import { HouseTrouble } from './house.ts';

type Body<C> = C extends Command ? Omit<C, 'key'> : never;
export type CommandBody = Body<Command>;

export type OperatorLine = {
  /** The newest view. */
  view(): OperatorView;
  figures(): OperatorFigures | undefined;
  /** By the server's clock. */
  now(): EpochMs;
  ask(command: CommandBody): Promise<Reply>;
  /** Resolves at the next view, or after `within` ms. */
  nextView(within: number): Promise<void>;
  onView(listener: (view: OperatorView) => void): () => void;
  close(): void;
};

const answerWithin = 15_000;

type Line = Socket<OperatorServerEvents, OperatorClientEvents>;

export type SignedInAt = { readonly origin: string; readonly cookie: string };

/** Exchanges the link for a session's cookie. */
export const signIn = async (link: string): Promise<SignedInAt> => {
  const { origin, hash } = new URL(link);
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
  const answer = await fetch(`${origin}/operators/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ token }),
    signal: AbortSignal.timeout(answerWithin),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new HouseTrouble(`The sign-in link was refused: ${await answer.text()}`);
  return { origin, cookie };
};

/** The clock's offset by the quickest of a few questions. */
const keepClock = (socket: Line) => {
  let best = Number.POSITIVE_INFINITY;
  let offset = Date.now() - performance.now();
  const measure = () => {
    const asked = performance.now();
    socket.emit('time', (now) => {
      const heard = performance.now();
      if (heard - asked > best) return;
      best = heard - asked;
      offset = now - (asked + heard) / 2;
    });
  };
  for (let n = 0; n < 5; n += 1) setTimeout(measure, n * 40).unref();
  // What was best long ago is no better than what is good now.
  const beat = setInterval(() => {
    best *= 1.2;
    measure();
  }, 2000);
  return { now: (): EpochMs => performance.now() + offset, close: () => clearInterval(beat) };
};

/** What it has of the view; `next` is called with each one that comes. */
const followViews = (socket: Line, next: (view: OperatorView) => void) => {
  let held: Told | undefined;
  const take = (newest: Told) => {
    held = newest;
    next(newest.view);
  };
  socket.on('view', (view, number) => take({ view, number }));
  socket.on('change', (change) => {
    const changed = afterChange(held, change);
    if (changed) return take(changed);
    held = undefined;
    socket.disconnect().connect();
  });
};

const firstView = (socket: Line): Promise<OperatorView> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new HouseTrouble('The control room’s door does not answer.')), answerWithin);
    socket.once('connect_error', (error) => {
      clearTimeout(late);
      reject(new HouseTrouble(`The control room’s door refused us: ${error.message}`));
    });
    socket.once('view', (view) => {
      clearTimeout(late);
      resolve(view);
    });
  });

export const openOperatorLine = async (link: string): Promise<OperatorLine> => openLineOf(await signIn(link));

/** One more screen of somebody who is signed in. */
export const openLineOf = async ({ origin, cookie }: SignedInAt): Promise<OperatorLine> => {
  const socket: Line = io(`${origin}/operators`, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin },
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    forceNew: true,
  });
  const listeners = new Set<(view: OperatorView) => void>();
  let view: OperatorView | undefined;
  let figures: OperatorFigures | undefined;
  socket.on('figures', (newest) => {
    figures = newest;
  });
  followViews(socket, (newest) => {
    view = newest;
    for (const listener of listeners) listener(newest);
  });
  let first: OperatorView;
  try {
    first = await firstView(socket);
  } catch (error) {
    socket.close();
    throw error;
  }
  const clock = keepClock(socket);
  const onView: OperatorLine['onView'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    view: () => view ?? first,
    figures: () => figures,
    now: clock.now,
    onView,
    ask: async (command) => {
      const whole = { ...command, key: randomUUID() } as Command;
      try {
        return await socket.timeout(answerWithin).emitWithAck('command', whole);
      } catch (error) {
        return { ok: false, refusal: { code: 'busy', message: `No answer: ${error instanceof Error ? error.message : String(error)}` } };
      }
    },
    nextView: (within) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          off();
          resolve();
        };
        const timer = setTimeout(done, within);
        const off = onView(done);
      }),
    close: () => {
      clock.close();
      socket.close();
    },
  };
};
