/** What a proposed edit would change, and where the show would then land, in one line each. */
import { useCallback } from 'react';
import type { ProposedEdit } from '../../server/contract/producer-views.ts';
import type { Landing } from '../../server/contract/views.ts';
import { useView } from '../line/use-line.tsx';
import { clockText, lengthOf } from '../pieces/format.ts';
import { useText } from '../pieces/use-text.ts';

export const useEditWords = (): ((edit: ProposedEdit) => string) => {
  const { t, text } = useText();
  const { rundown } = useView();
  return useCallback(
    (edit) => {
      const row = rundown.find(({ id }) => id === edit.segmentId);
      const titleOf = (id: string) => {
        const found = rundown.find((one) => one.id === id);
        return found ? text(found.title) : id;
      };
      const title = titleOf(edit.segmentId);
      if (edit.do === 'setNext') return t('producing.edit.setNext', { title });
      if (edit.do === 'skip') return t(edit.skipped ? 'producing.edit.skip' : 'producing.edit.unskip', { title });
      if (edit.do === 'retime')
        return t('producing.edit.retime', { title, length: lengthOf(edit.planned), was: lengthOf(row?.planned ?? null) });
      if (edit.before === null) return t(`producing.edit.${edit.do}End`, { title });
      return t(`producing.edit.${edit.do}`, { title, before: titleOf(edit.before) });
    },
    [t, text, rundown],
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
