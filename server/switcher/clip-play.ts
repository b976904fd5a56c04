/** Plays a clip from its in point. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObsSession } from './obs-session.ts';
import { pause } from './pause.ts';

const startWithin: Ms = 2000;
const lookEvery: Ms = 30;
/** Seeks land on the key frame before. */
const seekSlack: Ms = 1000;

/** @returns false when it did not get there within two seconds */
const waitUntil = async (
  session: ObsSession,
  clock: Clock,
  inputName: string,
  there: (state: string, cursor: Ms) => boolean,
): Promise<boolean> => {
  const end = clock.now() + startWithin;
  while (clock.now() < end) {
    const { mediaState, mediaCursor } = await session.call('GetMediaInputStatus', { inputName });
    if (there(mediaState, mediaCursor ?? 0)) return true;
    await pause(clock, lookEvery);
  }
  return false;
};

/** Resolves once the clip plays from there. OBS can only seek in a clip that plays, and seeks with its next frame. */
export const playFrom = async (session: ObsSession, clock: Clock, inputName: string, from: Ms): Promise<boolean> => {
  await session.call('TriggerMediaInputAction', { inputName, mediaAction: 'OBS_WEBSOCKET_MEDIA_INPUT_ACTION_RESTART' });
  if (!(await waitUntil(session, clock, inputName, (state) => state === 'OBS_MEDIA_STATE_PLAYING'))) return false;
  if (from <= 0) return true;
  await session.call('SetMediaInputCursor', { inputName, mediaCursor: Math.round(from) });
  return await waitUntil(session, clock, inputName, (_state, cursor) => cursor >= from - seekSlack);
};
