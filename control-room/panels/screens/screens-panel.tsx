/** Every page of graphics that is connected, and what it says it has painted. */
import type { ScreenRow } from '../../../server/contract/views.ts';
import { Aged } from '../../ages/aged.tsx';
import { useAge } from '../../ages/use-age.ts';
import { useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useOutputName } from '../graphics/graphic-words.ts';
import styles from '../panels.module.css';

const Screen = ({ screen }: { screen: ScreenRow }) => {
  const { t } = useText();
  const { isOld: isSilent, age } = useAge('page', screen.lastHeard);
  const missing = screen.missing.length;
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.line}>
          <strong>{useOutputName()(screen.output)}</strong>
          {isSilent ? <Mark tone="bad">{t('screen.silent')}</Mark> : <Mark tone="good">{t('screen.heard')}</Mark>}
          <Aged of="page" at={screen.lastHeard}>
            {screen.paintedRevision === null ? (
              <Mark tone="warn">{t('screen.paintedNothing')}</Mark>
            ) : missing > 0 ? (
              <Mark tone="warn">{t('screen.missing', { count: missing })}</Mark>
            ) : (
              <Mark tone={isSilent ? 'dim' : 'good'}>{t('screen.paintedAll')}</Mark>
            )}
          </Aged>
        </div>
        <div className={styles.small}>
          <span className="figure">{screen.address}</span>
          <span>
            {t('screen.lastHeard')} {lengthOf(age)}
          </span>
          <span>
            {t('screen.connectedFor')} <Since from={screen.connectedAt} />
          </span>
          <span>
            {t('screen.revision')} {screen.paintedRevision ?? t('switcher.unknown')}
          </span>
          {screen.problem && <strong className={styles.soon}>{screen.problem}</strong>}
        </div>
      </div>
    </li>
  );
};

export const ScreensPanel = () => {
  const { t } = useText();
  const { screens } = useView();
  return (
    <Panel title={t('panel.screens')} aside={<span className="dimmed">{screens.length}</span>}>
      {screens.length === 0 && <Nothing>{t('screen.none')}</Nothing>}
      <ul className={styles.list}>
        {screens.map((screen) => (
          <Screen key={screen.id} screen={screen} />
        ))}
      </ul>
    </Panel>
  );
};
