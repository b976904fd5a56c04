/**
 * What leaves the house: OBS's stream and virtual camera, watched and stopped.
 *
 * A stream that is about to start counts as streaming. OBS cannot stop one before it has started, so stopping waits for that.
 * An output that this OBS lacks counts as off. Nothing here ever starts one.
 */
import { z } from 'zod';
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { ObsGone, ObsLate, ObsRefusal } from './obs-connection.ts';
import type { ObsSession } from './obs-session.ts';
import { pause } from './pause.ts';

const stopWithin: Ms = 10_000;
const lookEvery: Ms = 100;
/** OBS tells of a starting stream on another connection than the one that answers, so one look is not enough. */
const enoughQuietLooks = 2;

export type Outputs = {
  /** An event of OBS; true when it was about the stream. */
  heard(name: string, data: unknown): boolean;
  streamIsStarting(): boolean;
  forget(): void;
  stopTransmitting(): Promise<void>;
};

const StreamState = z.object({ outputState: z.string() });

type Status = { outputActive: boolean; outputReconnecting?: boolean };

/** Undefined when OBS says that it has no such output. */
const statusOf = async (ask: Promise<Status>): Promise<Status | undefined> => {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof ObsRefusal) return undefined;
    throw error;
  }
};

export const createOutputs = (clock: Clock, session: () => ObsSession | undefined): Outputs => {
  let starting = false;
  let stopping: Promise<void> | undefined;

  const isOn = (status: Status | undefined) => status !== undefined && (status.outputActive || status.outputReconnecting === true);

  /** One look: asks what is on to stop, unless it was asked already. Resolves true once nothing is on. */
  const lookAndStop = async (asked: { stream: boolean; camera: boolean }): Promise<boolean> => {
    const open = session();
    if (!open) return false;
    // Noted before asking: a stream may come on air between OBS's answer and ours.
    const wasStarting = starting;
    const stream = isOn(await statusOf(open.call('GetStreamStatus')));
    const camera = isOn(await statusOf(open.call('GetVirtualCamStatus')));
    // Asked once each time it is on: OBS must not be asked again while it is stopping.
    const stopStream = stream && !asked.stream;
    const stopCamera = camera && !asked.camera;
    asked.stream = stream;
    asked.camera = camera;
    if (stopStream) await statusOf(open.call('StopStream').then(() => ({ outputActive: true })));
    if (stopCamera) await statusOf(open.call('StopVirtualCam').then(() => ({ outputActive: true })));
    return !stream && !camera && !wasStarting && !starting;
  };

  const stop = async () => {
    const end = clock.now() + stopWithin;
    const asked = { stream: false, camera: false };
    let trouble = 'OBS is away, so nobody can tell';
    let quietLooks = 0;
    while (clock.now() < end) {
      try {
        quietLooks = (await lookAndStop(asked)) ? quietLooks + 1 : 0;
        if (quietLooks === enoughQuietLooks) return;
        if (quietLooks === 0 && session()) trouble = 'OBS was asked and is still transmitting';
      } catch (error) {
        if (!(error instanceof ObsLate || error instanceof ObsGone)) throw error;
        trouble = error.message;
      }
      await pause(clock, lookEvery);
    }
    throw new Error(`The stream and the virtual camera are not known to be off: ${trouble}. Stop them in OBS by hand.`);
  };

  return {
    heard: (name, data) => {
      if (name !== 'StreamStateChanged') return false;
      starting = StreamState.parse(data).outputState === 'OBS_WEBSOCKET_OUTPUT_STARTING';
      return true;
    },
    streamIsStarting: () => starting,
    forget: () => {
      starting = false;
    },
    stopTransmitting: () => {
      stopping ??= stop().finally(() => {
        stopping = undefined;
      });
      return stopping;
    },
  };
};
