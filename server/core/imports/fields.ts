/**
 * What a column may be for: how its cells are read, shown and put into a segment or a product.
 * One table serves import, preview and export, so that what is written out reads back as it was.
 */
import { type LocalText, textIn } from '../../contract/units.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Plan } from '../plan.ts';
import { type Cell, is, isNot, plain, type Read, readText, tidy } from './cells.ts';

export type Field<T> = {
  readonly name: string;
  /** One column for each language. */
  readonly isTold?: true;
  /** May not be empty: an empty cell leaves it as it is. */
  readonly isNeeded?: true;
  /** Other names under which it stands in the same table of targets; never written out. */
  readonly isOtherName?: true;
  readonly headings: readonly string[];
  read(cell: Cell, plan: Plan): Read;
  show(item: T, language: string): string;
  /** As the screens say it, where the table can say it finer than that: what sounds the same there is no difference. */
  heard?(text: string): string;
  /** @param text as `read` gave it @param language null: one text for all */
  put(item: T, text: string, language: string | null, plan: Plan): T;
};

const idForm = /^(?!constructor$)[a-z0-9][a-z0-9-]{0,62}$/;
export const readId = (cell: Cell): Read => {
  const text = plain(cell.text);
  return idForm.test(text) ? is(text) : isNot('id');
};

/** An id that the plan has, under `list`. */
export const readKnown =
  (list: 'guests' | 'products' | 'shots' | 'shops') =>
  (cell: Cell, plan: Plan): Read => {
    const text = plain(cell.text);
    if (Object.hasOwn(plan[list], text)) return is(text);
    const ids = Object.keys(plan[list]);
    return isNot('unknown', didYouMean(text, ids) ?? ids.slice(0, 6).join(', '));
  };

/** Several of them, between commas. */
export const readKnownList =
  (list: 'shots') =>
  (cell: Cell, plan: Plan): Read => {
    const ids = plain(cell.text)
      .split(/[,;、，；\s]+/)
      .filter(Boolean);
    const read = ids.map((text) => readKnown(list)({ kind: 'text', text }, plan));
    return read.find(({ ok }) => !ok) ?? is([...new Set(ids)].join(', '));
  };

export const readTold = (cell: Cell): Read => readText(cell, 300);

const told = (text: LocalText | undefined, language: string): string => (text === undefined ? '' : tidy(textIn(text, language)));

/** A text with this language of it changed; the others stay. */
const retold = (text: LocalText | undefined, said: string, language: string | null, plan: Plan): LocalText => {
  if (language === null || plan.episode.languages.length < 2) return said;
  const before =
    typeof text === 'string' ? Object.fromEntries(plan.episode.languages.map((one) => [one, text])) : text === undefined ? {} : text;
  return { ...before, [language]: said };
};

/** A text that is told in each language of the series. */
export const toldField = <T, K extends string>(
  name: K,
  headings: readonly string[],
  get: (item: T) => LocalText | undefined,
  set: (item: T, text: LocalText | undefined) => T,
  isNeeded = true,
): Field<T> => ({
  name,
  isTold: true,
  ...(isNeeded ? { isNeeded: true as const } : {}),
  headings,
  read: readTold,
  show: (item, language) => told(get(item), language),
  put: (item, text, language, plan) => set(item, text === '' ? undefined : retold(get(item), text, language, plan)),
});

/** `title:zh` is the Chinese of the title. */
export const splitTarget = (target: string): { readonly name: string; readonly language: string | null } => {
  const [name = '', language] = target.split(':');
  return { name, language: language ?? null };
};

export const fieldOf = <T>(fields: readonly Field<T>[], target: string): Field<T> | undefined =>
  fields.find(({ name }) => name === splitTarget(target).name);

/** What it says now, in the spelling of the import. */
export const shown = <T>(field: Field<T>, item: T, target: string, plan: Plan): string =>
  field.show(item, splitTarget(target).language ?? plan.episode.languages[0] ?? 'en');

export const heardAs = <T>({ heard }: Field<T>, text: string): string => heard?.(text) ?? text;

/** Does the item say this already? A text without a language is the same when any language of it is. */
export const saysSo = <T>(field: Field<T>, item: T, target: string, text: string, plan: Plan): boolean => {
  const { language } = splitTarget(target);
  const languages = language === null && field.isTold ? plan.episode.languages : [language ?? plan.episode.languages[0] ?? 'en'];
  const isSaid = (one: string) => heardAs(field, field.show(item, one)) === heardAs(field, text);
  return text === '' ? languages.every(isSaid) : languages.some(isSaid);
};

/** The columns of an export: one for each language where a text is told. */
export const columnsOf = <T>(fields: readonly Field<T>[], languages: readonly string[]): readonly string[] =>
  fields
    .filter(({ isOtherName }) => !isOtherName)
    .flatMap(({ name, isTold }) => (isTold && languages.length > 1 ? languages.map((language) => `${name}:${language}`) : [name]));

/** All that a column may be for. */
export const targetsOf = <T>(fields: readonly Field<T>[], languages: readonly string[]): readonly string[] =>
  fields.flatMap(({ name, isTold }) =>
    isTold && languages.length > 1 ? [name, ...languages.map((language) => `${name}:${language}`)] : [name],
  );
