/** What the show caller looks at and listens to: program and next, the return picture's place, and the sound. */

import { Mark } from '../../pieces/mark.tsx';
import { Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { Monitor } from './monitor.tsx';
import styles from './monitors.module.css';
import { SoundPart } from './sound-part.tsx';

export const MonitorsPanel = () => {
  const { t } = useText();
  return (
    <Panel title={t('monitors.title')}>
      <div className={styles.pair}>
        <Monitor which="program" />
        <Monitor which="next" />
        <div className={styles.return}>
          <Mark tone="dim">{t('monitors.return')}</Mark>
          <span>{t('monitors.returnLater')}</span>
        </div>
      </div>
      <SoundPart />
    </Panel>
  );
};
