/**
 * The sound meters of OBS: twenty frames a second, over a connection that hears nothing else.
 *
 * It lives beside the link: begun once that has met OBS, ended with it, and tried again by itself when only it is lost.
 * What happens to it touches nothing else. OBS sends a frame each 50 ms whatever it has, so a line that is silent is dead.
 */
import { EventSubscription as Group } from 'obs-websocket-js/json';
import { z } from 'zod';
import type { Db, EpochMs, Ms } from '../contract/units.ts';
import { dbOf } from '../core/sound-levels.ts';
import type { Meter } from '../ports/switcher.ts';
import { type ObsConnection, ObsGone, type ObsLate, openConnection } from './obs-connection.ts';
import { pause } from './pause.ts';
import type { SideLineOptions } from './picture-line.ts';
import { judge, waitBefore } from './reconnect.ts';

/** Channels of [loudness, peak, peak before the fader], as factors of full scale. */
const Frame = z.object({
  inputs: z.array(z.object({ inputName: z.string(), inputLevelsMul: z.array(z.tuple([z.number(), z.number(), z.number()])) })),
});

const silentFor: Ms = 3000;
const mostInputs = 64;

const meterOf = ({ inputName, inputLevelsMul: channels }: z.infer<typeof Frame>['inputs'][number]): Meter => {
  const loudest = (part: 0 | 1 | 2) => dbOf(Math.max(0, ...channels.map((channel) => channel[part])));
  return { input: inputName, level: loudest(0), peak: loudest(1), source: loudest(2) };
};

/** OBS sends what lies in its memory for an input of which it has measured nothing yet: no sound is so loud. */
const loudestBelieved: Db = 20;
const isBelieved = ({ level, peak, source }: Meter): boolean => Math.max(level, peak, source) <= loudestBelieved;

/** @returns undefined when it is no frame; an input with what cannot be is left out of it */
export const readMeters = (data: unknown): readonly Meter[] | undefined => {
  const frame = Frame.safeParse(data);
  return frame.success ? frame.data.inputs.slice(0, mostInputs).map(meterOf).filter(isBelieved) : undefined;
};

export type MetersLine = {
  listen(listener: (frame: readonly Meter[]) => void): () => void;
  begin(): void;
  end(): void;
};

/** One life of the line, between `begin` and `end`. */
type Life = { over: boolean; line: ObsConnection | undefined };

export const openMetersLine = ({ url, password, clock, log }: SideLineOptions): MetersLine => {
  const listeners = new Set<(frame: readonly Meter[]) => void>();
  let life: Life | undefined;
  let heardAt: EpochMs = 0;

  const hear = (data: unknown) => {
    heardAt = clock.now();
    const meters = readMeters(data);
    if (!meters) return;
    for (const listener of listeners) {
      try {
        listener(meters);
      } catch (error) {
        log.error({ error }, 'a listener to the meters failed');
      }
    }
  };

  /** From greeting to end. @returns why it ended */
  const meet = async (own: Life): Promise<ObsGone | ObsLate> => {
    const line = await openConnection({
      ...{ url, password, clock },
      groups: Group.InputVolumeMeters,
      events: ['InputVolumeMeters'],
      onEvent: (_, data) => {
        if (!own.over) hear(data);
      },
    });
    own.line = line;
    if (own.over) line.abandon();
    heardAt = clock.now();
    const stopWatching = clock.every(silentFor / 3, () => {
      if (clock.now() - heardAt >= silentFor) line.abandon();
    });
    try {
      return new ObsGone(await line.closed, 'the meters closed');
    } finally {
      stopWatching();
      own.line = undefined;
    }
  };

  const run = async (own: Life): Promise<void> => {
    for (let attempt = 0; !own.over; attempt += 1) {
      const begun = clock.now();
      const end = await meet(own).catch((error: unknown) => error);
      if (own.over) return;
      const { state, message } = judge(end, url);
      // Somebody took it away in OBS, or changed the password: the next meeting of the link tries again.
      if (state === 'refused') return log.warn({ message }, 'the meters are refused');
      if (clock.now() - begun > silentFor) attempt = 0;
      await pause(clock, waitBefore(attempt, Math.random()));
    }
  };

  const end = () => {
    if (!life) return;
    life.over = true;
    life.line?.abandon();
    life = undefined;
  };
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    begin: () => {
      end();
      const own: Life = { over: false, line: undefined };
      life = own;
      void run(own).catch((error: unknown) => log.error({ error }, 'the meters ended by a fault of ours'));
    },
    end,
  };
};
