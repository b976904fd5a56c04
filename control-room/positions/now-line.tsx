/** What is on air and next, in one line, in two where it is narrow: for positions whose hands are elsewhere. */
import { OldWithLine } from '../ages/aged.tsx';
import { useView } from '../line/use-line.tsx';
import { Mark } from '../pieces/mark.tsx';
import { RunLeft } from '../pieces/run-clocks.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './now-line.module.css';

export const NowLine = () => {
  const { t, text } = useText();
  const { onAir, nextSegmentId, rundown } = useView();
  const titleOf = (id: string | null | undefined) => {
    const row = rundown.find((one) => one.id === id);
    return row ? text(row.title) : t('caller.nothing');
  };
  return (
    <p className={styles.now} data-testid="now">
      <span className={styles.part}>
        <Mark tone={onAir ? 'air' : 'dim'}>{t('caller.onAir')}</Mark>
        <strong className={styles.title}>{titleOf(onAir?.segmentId)}</strong>
        {onAir && (
          <span className={styles.left}>
            <strong>
              <RunLeft />
            </strong>{' '}
            {t('poll.left')}
          </span>
        )}
      </span>
      <span className={styles.part}>
        <Mark tone={nextSegmentId === null ? 'dim' : 'next'}>{t('caller.next')}</Mark>
        <span className={styles.title}>{titleOf(nextSegmentId)}</span>
      </span>
      <OldWithLine />
    </p>
  );
};
