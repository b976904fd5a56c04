/**
 * Hears the server out on one connection: asks its time again and again, says when it is silent, and hangs up a connection that is dead.
 * The answers also tell how far its clock is ahead of this screen's.
 */
import type { Socket } from 'socket.io-client';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import { addSample, offsetOf, type Sample, sampleOf } from './clock-offset.ts';
import { type Clocks, hangUpAfter, look, lookEvery, silentAfter, startListening } from './silence.ts';

export type LineEar = {
  /** The server said something, of whatever kind. @returns when, by this screen's own clock */
  heard(): EpochMs;
  /** Epoch ms by the server's clock; null while it is not measured. */
  now(): EpochMs | null;
  /** That of now on a line that is `well`; on another, when the server was last heard. */
  knownNow(well: boolean): EpochMs | null;
  close(): void;
};

type Needs = {
  readonly socket: Pick<Socket, 'connected' | 'connect' | 'disconnect' | 'on'>;
  /** Asks the server its time. `answered` is called with an error if no answer came within `answerTimeWithin`. */
  readonly askTime: (answered: (late: Error | null, serverNow: EpochMs) => void) => void;
  readonly onAnswer: () => void;
  /** At every look while it is so. */
  readonly onSilent: () => void;
};

/** For how long an asked time is waited for: by then the line is silent. */
export const answerTimeWithin: Ms = silentAfter;
const beatEvery: Ms = 600;
/** This screen's own clock: it never steps while the page lives. */
const own = (): EpochMs => performance.timeOrigin + performance.now();
const clocks = (): Clocks => ({ own: own(), day: Date.now() });

export const openLineEar = ({ socket, askTime, onAnswer, onSilent }: Needs): LineEar => {
  let samples: readonly Sample[] = [];
  let listening = startListening(clocks());
  let connectedAt = own();

  const heard = () => {
    const at = clocks();
    listening = { ...listening, heard: at };
    return at.own;
  };
  const measure = () => {
    if (!socket.connected) return;
    const askedAt = own();
    askTime((late, serverNow) => {
      // A late answer proves nothing, and its silence is seen by `watch`.
      if (late) return;
      samples = addSample(samples, sampleOf(askedAt, heard(), serverNow));
      onAnswer();
    });
  };
  const watch = () => {
    const looked = look(listening, clocks());
    listening = looked.listening;
    if (looked.asks) measure();
    if (looked.isSilent) onSilent();
    if (socket.connected && looked.hangsUp && own() - connectedAt > hangUpAfter) socket.disconnect().connect();
  };
  const onSeen = () => {
    if (document.visibilityState === 'visible') measure();
  };

  socket.on('connect', () => {
    connectedAt = own();
    measure();
  });
  document.addEventListener('visibilitychange', onSeen);
  const timers = [setInterval(measure, beatEvery), setInterval(watch, lookEvery)];

  const byServer = (at: EpochMs): EpochMs | null => {
    const offset = offsetOf(samples);
    return offset === null ? null : at + offset;
  };
  return {
    heard,
    now: () => byServer(own()),
    knownNow: (well) => byServer(well ? own() : (listening.heard?.own ?? own())),
    close() {
      timers.forEach(clearInterval);
      document.removeEventListener('visibilitychange', onSeen);
    },
  };
};
