/** The evening: choose an episode and its kind, the checks before air with what to do, ready, end. */
import { useView } from '../../line/use-line.tsx';
import { Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { RehearsalPart } from '../../rehearsal/rehearsal-part.tsx';
import styles from '../panels.module.css';
import { Activate } from './activate.tsx';
import { End } from './end.tsx';
import { Preflight } from './preflight.tsx';
import { PrintOrder } from './print-order.tsx';

export const EpisodePanel = () => {
  const { t, text } = useText();
  const { phase, episode, activation } = useView();
  const isChoosing = phase === 'off' || phase === 'ended' || !activation;
  return (
    <Panel title={t('panel.episode')} aside={<span className="dimmed">{t(`phase.${phase}`)}</span>}>
      {episode && (
        <p style={{ margin: '0 0 8px' }}>
          <strong style={{ display: 'block' }}>{text(episode.title)}</strong>
          <span className="dimmed">
            {episode.date} · {episode.zone}
          </span>
        </p>
      )}
      {!isChoosing && <RehearsalPart />}
      {isChoosing ? <Activate /> : <Preflight />}
      {!isChoosing && (
        <>
          <PrintOrder />
          <h3 className={styles.heading}>{t('episode.end')}</h3>
          <End />
        </>
      )}
    </Panel>
  );
};
