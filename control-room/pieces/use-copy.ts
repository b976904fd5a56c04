/**
 * Copies words out of the field that shows them, and says what came of it.
 *
 * A browser lends its clipboard on https and on the server's own machine only: elsewhere the words are selected, and that is said.
 */
import { useClipboard } from '@mantine/hooks';
import { useRef } from 'react';
import { useText } from './use-text.ts';

export const useCopy = <Field extends HTMLInputElement | HTMLTextAreaElement>(words: string) => {
  const { t } = useText();
  const field = useRef<Field>(null);
  const clipboard = useClipboard({ timeout: 5000 });
  const copy = () => {
    field.current?.focus();
    field.current?.select();
    clipboard.copy(words);
  };
  const says = clipboard.error ? t('hands.copyByHand') : clipboard.copied ? t('hands.copied') : '';
  return { field, copy, says };
};
