/**
 * Sends tally to displays: what changed at once, everything once a second, so that a display that was off catches up.
 * Nobody answers, and nothing waits: a display that is away costs the show nothing.
 */
import { createSocket } from 'node:dgram';
import type { Clock } from '../ports/clock.ts';
import type { Lamp } from './tally.ts';
import { packetFor, type TslVersion } from './tsl-umd.ts';

type Needs = {
  readonly lamps: () => readonly Lamp[];
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
  readonly host: string;
  readonly port: number;
  readonly version: TslVersion;
};
export type TallyLine = {
  /** Something in the show changed. */
  publish(): void;
  close(): Promise<void>;
};

const refreshEvery = 1000;
/** Packets that the system has not taken yet: more are dropped, the next second brings them again. */
const mostWaiting = 400;

export const openTallyLine = ({ lamps, clock, log, host, port, version }: Needs): TallyLine => {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.unref();
  const sent = new Map<number, string>();
  let waiting = 0;
  let isTold = false;

  const trouble = (error: Error | null): void => {
    if (error && !isTold)
      log.warn({ error: error.message, host, port }, 'Tally cannot be sent to the displays; it is tried again every second.');
    isTold = error !== null;
  };
  const send = (packet: Buffer): void => {
    if (waiting >= mostWaiting) return;
    waiting += 1;
    socket.send(packet, port, host, (error) => {
      waiting -= 1;
      trouble(error);
    });
  };
  const bring = (all: boolean): void => {
    for (const lamp of lamps()) {
      const packet = packetFor(version, lamp);
      if (!packet) continue;
      const written = packet.toString('latin1');
      if (!all && sent.get(lamp.address) === written) continue;
      sent.set(lamp.address, written);
      send(packet);
    }
  };
  socket.on('error', trouble);
  const stop = clock.every(refreshEvery, () => bring(true));
  bring(true);
  return {
    publish: () => bring(false),
    close: () => {
      stop();
      return new Promise((closed) => socket.close(() => closed()));
    },
  };
};
