/** What is on screen now and when it ends; what may be put on; clear, which leaves the mandatory labels. */
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { OnScreen } from './on-screen.tsx';
import { PutOn } from './put-on.tsx';

export const GraphicsPanel = () => {
  const { t } = useText();
  const { graphics } = useView();
  return (
    <Panel
      title={t('panel.graphics')}
      aside={
        <CommandButton
          task="graphics-clear"
          asks={{ type: 'graphic.clear' }}
          color="red.8"
          variant="filled"
          size="compact-xs"
          label={t('graphic.clearExplain')}
        >
          {t('graphic.clear')}
        </CommandButton>
      }
    >
      <h3 className={styles.heading}>{t('graphic.onNow')}</h3>
      {graphics.length === 0 && <Nothing>{t('graphic.none')}</Nothing>}
      <ul className={styles.list}>
        {graphics.map((graphic) => (
          <OnScreen key={graphic.id} graphic={graphic} />
        ))}
      </ul>
      <h3 className={styles.heading}>{t('graphic.putOn')}</h3>
      <PutOn />
    </Panel>
  );
};
