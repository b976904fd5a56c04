/**
 * Our graphics over a monitor whose OBS scene does not carry them: the overlay's own preview page, scaled, over the picture.
 *
 * It is no output of the house and reports nothing. It takes no focus, no press, and is not read out: what is on is named beside it.
 */
import { useEffect, useRef, useState } from 'react';
import type { MonitorName } from '../../../server/contract/monitors.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './laid-over.module.css';

export const LaidOver = ({ which, isOld }: { which: MonitorName; isOld: boolean }) => {
  const { t } = useText();
  const frame = useRef<HTMLIFrameElement>(null);
  const revision = useViewOf((view) => view.revision);
  // Another fragment makes the page ask at once; it is never loaded anew.
  const address = `/overlay/preview/#monitor=${which}&of=${revision}`;
  const [opened] = useState(address);
  useEffect(() => {
    // As another `src` each view of the show would be a step for the browser's Back.
    if (address !== opened) frame.current?.contentWindow?.location.replace(address);
  }, [address, opened]);
  return (
    <iframe
      ref={frame}
      className={`${styles.over} ${isOld ? styles.old : ''}`}
      data-laid-over={which}
      title={t('laidOver.frame')}
      src={opened}
      tabIndex={-1}
      aria-hidden
      inert
    />
  );
};
