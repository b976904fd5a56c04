/**
 * What is wrong with a show file, said to the person who writes it: where, what, and what to write instead.
 *
 * `needs` are the other places the finding was drawn from: where one of those could not be read,
 * the finding is guesswork and is left out.
 */
import { didYouMean } from './did-you-mean.ts';

export type Step = string | number;
export type Place = { readonly file: 'series' | 'episode'; readonly path: readonly Step[] };
export type PlanProblem = Place & { readonly message: string; readonly fix: string; readonly needs: readonly Place[] };

export const inSeries = (...path: Step[]): Place => ({ file: 'series', path });
export const inEpisode = (...path: Step[]): Place => ({ file: 'episode', path });
export const under = (place: Place, ...path: Step[]): Place => ({ file: place.file, path: [...place.path, ...path] });

export const problem = (at: Place, message: string, fix: string, needs: readonly Place[] = []): PlanProblem => ({
  ...at,
  message,
  fix,
  needs: [at, ...needs],
});

/** A list of things with ids, as a file names them: `{ word: 'shot', place: shots of the series }`. */
export type Names = { readonly word: string; readonly place: Place; readonly ids: readonly string[]; has(id: string): boolean };

export const namesOf = (word: string, place: Place, list: readonly { readonly id: string }[]): Names => {
  const ids = list.map(({ id }) => id);
  const set = new Set(ids);
  return { word, place, ids, has: (id) => set.has(id) };
};

const fewOf = (ids: readonly string[]): string => (ids.length > 8 ? `${ids.slice(0, 8).join(', ')} …` : ids.join(', '));

export const whatToWrite = (written: string, names: Names): string => {
  const list = String(names.place.path.at(-1) ?? names.word);
  const meant = didYouMean(written, names.ids);
  if (meant) return `Did you mean "${meant}"?`;
  if (names.ids.length === 0) return `Add it under ${list} in the ${names.place.file} file.`;
  return `Write one of ${fewOf(names.ids)}, or add it under ${list} in the ${names.place.file} file.`;
};

/** Nothing when the id is left out or known. */
export const refer = (at: Place, id: string | undefined, names: Names): PlanProblem[] =>
  id === undefined || names.has(id) ? [] : [problem(at, `there is no ${names.word} "${id}"`, whatToWrite(id, names), [names.place])];

/** One problem for each that repeats an earlier one; `place` leads to the value of item `index`. */
export const repeated = (
  values: readonly (string | undefined)[],
  place: (index: number) => Place,
  what: string,
  fix: string,
): PlanProblem[] => {
  const first = new Map<string, number>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    return earlier === undefined ? [] : [problem(place(index), `${what} "${value}" is already taken`, fix, [place(earlier)])];
  });
};
