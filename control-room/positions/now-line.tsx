/** What is on air and next, in one line, in two where it is narrow: for positions whose hands are elsewhere. */
import { OldWithLine } from '../ages/aged.tsx';
import { useView } from '../line/use-line.tsx';
import { lengthText, unknown } from '../pieces/format.ts';
import { Mark } from '../pieces/mark.tsx';
import { useRunLeft } from '../pieces/run-clocks.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './now-line.module.css';

/** One word for it: what is left, or by how much it is over. */
const Left = () => {
  const { t } = useText();
  const left = useRunLeft();
  const figure = <strong>{left === null ? unknown : lengthText(Math.abs(left))}</strong>;
  if (left !== null && left < 0)
    return (
      <span className={`${styles.left} ${styles.isOver} figure`}>
        {t('ahead.overBy')} {figure}
      </span>
    );
  return (
    <span className={`${styles.left} figure`}>
      {figure} {t('poll.left')}
    </span>
  );
};

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
        {onAir && <Left />}
      </span>
      <span className={styles.part}>
        <Mark tone={nextSegmentId === null ? 'dim' : 'next'}>{t('caller.next')}</Mark>
        <span className={styles.title}>{titleOf(nextSegmentId)}</span>
        <OldWithLine />
      </span>
    </p>
  );
};
