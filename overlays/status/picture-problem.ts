/** What is wrong with a picture that is measured, in words; null: nothing is. Pure. */
import { type Measured, paceOf, type Reading } from '../time-code/reading.ts';
import type { PictureWords } from './picture-words.ts';
import { filled } from './words.ts';

/** Frames a second. Browsers give a page or a window that nobody sees one, or none. */
const fewFrames = 10;

export const pictureProblem = (reading: Reading, said: Measured | undefined, words: PictureWords): string | null => {
  if (reading.last === 'several') return words.several;
  if (!said) return reading.last === 'nothing' ? words.nothing : words.unreadable;
  const pace = paceOf(reading);
  if (pace !== undefined && pace < fewFrames) return filled(words.slow, { n: Number(pace.toFixed(1)) });
  if (said.is === 'counting') return filled(words.counting, { n: said.frames });
  return said.is === 'unsteady' ? words.unsteady : null;
};
