/** The end was asked for: everybody sees it come, and whoever directs keeps the show on air by one press. */
import { IconDoorExit } from '@tabler/icons-react';
import { OldWithLine } from '../ages/aged.tsx';
import { TaskButton } from '../keys/task-button.tsx';
import { useMay } from '../line/use-command.ts';
import { useIsLost, useView } from '../line/use-line.tsx';
import { Countdown } from '../pieces/clocks.tsx';
import { useText } from '../pieces/use-text.ts';
import { Banner } from './banner.tsx';

export const FinishingBanner = () => {
  const { t } = useText();
  const { finishing } = useView();
  const isMine = useMay('episode.keepOn');
  const isLost = useIsLost();
  if (!finishing) return null;
  const { by, reason, endsAt } = finishing;
  return (
    <Banner
      tone={isLost ? 'finishing-old' : 'finishing'}
      icon={<IconDoorExit size={22} aria-hidden />}
      word={t('finishing.word')}
      // Nobody knows whether it still counts.
      age={isLost ? <OldWithLine /> : <Countdown to={endsAt} stops />}
      deed={
        isMine && (
          <TaskButton task="keep-on" flex="none" size="compact-sm" variant="white" color="dark">
            {t('finishing.keep')}
          </TaskButton>
        )
      }
    >
      {reason === null ? t('finishing.explain', { by }) : t('finishing.because', { by, reason })}
    </Banner>
  );
};
