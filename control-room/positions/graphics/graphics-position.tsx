/** The graphics operator's position: what is on, what each output shows and painted, and the preview of what comes on next. */
import { useState } from 'react';
import { KeySays } from '../../keys/key-says.tsx';
import { DeskDeeds } from '../../panels/graphics/desk-deeds.tsx';
import { OnNow } from '../../panels/graphics/graphics-panel.tsx';
import { PreviewContext, type Previewed } from '../../panels/graphics/preview-button.tsx';
import { PutOn } from '../../panels/graphics/put-on.tsx';
import { Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { NowLine } from '../now-line.tsx';
import styles from './graphics.module.css';
import { Outputs } from './outputs.tsx';
import { Preview } from './preview.tsx';

export const GraphicsPosition = () => {
  const { t } = useText();
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  return (
    <PreviewContext value={setPreviewed}>
      <div className={styles.position}>
        <NowLine />
        <KeySays />
        <div className={styles.sides}>
          <Panel
            title={t('graphic.onNow')}
            above={
              <div className={styles.deeds}>
                <DeskDeeds />
              </div>
            }
          >
            <OnNow />
            <h3 className={styles.heading}>{t('drawing.outputs')}</h3>
            <Outputs />
          </Panel>
          <Panel
            title={t('drawing.preview')}
            above={
              <div className={styles.preview}>
                <Preview asks={previewed} />
              </div>
            }
          >
            <PutOn />
          </Panel>
        </div>
      </div>
    </PreviewContext>
  );
};
