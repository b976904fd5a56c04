/** Every page of graphics that is connected, and what it says it has painted. */
import type { ScreenRow } from '../../../server/contract/views.ts';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

/** A page tells what it painted at least every few seconds. */
const silentAfter = 10;

const Screen = ({ screen }: { screen: ScreenRow }) => {
  const { t } = useText();
  const { graphics } = useView();
  const silent = useSecondsSince(screen.lastHeard);
  const missing = graphics.filter(({ id }) => !screen.painted.includes(id)).length;
  const isSilent = silent === null || silent > silentAfter;
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <div className={styles.line}>
          <strong>{screen.output}</strong>
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
            {t('screen.lastHeard')} <Since from={screen.lastHeard} />
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
