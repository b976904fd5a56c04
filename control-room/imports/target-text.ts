/** What a column is for, in the operator's words. */
import { useCallback } from 'react';
import { useText } from '../pieces/use-text.ts';

export const useTargetText = () => {
  const { t } = useText();
  return useCallback(
    (target: string): string => {
      const [name = '', language] = target.split(':');
      const word = t(`imports.target.${name as 'title'}`);
      return language === undefined ? word : `${word} (${language})`;
    },
    [t],
  );
};
