/** Pictures of the scene on program: at most five a second are asked of OBS, whoever looks. Without transition and output scaling. */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { ObsGone, ObsLate, ObsRefusal } from './obs-connection.ts';
import type { ObsSession } from './obs-session.ts';

const atMostEvery: Ms = 200;
const within: Ms = 3000;
const narrowest = 8;
const widest = 1920;

type Shot = { readonly key: string; readonly takenAt: EpochMs; readonly picture: Promise<Buffer | undefined> };

const takeShot = async (session: ObsSession, sourceName: string, imageWidth: number): Promise<Buffer | undefined> => {
  try {
    const request = { sourceName, imageFormat: 'jpg', imageWidth, imageCompressionQuality: 70 };
    const { imageData } = await session.call('GetSourceScreenshot', request, within);
    return Buffer.from(imageData.slice(imageData.indexOf(',') + 1), 'base64');
  } catch (error) {
    if (error instanceof ObsGone || error instanceof ObsLate || error instanceof ObsRefusal) return undefined;
    throw error;
  }
};

export const createScreenshots = (clock: Clock, session: () => ObsSession | undefined, program: () => string | null) => {
  let last: Shot | undefined;
  return (width: number): Promise<Buffer | undefined> => {
    const open = session();
    const scene = program();
    if (!open || scene === null) return Promise.resolve(undefined);
    const imageWidth = Math.round(Math.min(widest, Math.max(narrowest, width)));
    const key = `${imageWidth} ${scene}`;
    const takenAt = clock.now();
    if (!last || last.key !== key || takenAt - last.takenAt >= atMostEvery)
      last = { key, takenAt, picture: takeShot(open, scene, imageWidth) };
    return last.picture;
  };
};
