/**
 * The room's words for its parts, asked of i18next once for the whole page.
 *
 * Asked in each part, every row of a long rundown would listen for a change of language by itself, several times.
 */
import type { TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type LocalText, textIn } from '../../server/contract/units.ts';

export type Spoken = {
  readonly t: TFunction<'translation', undefined>;
  readonly language: string;
  /** Text of the show in the operator's language. */
  readonly text: (local: LocalText) => string;
};

const SpokenContext = createContext<Spoken | null>(null);

export const SpokenHere = ({ children }: { children: ReactNode }) => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const spoken = useMemo<Spoken>(() => ({ t, language, text: (local) => textIn(local, language) }), [t, language]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
};

export const useSpoken = (): Spoken => {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error('This part of the page stands outside SpokenHere.');
  return spoken;
};
