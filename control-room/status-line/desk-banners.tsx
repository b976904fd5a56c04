/** What the graphics desk and the stations must tell everybody: graphics are frozen, labels are off, stations are in alarm. */

import { Button } from '@mantine/core';
import { useHash } from '@mantine/hooks';
import { IconBroadcastOff, IconSnowflake, IconTagOff } from '@tabler/icons-react';
import { useView } from '../line/use-line.tsx';
import { Since } from '../pieces/clocks.tsx';
import { useText } from '../pieces/use-text.ts';
import { useAlarmWords } from '../positions/stations/use-alarm-words.ts';
import { Banner } from './banner.tsx';

export const FrozenGraphics = () => {
  const { t } = useText();
  const { frozen } = useView().graphicsDesk;
  if (!frozen) return null;
  return (
    <Banner tone="warning" icon={<IconSnowflake size={20} aria-hidden />} word={t('drawing.frozen')} age={<Since from={frozen.since} />}>
      {t('drawing.frozenExplain', { by: frozen.by })}
    </Banner>
  );
};

export const LabelsOff = () => {
  const { t } = useText();
  const { labelsOff } = useView().graphicsDesk;
  if (!labelsOff) return null;
  return (
    <Banner tone="warning" icon={<IconTagOff size={20} aria-hidden />} word={t('drawing.labelsOff')}>
      {t('drawing.labelsOffExplain', { by: labelsOff.by, reason: labelsOff.reason })}
    </Banner>
  );
};

const stations = '#/stations';

/** The mark beside the noise, for those who have no sound on. */
export const StationNoise = () => {
  const { t } = useText();
  const { noise, groups } = useView().alarms;
  const words = useAlarmWords();
  const [hash] = useHash({ getInitialValueInEffect: false });
  if (noise === null) return null;
  const show = (
    <Button component="a" href={stations} flex="none" size="compact-xs" variant="white" color="dark">
      {t('alarm.show')}
    </Button>
  );
  const fresh = groups.filter(({ state }) => state === 'unacknowledged');
  return (
    <Banner tone="alarm" icon={<IconBroadcastOff size={20} aria-hidden />} word={t('alarm.noisy')} deed={hash !== stations && show}>
      {fresh.map((group) => `${words.what(group)} ${words.since(group)}`).join(' · ')}
    </Banner>
  );
};
