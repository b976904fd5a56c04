/** How late a station's picture should be, how late it was measured to be, when, and by what. */
import type { StationRow } from '../../../server/contract/views.ts';
import { OldMark } from '../../ages/aged.tsx';
import type { Judged } from '../../ages/judge-age.ts';
import { lengthOf, secondsText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './stations.module.css';

const tenths = (ms: number): string => (ms / 1000).toFixed(1);

/** Beside the alarm: how far off, and by what that is known. */
export const DriftWord = ({ row: { drift, driftBy } }: { row: Pick<StationRow, 'drift' | 'driftBy'> }) => {
  const { t } = useText();
  if (drift === undefined || driftBy === undefined) return null;
  return ` · ${t(drift < 0 ? 'measured.early' : 'measured.late', { s: tenths(Math.abs(drift)), by: t(`measured.by.${driftBy}`) })}`;
};

type Delayed = Pick<StationRow, 'delivery' | 'delay' | 'measured' | 'measuredBy'>;

export const Delays = ({ row, judged, age }: { row: Delayed; judged: Judged; age: string }) => {
  const { t, language } = useText();
  const { measured, measuredBy: by } = row;
  return (
    <>
      <td className={styles.number}>{row.delivery === 'burnt-in' ? t('station.burntIn') : lengthOf(row.delay)}</td>
      <td className={styles.number} title={by && t(`measured.why.${by}`, { age })}>
        {measured === null ? (
          <span className="dimmed">{t('station.notMeasured')}</span>
        ) : (
          <span data-aged="delay" data-age={judged.isOld ? 'old' : 'fresh'}>
            {secondsText(tenths(measured), language)} {by && <span className="dimmed">{t(`measured.by.${by}`)}</span>}{' '}
            <OldMark judged={judged} />
          </span>
        )}
      </td>
    </>
  );
};
