/** Text of the show in the operator's language, and that language for numbers. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalText, textIn } from '../../server/contract/units.ts';

export const useText = () => {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const text = useCallback((local: LocalText) => textIn(local, language), [language]);
  return { t, language, text };
};
