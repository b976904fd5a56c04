/** What a monitor's picture is worth: a picture that may no longer be so is said to be old. */
import type { EpochMs, Ms } from '../../../server/contract/units.ts';

export type Picture = { readonly url: string; readonly scene: string; readonly takenAt: EpochMs };
export type PictureState = 'none' | 'fresh' | 'old' | 'lost' | 'changing';

const oldAfter: Ms = 2000;

/** @returns ms, never negative; null while the server's clock is not measured */
export const ageOf = (picture: Picture, now: EpochMs | null): Ms | null => (now === null ? null : Math.max(0, now - picture.takenAt));

/**
 * @param scene what the switcher has there now, as the view says it
 * @param now by the server's clock
 */
export const pictureState = (picture: Picture | null, scene: string | null, now: EpochMs | null, isLost: boolean): PictureState => {
  if (!picture) return 'none';
  if (isLost) return 'lost';
  const age = ageOf(picture, now);
  if (age === null || age > oldAfter) return 'old';
  return picture.scene === scene ? 'fresh' : 'changing';
};
