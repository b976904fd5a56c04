/** Levels and alarms of the sound: the server sends them only while something on this screen shows them. */
import type { Socket } from 'socket.io-client';
import type { Sound } from '../../server/contract/monitors.ts';
import type { OperatorClientEvents, OperatorServerEvents } from '../../server/contract/sockets.ts';

export type SoundEar = {
  /** What was last told; null before, and from a lost connection until the next. */
  now(): Sound | null;
  subscribe(listener: () => void): () => void;
};

export const soundEar = (socket: Socket<OperatorServerEvents, OperatorClientEvents>): SoundEar => {
  const listeners = new Set<() => void>();
  let latest: Sound | null = null;

  const put = (sound: Sound | null) => {
    latest = sound;
    for (const listener of listeners) listener();
  };
  // Said while there is no connection, it would be kept and said twice.
  const say = () => {
    if (socket.connected) socket.emit('listen', listeners.size > 0);
  };
  socket.on('sound', put);
  socket.on('connect', say);
  socket.on('disconnect', () => put(null));
  return {
    now: () => latest,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) say();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        latest = null;
        say();
      };
    },
  };
};
