/** Titles and notes as they are written in the row: by language where they are told so, else one text for all. Pure. */
import { type LocalText, textIn } from '../../../server/contract/units.ts';

/** The language of the desk first: what the writer reads is what they change. */
export const languagesOf = (title: LocalText, own: string): readonly (string | null)[] =>
  typeof title === 'string' ? [null] : Object.keys(title).sort((one, other) => Number(other === own) - Number(one === own));
export const inLanguage = (title: LocalText, language: string | null): string =>
  typeof title === 'string' ? title : language === null ? '' : (title[language] ?? '');
export const withLanguage = (title: LocalText, language: string | null, words: string): LocalText =>
  typeof title === 'string' || language === null ? words : { ...title, [language]: words };

type Row = { readonly title: LocalText; readonly notes?: LocalText | undefined };
export type NotesField = {
  /** As the desk reads them. */
  readonly shown: string;
  /** Whose words they are; null: one text for all. */
  readonly from: string | null;
  /** Which language what is typed is for. */
  readonly to: string | null;
};

const has = (text: LocalText, language: string): boolean => typeof text !== 'string' && Object.hasOwn(text, language);

/** Notes that the desk's language lacks are read in another, and written in the desk's own if the show has it. */
export const notesField = ({ title, notes }: Row, own: string): NotesField => {
  if (notes === undefined || typeof notes === 'string') return { shown: notes ?? '', from: null, to: null };
  const from = [own, 'en', ...Object.keys(notes)].find((language) => has(notes, language)) ?? null;
  return { shown: textIn(notes, own), from, to: from === own || has(title, own) ? own : from };
};

/** What is asked of the server: only the language that was written; undefined when nothing was. An empty text takes away what was read. */
export const notesToWrite = ({ shown, from, to }: NotesField, typed: string): LocalText | undefined => {
  const words = typed.trim();
  if (words === shown.trim()) return undefined;
  if (from === null || to === null) return words;
  return { [words === '' ? from : to]: words };
};
