/**
 * Sends a whole value to every operator when it changes: the newest only.
 *
 * Changes that fall together go out once, at most one each `gap`, and in a rush fewer, so that telling them is a small part of what the
 * server does. A socket that has not taken the last one yet is not sent more;
 * it gets the newest when it is ready again, so a slow reader costs at most one value of memory.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import { isFree, onceFree } from '../free-line.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog, OperatorNamespace, OperatorSocket } from './operator-socket.ts';
import type { Audience } from './role-rooms.ts';

export type NewestOnly = {
  publish(): void;
  /** What a newcomer sees first. */
  greet(socket: OperatorSocket): void;
  close(): void;
};

/**
 * In a rush the next telling waits so many times as long as the last took, the making of the value with it. In a calm moment some go out
 * without: a take that comes just after a clock was told does not wait for it.
 */
const restFor = 3;
const longestRest: Ms = 100;
const withoutRest: Ms = 150;

export const newestOnly = (options: {
  readonly namespace: OperatorNamespace;
  readonly what: string;
  /** Builds the value now and sends it to whoever is given. */
  readonly emitTo: (to: Audience) => void;
  readonly gap: Ms;
  readonly clock: Clock;
  readonly log: DoorLog;
  /** What was published before this moment waits for it. */
  readonly notBefore?: () => EpochMs;
  /** ms, since whenever. */
  readonly elapsed?: () => Ms;
}): NewestOnly => {
  const { namespace, gap, clock, log, notBefore = () => 0, elapsed = () => performance.now() } = options;
  const owed = new Set<OperatorSocket>();
  let cancel: (() => void) | undefined;
  let lastAt: EpochMs | undefined;
  /** What is still to be rested for all that was told, as of the last telling. */
  let owedRest: Ms = 0;

  const safely = (to: Audience) => {
    try {
      options.emitTo(to);
    } catch (error) {
      log.error({ error }, `The ${options.what} could not be made for the control room.`);
    }
  };

  const owe = (socket: OperatorSocket) => {
    if (owed.has(socket)) return;
    owed.add(socket);
    socket.once('disconnect', () => owed.delete(socket));
    onceFree(socket, () => {
      if (owed.delete(socket)) safely(socket);
    });
  };

  const send = () => {
    cancel = undefined;
    owedRest = Math.max(0, owedRest - (clock.now() - (lastAt ?? 0)));
    lastAt = clock.now();
    const began = elapsed();
    const late = [...namespace.sockets.values()].filter((socket) => !isFree(socket) || owed.has(socket));
    late.forEach(owe);
    safely(namespace.except(late.map(({ id }) => id)));
    owedRest = Math.min(withoutRest + longestRest, owedRest + (elapsed() - began) * restFor);
  };

  return {
    publish() {
      // Who comes is greeted with the newest.
      if (namespace.sockets.size === 0) return;
      cancel ??= clock.wakeAt(
        Math.max(clock.now(), notBefore(), lastAt === undefined ? 0 : lastAt + Math.max(gap, owedRest - withoutRest)),
        send,
      );
    },
    greet: safely,
    close() {
      cancel?.();
      owed.clear();
    },
  };
};
