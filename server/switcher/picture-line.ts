/**
 * Pictures of scenes, over a connection of their own: 20 KB that leave on the socket of the commands would stand before a take's answer.
 *
 * Open only while pictures are asked for. A picture that fails is none, and its connection goes with it; nobody else notices.
 */
import { EventSubscription as Group } from 'obs-websocket-js/json';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from './log.ts';
import { type ObsConnection, ObsGone, ObsLate, ObsRefusal, openConnection } from './obs-connection.ts';

const within: Ms = 3000;
const lingers: Ms = 5000;
/** After a failure OBS is left in peace for a moment. */
const restsFor: Ms = 1000;
const narrowest = 8;
const widest = 1920;
const quality = 70;

export type SideLineOptions = { readonly url: string; readonly password: string | undefined; readonly clock: Clock; readonly log: Log };

export type PictureLine = {
  take(scene: string, width: number): Promise<Buffer | undefined>;
  /** OBS is gone, or we are done. */
  end(): void;
};

/** @param options.mayAsk false while OBS is away, is not ours, or changes its scene collection */
export const openPictureLine = (options: SideLineOptions & { readonly mayAsk: () => boolean }): PictureLine => {
  const { url, password, clock, log } = options;
  let line: Promise<ObsConnection> | undefined;
  let restsUntil: EpochMs = 0;
  let cancelRest: () => void = () => undefined;

  const part = (from: Promise<ObsConnection> | undefined) => {
    if (!from || line !== from) return;
    line = undefined;
    cancelRest();
    // One that never opened has nothing to let go of, and its error is the asker's.
    from.then((open) => open.abandon()).catch(() => undefined);
  };
  const hold = (): Promise<ObsConnection> => {
    const held = line ?? openConnection({ url, password, clock, groups: Group.None });
    line = held;
    cancelRest();
    cancelRest = clock.wakeAt(clock.now() + lingers, () => part(held));
    return held;
  };

  return {
    take: async (scene, width) => {
      if (!options.mayAsk() || clock.now() < restsUntil) return undefined;
      const held = hold();
      try {
        const imageWidth = Math.round(Math.min(widest, Math.max(narrowest, width)));
        const request = { sourceName: scene, imageFormat: 'jpg', imageWidth, imageCompressionQuality: quality };
        const { imageData } = await (await held).call('GetSourceScreenshot', request, within);
        return Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64');
      } catch (error) {
        // OBS answered: it has no such scene, or nothing to draw yet. The line is well.
        if (error instanceof ObsRefusal) return undefined;
        part(held);
        restsUntil = clock.now() + restsFor;
        if (!(error instanceof ObsGone || error instanceof ObsLate)) log.warn({ error, scene }, 'a picture could not be taken');
        return undefined;
      }
    },
    end: () => part(line),
  };
};
