/** What is on screen now and when it ends; what may be put on; clear, freeze, everything off. */
import { useView } from '../../line/use-line.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { DeskDeeds } from './desk-deeds.tsx';
import { OnScreen } from './on-screen.tsx';
import { PutOn } from './put-on.tsx';

export const OnNow = () => {
  const { t } = useText();
  const { graphics } = useView();
  if (graphics.length === 0) return <Nothing>{t('graphic.none')}</Nothing>;
  return (
    <ul className={styles.list}>
      {graphics.map((graphic) => (
        <OnScreen key={graphic.id} graphic={graphic} />
      ))}
    </ul>
  );
};

export const GraphicsPanel = () => {
  const { t } = useText();
  return (
    <Panel title={t('panel.graphics')}>
      <div className={`${styles.buttons} ${styles.first}`}>
        <DeskDeeds />
      </div>
      <h3 className={styles.heading}>{t('graphic.onNow')}</h3>
      <OnNow />
      <h3 className={styles.heading}>{t('graphic.putOn')}</h3>
      <PutOn />
    </Panel>
  );
};
