/** Notes of a segment: one text for all, or one for each language of the show. What every language tells the same is one text. */
import type { LocalText } from '../contract/units.ts';

export type Notes = LocalText | null;

/** Empty where that language has none: nothing stands in for it. */
export const notesIn = (notes: Notes, language: string): string =>
  notes === null || typeof notes === 'string' ? (notes ?? '') : (notes[language] ?? '');

/**
 * @param told by language; an empty text takes that language's away
 * @param languages of the show
 */
export const notesWith = (was: Notes, told: Readonly<Record<string, string>>, languages: readonly string[]): Notes => {
  const before = typeof was === 'string' ? Object.fromEntries(languages.map((one) => [one, was])) : was;
  const all = Object.entries({ ...before, ...told }).filter(([, text]) => text !== '');
  const [first] = all;
  if (!first) return null;
  const isOne = languages.every((one) => all.some(([language, text]) => language === one && text === first[1]));
  return isOne ? first[1] : Object.fromEntries(all);
};
