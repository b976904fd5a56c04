/**
 * Whether a brand can be read on television: every pair of colours that a graphic writes in, with what to write instead.
 *
 * Letters on air are seen small, compressed and from a sofa: 4.5 to 1 for words, 3 to 1 for large figures.
 */
import type { SeriesFile } from '../contract/show-file.ts';
import { contrast, nearestThat } from './contrast.ts';
import { inSeries, type Place, type PlanProblem, problem } from './plan-problem.ts';

const forWords = 4.5;
const forLarge = 3;

/** Letters on a plate are the ink or the paper of the brand, whichever is read better. */
const readable = (colour: string, { ink, paper }: SeriesFile['brand']): number => Math.max(contrast(colour, ink), contrast(colour, paper));

type Rule = {
  readonly at: Place;
  readonly colour: string;
  readonly what: string;
  readonly of: (colour: string) => number;
  readonly least: number;
};

const said = (ratio: number): string => ratio.toFixed(1);

const rulesOf = ({ brand, theme }: SeriesFile): readonly Rule[] => {
  const { plate, price } = theme?.colours ?? {};
  const { primary, accent, ink, paper } = brand;
  const darkPlate = plate ?? ink;
  return [
    { at: inSeries('brand', 'ink'), colour: ink, what: 'letters of ink on paper', of: (one) => contrast(one, paper), least: forWords },
    { at: inSeries('brand', 'primary'), colour: primary, what: 'letters on primary', of: (one) => readable(one, brand), least: forWords },
    { at: inSeries('brand', 'accent'), colour: accent, what: 'letters on accent', of: (one) => readable(one, brand), least: forWords },
    {
      at: inSeries('brand', 'accent'),
      colour: accent,
      what: 'figures of accent on the dark plates',
      of: (one) => contrast(one, darkPlate),
      least: forLarge,
    },
    plate === undefined
      ? { at: inSeries('brand', 'ink'), colour: ink, what: 'letters of paper on ink', of: (one) => contrast(one, paper), least: forWords }
      : {
          at: inSeries('theme', 'colours', 'plate'),
          colour: plate,
          what: 'letters of paper on plate',
          of: (one) => contrast(one, paper),
          least: forWords,
        },
    {
      at: price === undefined ? inSeries('brand', 'primary') : inSeries('theme', 'colours', 'price'),
      colour: price ?? primary,
      what: 'prices on paper',
      of: (one) => contrast(one, paper),
      least: forLarge,
    },
  ];
};

/** One problem a colour: what mends the first may mend the rest. */
export const themeRules = (series: SeriesFile): PlanProblem[] => {
  const rules = rulesOf(series);
  const wrong = rules.filter(({ of, colour, least }) => of(colour) < least);
  const first = wrong.filter(({ at }, n) => wrong.findIndex((other) => JSON.stringify(other.at) === JSON.stringify(at)) === n);
  return first.map(({ at, colour, what, of, least }) => {
    const same = rules.filter((rule) => JSON.stringify(rule.at) === JSON.stringify(at));
    const better = nearestThat(colour, (one) => same.every((rule) => rule.of(one) >= rule.least));
    const fix = better ? `Write "${better}".` : `Write colours of the brand that differ more: at least ${least} to 1.`;
    return problem(at, `${what} have a contrast of ${said(of(colour))} to 1, and ${least} is the least on television`, fix);
  });
};
