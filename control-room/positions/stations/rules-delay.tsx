/** The delay of a station, within what votes of its viewers are open for. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { StationRow } from '../../../server/contract/views.ts';
import { CommandButton } from '../../pieces/command-button.tsx';
import { secondsText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';

export const RulesDelay = ({ row }: { row: StationRow }) => {
  const { t, language } = useText();
  const bounds = row.settings?.delays;
  const [seconds, setSeconds] = useState<number | string>(row.delay / 1000);
  if (row.delivery === 'burnt-in' || !bounds)
    return (
      <section className={styles.part} aria-label={t('rules.delay')}>
        <h3>{t('rules.delay')}</h3>
        <p>{row.delivery === 'burnt-in' ? t('station.burntIn') : secondsText(row.delay / 1000, language)}</p>
      </section>
    );
  const within = { least: bounds.least / 1000, most: bounds.most / 1000 };
  const asked = Math.round(Number(seconds) * 1000);
  const isOutside = !Number.isFinite(asked) || asked < bounds.least || asked > bounds.most;
  return (
    <section className={styles.part} aria-label={t('rules.delay')}>
      <h3>
        {t('rules.delay')} <small>{t('rules.delayWithin', within)}</small>
      </h3>
      <div className={styles.fields}>
        <NumberInput
          size="xs"
          w={110}
          step={0.1}
          decimalScale={1}
          aria-label={t('rules.delayField')}
          value={seconds}
          onChange={setSeconds}
          suffix=" s"
        />
        <CommandButton
          size="compact-xs"
          notNow={isOutside ? t('rules.delayWithin', within) : undefined}
          asks={{ type: 'station.delay', stationId: row.id, delay: isOutside ? bounds.least : asked }}
        >
          {t('rules.setDelay')}
        </CommandButton>
      </div>
    </section>
  );
};
