/**
 * Our graphics over a monitor whose OBS scene does not carry them: the overlay's own preview page, scaled, over the picture.
 *
 * It is no output of the house and reports nothing. It takes no focus, no press, and is not read out: what is on is named beside it.
 */
import type { MonitorName } from '../../../server/contract/monitors.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './laid-over.module.css';

export const LaidOver = ({ which, isOld }: { which: MonitorName; isOld: boolean }) => {
  const { t } = useText();
  // Another fragment makes the page ask at once; it is never loaded anew.
  const revision = useViewOf((view) => view.revision);
  return (
    <iframe
      className={`${styles.over} ${isOld ? styles.old : ''}`}
      data-laid-over={which}
      title={t('laidOver.frame')}
      src={`/overlay/preview/#monitor=${which}&of=${revision}`}
      tabIndex={-1}
      aria-hidden
      inert
    />
  );
};
