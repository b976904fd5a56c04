/** The page's words, Chinese and English. A new word is written in both or does not compile. */
import type { LocalText } from '../../server/contract/units.ts';
import { en, type Words } from './words-en.ts';
import { zh } from './words-zh.ts';

export type Language = 'zh' | 'en';

export const wordsIn = (language: Language): Words => (language === 'zh' ? zh : en);
export const languageOf = (name: string): Language => (name.toLowerCase().startsWith('zh') ? 'zh' : 'en');

/** The text and the language that it turned out to be in, for the `lang` attribute. */
export const localText = (text: LocalText, language: Language): { readonly text: string; readonly lang?: string } => {
  if (typeof text === 'string') return { text };
  const lang = text[language] === undefined ? (text.en === undefined ? Object.keys(text)[0] : 'en') : language;
  return lang === undefined ? { text: '' } : { text: text[lang] ?? '', lang };
};
