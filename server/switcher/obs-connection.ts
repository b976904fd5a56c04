/**
 * One websocket to OBS, with deadlines of its own.
 *
 * The library below waits for ever: for a lost answer, a frozen OBS, a close that never comes.
 * Here every call ends: with its answer, with `ObsRefusal` (OBS said no), with `ObsLate` (the outcome
 * is unknown: read again before trying again) or with `ObsGone` (the socket closed).
 * Nothing is retried here.
 */
import {
  type OBSEventTypes,
  type OBSRequestTypes,
  type OBSResponseTypes,
  OBSWebSocket,
  type RequestBatchRequest,
} from 'obs-websocket-js/json';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

/** OBS answered no. `code` is obs-websocket's; some answers carry no words. */
export class ObsRefusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
/** No answer in time. What was asked may have been done, or not. */
export class ObsLate extends Error {}
/** The socket is closed. `code` is the websocket's close code, -1 when it never opened. */
export class ObsGone extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export type Answer = { readonly ok: boolean; readonly code: number; readonly message: string; readonly data: unknown };

export type ObsConnection = {
  call<T extends keyof OBSRequestTypes>(type: T, data?: OBSRequestTypes[T], within?: Ms): Promise<OBSResponseTypes[T]>;
  /** One answer per request, in order; a request that OBS refuses does not stop the others. */
  batch(requests: readonly RequestBatchRequest[], within?: Ms): Promise<readonly Answer[]>;
  /** Resolves with the close code once the socket is closed, by whomever. */
  readonly closed: Promise<number>;
  /** Closes politely, and by force after half a second. */
  close(): Promise<void>;
  /** Drops the socket at once, for one that no longer answers. */
  abandon(): void;
};

export type EventName = keyof OBSEventTypes;

export type ConnectionOptions = {
  readonly url: string;
  readonly password: string | undefined;
  /** obs-websocket's event groups, as a sum; 0 for none. */
  readonly groups: number;
  /** Events to hear, by name. A listener that throws is reported, not swallowed. */
  readonly events?: readonly EventName[];
  readonly onEvent?: (name: EventName, data: unknown) => void;
  readonly clock: Clock;
};

const connectWithin: Ms = 3000;
const callWithin: Ms = 1000;
const closeWithin: Ms = 500;

class Socket extends OBSWebSocket {
  abandon(): void {
    const socket = this.socket;
    if (socket && 'terminate' in socket && typeof socket.terminate === 'function') socket.terminate();
  }
}

const inTime = <T>(clock: Clock, work: Promise<T>, within: Ms, what: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(clock.now() + within, () => reject(new ObsLate(`OBS did not answer ${what} within ${within} ms`)));
    work.then(resolve, reject).finally(cancel);
  });

/** The library's errors, in ours; a SyntaxError is about the address. */
const translate = (error: unknown): Error => {
  if (error instanceof ObsLate || error instanceof ObsGone || error instanceof ObsRefusal || error instanceof SyntaxError) return error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'number') return new ObsRefusal(error.code, error.message);
  return new ObsGone(-1, error instanceof Error ? error.message : String(error));
};

const connect = async (socket: Socket, options: ConnectionOptions): Promise<void> => {
  try {
    const identification = { eventSubscriptions: options.groups };
    await inTime(options.clock, socket.connect(options.url, options.password, identification), connectWithin, 'the greeting');
  } catch (error) {
    socket.abandon();
    const known = translate(error);
    // While connecting, the library's codes are close codes, not OBS's answers.
    throw known instanceof ObsRefusal ? new ObsGone(known.code, known.message) : known;
  }
};

const listen = (socket: Socket, { events = [], onEvent }: ConnectionOptions): void => {
  for (const name of events) socket.on(name, (...heard: readonly unknown[]) => onEvent?.(name, heard[0]));
};

/** A call that is under way when the socket closes would never end by itself; here it ends at once. */
const pending = (clock: Clock, closed: Promise<number>) => {
  const waiting = new Set<(error: Error) => void>();
  let end: ObsGone | undefined;
  void closed.then((code) => {
    end = new ObsGone(code, 'the connection to OBS closed');
    for (const giveUp of waiting) giveUp(end);
    waiting.clear();
  });
  return async <T>(work: Promise<T>, within: Ms, what: string): Promise<T> => {
    let giveUp: (error: Error) => void = () => undefined;
    const answered = new Promise<T>((resolve, reject) => {
      giveUp = reject;
      waiting.add(giveUp);
      work.then(resolve, reject);
      if (end) reject(end);
    });
    try {
      return await inTime(clock, answered, within, what);
    } catch (error) {
      throw translate(error);
    } finally {
      waiting.delete(giveUp);
    }
  };
};

export const openConnection = async (options: ConnectionOptions): Promise<ObsConnection> => {
  const socket = new Socket();
  listen(socket, options);
  const closed = new Promise<number>((resolve) => socket.on('ConnectionClosed', (error) => resolve(error.code)));
  await connect(socket, options);
  const ask = pending(options.clock, closed);
  return {
    call: (type, data, within = callWithin) => ask(socket.call(type, data), within, type),
    batch: async (requests, within = callWithin) => {
      if (requests.length === 0) return [];
      const results = await ask(socket.callBatch([...requests]), within, `${requests.length} requests`);
      return results.map(({ requestStatus: status, responseData }) => ({
        ok: status.result,
        code: status.code,
        message: status.result ? '' : (status.comment ?? ''),
        data: responseData,
      }));
    },
    closed,
    close: async () => {
      await inTime(options.clock, socket.disconnect(), closeWithin, 'the farewell').catch(() => socket.abandon());
    },
    abandon: () => socket.abandon(),
  };
};
