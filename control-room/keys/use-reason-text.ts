/** Reasons, tasks and keys in the operator's language. */
import { useCallback } from 'react';
import { useMe } from '../line/use-line.tsx';
import { useText } from '../pieces/use-text.ts';
import type { Reason } from './task-types.ts';

export const useReasonText = () => {
  const { t, text } = useText();
  const { role } = useMe();
  return useCallback(
    ({ why, name, time }: Reason): string =>
      t(`keys.why.${why}`, { name: name === undefined ? '' : text(name), time: time ?? '', role: t(`role.${role}`) }),
    [t, text, role],
  );
};

/** A key as it is printed on keyboards. */
export const useKeyText = () => {
  const { t } = useText();
  return useCallback(
    (key: string): string => {
      if (key === ' ') return t('caller.space');
      if (key.startsWith('Ctrl+')) return `Ctrl ${key.slice('Ctrl+'.length).toUpperCase()}`;
      return key === '-' ? '−' : key.toUpperCase();
    },
    [t],
  );
};
