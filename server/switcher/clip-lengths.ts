/** How long the media of each input is. OBS says so only while it plays, so what it said is remembered for as long as it stays connected. */
import type { Ms } from '../contract/units.ts';
import type { ObsSession } from './obs-session.ts';

const mostRemembered = 64;

export const openClipLengths = () => {
  const known = new Map<string, Ms>();
  const learned = (input: string, length: Ms) => {
    if (known.size < mostRemembered || known.has(input)) known.set(input, length);
  };
  return {
    learned,
    of: async (session: ObsSession, inputName: string): Promise<Ms | null> => {
      const { mediaDuration } = await session.call('GetMediaInputStatus', { inputName });
      if (mediaDuration) learned(inputName, mediaDuration);
      return known.get(inputName) ?? null;
    },
    forget: () => known.clear(),
  };
};
