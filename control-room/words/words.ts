/** The control room's own words, Chinese and English, switched live. What the server says comes in its own words. */
import './word-types.ts';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const languages = ['zh', 'en'] as const;
const kept = 'cuecart.language';

const preferred = (): string => {
  const chosen = localStorage.getItem(kept) ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === chosen) ?? 'en';
};

/** Ready when resolved: the words are in the page, nothing is loaded. */
export const loadWords = async (): Promise<i18n> => {
  const words = i18next.createInstance();
  const follow = (language: string) => {
    document.documentElement.lang = language;
    localStorage.setItem(kept, language);
  };
  words.on('languageChanged', follow);
  await words.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: 'en',
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  return words;
};
