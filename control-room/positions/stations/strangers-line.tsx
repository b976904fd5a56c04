/** Who knocks with a wrong key from where no right one was ever used: one line, without a sound, and no alarm of the stations that they name. */
import type { Strangers } from '../../../server/contract/station-alarms.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './stations.module.css';
import { useAlarmWords } from './use-alarm-words.ts';

export const StrangersLine = ({ strangers: { at, times, stations } }: { strangers: Strangers }) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const { names } = useAlarmWords();
  return (
    <div className={styles.alarm} data-alarm="strangers">
      <Mark tone="dim">{t('strangers.mark')}</Mark>
      <span>{t('strangers.what', { times: countText(times, language), time: clockText(at, zone) })}</span>
      <span className={styles.names}>{t('strangers.named', { names: names(stations) })}</span>
    </div>
  );
};
