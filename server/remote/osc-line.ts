/**
 * Button boxes over OSC: UDP, on this machine unless told otherwise, off unless it has a port.
 *
 * Nothing is ever sent back, so that nobody can be shouted at through us. What cannot be read is counted and forgotten.
 */
import { createSocket, type RemoteInfo } from 'node:dgram';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../ports/clock.ts';
import type { PressDesk } from './answer-press.ts';
import { readOsc } from './read-osc.ts';

type Say = (fields: object, message: string) => void;
type Needs = {
  readonly desk: PressDesk;
  readonly clock: Clock;
  readonly log: { readonly info: Say; readonly warn: Say; readonly error: Say };
  readonly host: string;
  readonly port: number;
};
export type OscCounts = { readonly done: number; readonly refused: number; readonly malformed: number; readonly shed: number };
export type OscLine = {
  /** Undefined when the port could not be had. */
  readonly port: number | undefined;
  counts(): OscCounts;
  close(): Promise<void>;
};

const mostPerSecond = 100;
const tellEvery = 10_000;

const bound = (socket: ReturnType<typeof createSocket>, host: string, port: number): Promise<number> =>
  new Promise((ready, failed) => {
    socket.once('error', failed);
    socket.bind(port, host, () => {
      socket.off('error', failed);
      ready(socket.address().port);
    });
  });

/** Tells what was not done, at most every ten seconds and only when there is more of it. */
const telling = ({ clock, log }: Needs, counts: OscCounts) => {
  let told = { ...counts };
  return clock.every(tellEvery, () => {
    if (counts.malformed === told.malformed && counts.shed === told.shed) return;
    log.warn({ ...counts }, 'OSC packets came that were no presses, or too many.');
    told = { ...counts };
  });
};

/** A port that is taken leaves the show without OSC, not without a show. */
export const boxesOverOsc = async (needs: Needs): Promise<OscLine> => {
  const { desk, log, host, port } = needs;
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const counts = { done: 0, refused: 0, malformed: 0, shed: 0 };
  const perSecond = new RateLimiterMemory({ points: mostPerSecond, duration: 1 });

  const obey = async (packet: Buffer): Promise<keyof OscCounts> => {
    const press = readOsc(packet);
    if (!press) return 'malformed';
    // Anybody can write any sender's address on a packet: all strangers are one.
    const device = await desk.whoIs(press.token, 'osc');
    if (device === 'flood') return 'shed';
    if (device === 'no-token') return 'refused';
    if (!(await desk.mayAskMore(device, 'press'))) return 'shed';
    const reply = await desk.press(device, press);
    if (reply.ok) return 'done';
    log.info({ box: device.name, task: press.address, code: reply.refusal.code }, 'A press over OSC was refused.');
    return 'refused';
  };
  const hear = (packet: Buffer, { address }: RemoteInfo): void => {
    perSecond
      .consume('all')
      .then(
        () => obey(packet),
        () => 'shed' as const,
      )
      .then((what) => {
        counts[what] += 1;
      })
      .catch((error: unknown) => log.error({ error: String(error), from: address }, 'A press over OSC failed.'));
  };

  try {
    const got = await bound(socket, host, port);
    socket.on('error', (error) => log.error({ error: error.message }, 'The OSC port has trouble.'));
    socket.on('message', hear);
    const stop = telling(needs, counts);
    return {
      port: got,
      counts: () => ({ ...counts }),
      close: () => {
        stop();
        return new Promise((closed) => socket.close(() => closed()));
      },
    };
  } catch (error) {
    log.error({ error: String(error), host, port }, 'The OSC port cannot be opened: button boxes go by HTTP only.');
    socket.close();
    return { port: undefined, counts: () => ({ ...counts }), close: async () => undefined };
  }
};
