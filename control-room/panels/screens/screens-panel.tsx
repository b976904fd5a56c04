/** Every page of graphics that is connected, and what it says it has painted. */
import { seconds } from '../../../server/contract/units.ts';
import type { ScreenRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useOutputName } from '../graphics/graphic-words.ts';
import styles from '../panels.module.css';

/**
 * A page tells what it painted every two seconds. Silence is judged as of the view: between two views nobody told us anything.
 */
const silentAfter = seconds(10);

const Screen = ({ screen }: { screen: ScreenRow }) => {
  const { t } = useText();
  const { at } = useView();
  const silent = at - screen.lastHeard;
  const missing = screen.missing.length;
  const isSilent = silent > silentAfter;
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.line}>
          <strong>{useOutputName()(screen.output)}</strong>
          {isSilent ? <Mark tone="bad">{t('screen.silent')}</Mark> : <Mark tone="good">{t('screen.heard')}</Mark>}
          {screen.paintedRevision === null ? (
            <Mark tone="warn">{t('screen.paintedNothing')}</Mark>
          ) : missing > 0 ? (
            <Mark tone="warn">{t('screen.missing', { count: missing })}</Mark>
          ) : (
            <Mark tone="good">{t('screen.paintedAll')}</Mark>
          )}
        </div>
        <div className={styles.small}>
          <span className="figure">{screen.address}</span>
          <span>
            {t('screen.lastHeard')} {lengthOf(silent)}
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
