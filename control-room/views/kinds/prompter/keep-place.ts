/**
 * Where the reader is in the text, so that an edit of the rundown never moves what is under the eye.
 *
 * Offsets are px from the eye line to an item's top: negative once its beginning has gone up past the line.
 */
import type { Ms } from '../../../../server/contract/units.ts';

export type Place = { readonly id: string; readonly offset: number; readonly height: number };

/** The item that the eye line is in: the last whose top has passed it, else the first. */
export const readingAt = (places: readonly Place[]): Place | undefined => places.findLast(({ offset }) => offset <= 1) ?? places[0];

/** The item being read, then the others by how near they are: the first that is still there holds the text. */
const holders = (places: readonly Place[]): readonly Place[] => {
  const reading = readingAt(places);
  const nearness = (place: Place) => (place === reading ? -1 : Math.abs(place.offset));
  return [...places].sort((one, other) => nearness(one) - nearness(other));
};

/**
 * How far to scroll so that what was being read is where it was.
 * @param resized the letters have another size: the same share of the item is above the line, not as many px
 * @returns px to add to the scroll; 0 when nothing that was there is left
 */
export const scrollToHold = (before: readonly Place[], after: readonly Place[], resized: boolean): number => {
  const now = new Map(after.map((place) => [place.id, place]));
  for (const was of holders(before)) {
    const is = now.get(was.id);
    if (!is) continue;
    const scale = resized && was.height > 0 ? is.height / was.height : 1;
    return is.offset - was.offset * scale;
  }
  return 0;
};

const step = 20;
const fastest = 400;
/** px a second; below zero goes back. */
export const faster = (speed: number): number => Math.min(fastest, speed + step);
export const slower = (speed: number): number => Math.max(-fastest, speed - step);

export const rolled = (position: number, speed: number, lasted: Ms): number => position + (speed * lasted) / 1000;
