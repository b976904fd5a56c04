/**
 * What a phone is shown, as one number: its path, whether that was proved, and the path it names.
 * Phones of one number are told the same, so that a message is built once for all of them.
 */
import { unknownPath } from '../core/vote-count.ts';
import type { Watching } from '../core/vote-window.ts';
import type { PathNumbers } from './path-numbers.ts';

/** @param named a path's number, or 255 when the viewer named none */
export const viewNumber = (path: number, isProved: boolean, named: number): number => path | (isProved ? 256 : 0) | (named << 9);

export const unknownView = viewNumber(unknownPath, false, unknownPath);

/** An embedded overlay's: it hears its station's news and no other (embed-news.ts). */
export const viewOfEmbeds = 1 << 17;

export const watchingOf = (view: number, paths: PathNumbers): Watching => {
  const idOf = (number: number) => (number === unknownPath ? undefined : paths.idOf(number));
  return { path: idOf(view & 255), proved: (view & 256) !== 0, named: idOf(view >> 9) };
};
