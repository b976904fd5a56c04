/**
 * The letters that an episode may write on air, so that every page has them before: of all its texts, and of the stations' labels.
 *
 * Sorted and each once: whoever is told them learns no text before its time.
 */
import type { Plan } from './plan.ts';

/** Some letters more cost a page little; a page without one costs a flash on air. */
const mostLetters = 4000;

/** Figures, money and Latin text are on every screen. */
const always = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).join('');

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

export const lettersOf = ({ episode, products, guests, polls, segments, adLibs, stations }: Plan): string => {
  const texts = textsIn([episode.title, episode.series.name, products, guests, polls, segments, adLibs, stations]);
  return [...new Set([always, ...texts].join(''))].sort().slice(0, mostLetters).join('');
};
