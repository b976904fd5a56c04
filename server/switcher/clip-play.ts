/** Plays a clip from its in point. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObsSession } from './obs-session.ts';
import { pause } from './pause.ts';

const startWithin: Ms = 2000;
const lookEvery: Ms = 30;

const waitUntilPlaying = async (session: ObsSession, clock: Clock, inputName: string): Promise<boolean> => {
  const end = clock.now() + startWithin;
  while (clock.now() < end) {
    const { mediaState } = await session.call('GetMediaInputStatus', { inputName });
    if (mediaState === 'OBS_MEDIA_STATE_PLAYING') return true;
    await pause(clock, lookEvery);
  }
  return false;
};

/** Resolves false when it did not begin to play within two seconds. OBS can only seek in a clip that plays, and lands on the key frame before. */
export const playFrom = async (session: ObsSession, clock: Clock, inputName: string, from: Ms): Promise<boolean> => {
  await session.call('TriggerMediaInputAction', { inputName, mediaAction: 'OBS_WEBSOCKET_MEDIA_INPUT_ACTION_RESTART' });
  if (!(await waitUntilPlaying(session, clock, inputName))) return false;
  if (from > 0) await session.call('SetMediaInputCursor', { inputName, mediaCursor: Math.round(from) });
  return true;
};
