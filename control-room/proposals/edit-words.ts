/** What a proposed edit would change, and where the show would then land, in one line each. */
import { useCallback } from 'react';
import type { ProposedEdit } from '../../server/contract/producer-views.ts';
import type { Landing } from '../../server/contract/views.ts';
import { useView } from '../line/use-line.tsx';
import type { Around } from '../pieces/around-title.tsx';
import { clockText, lengthOf } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';

/** The titles apart from what is to become of them: in a narrow line only they may be cut. */
export const useEditSentence = (): ((edit: ProposedEdit) => Around) => {
  const { t, text } = useText();
  const { rundown } = useView();
  return useCallback(
    (edit) => {
      const row = rundown.find(({ id }) => id === edit.segmentId);
      const titleOf = (id: string) => {
        const found = rundown.find((one) => one.id === id);
        return found ? text(found.title) : id;
      };
      const of = (words: Around['words'], ...more: readonly string[]): Around => ({ words, titles: [titleOf(edit.segmentId), ...more] });
      if (edit.do === 'setNext') return of((title) => t('producing.edit.setNext', { title }));
      if (edit.do === 'skip') return of((title) => t(edit.skipped ? 'producing.edit.skip' : 'producing.edit.unskip', { title }));
      if (edit.do === 'retime') {
        const [length, was] = [lengthOf(edit.planned), lengthOf(row?.planned ?? null)];
        return of((title) => t('producing.edit.retime', { title, length, was }));
      }
      if (edit.before === null) return of((title) => t(`producing.edit.${edit.do}End`, { title }));
      return of((title, before) => t(`producing.edit.${edit.do}`, { title, before }), titleOf(edit.before));
    },
    [t, text, rundown],
  );
};

export const useEditWords = (): ((edit: ProposedEdit) => string) => {
  const sentenceOf = useEditSentence();
  return useCallback(
    (edit) => {
      const { words, titles } = sentenceOf(edit);
      const [title = '', other = ''] = titles;
      return words(title, other);
    },
    [sentenceOf],
  );
};

/** "Off air 21:58:40 · 1:20 before the hard out" */
export const useLandingWords = (): ((lands: Landing | null) => string) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  return useCallback(
    (lands) => {
      if (lands === null) return t('producing.landsNowhere');
      const by = lengthOf(Math.abs(lands.overHardOut), language);
      const isOnTime = Math.round(lands.overHardOut / 1000) === 0;
      const how = isOnTime
        ? t('producing.atHardOut')
        : t(lands.overHardOut > 0 ? 'producing.overHardOut' : 'producing.underHardOut', { by });
      return `${t('producing.offAirAt', { time: clockText(lands.offAir, zone) })} · ${how}`;
    },
    [t, zone, language],
  );
};
