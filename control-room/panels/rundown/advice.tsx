/** What to cut, stretch or skip to land on time; where shortening alone does not do it, that is said, and what would remain. */
import { useViewOf } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rundown.module.css';

/** The rest is in the tooltip: advice must not push the rundown off the screen. */
const mostAdvice = 3;

const useDeeds = (): readonly string[] => {
  const { t, text } = useText();
  const rundown = useViewOf((view) => view.rundown);
  const titleOf = (id: string) => text(rundown.find((row) => row.id === id)?.title ?? id);
  return useViewOf(({ timing }) => timing.advice).map(({ segmentId, do: deed, by }) =>
    deed === 'skip'
      ? t('looks.skipIt', { title: titleOf(segmentId) })
      : `${titleOf(segmentId)} ${deed === 'cut' ? '−' : '+'}${lengthOf(by)}`,
  );
};

export const Advice = () => {
  const { t } = useText();
  const deeds = useDeeds();
  const advice = useViewOf(({ timing }) => timing.advice);
  const stillOver = useViewOf(({ timing }) => timing.stillOver);
  const phase = useViewOf((view) => view.phase);
  if (phase === 'off' || phase === 'ended') return null;
  // Its line stays when there is nothing to say: rows must not move under a hand because the show is on time again.
  if (advice.length === 0 && stillOver === undefined) return <p className={styles.noAdvice} />;
  const more = deeds.length - mostAdvice;
  const isByShortening = stillOver === undefined && advice.every(({ do: deed }) => deed !== 'skip');
  return (
    <p className={styles.advice} title={deeds.join('\n')} data-testid="to-land">
      <strong>{t(isByShortening ? 'looks.toLand' : 'rundown.notByShortening')}</strong>{' '}
      {deeds.slice(0, mostAdvice).map((deed, at) => (
        <span key={deed} className={styles.deed}>
          {at > 0 && '· '}
          {deed}{' '}
        </span>
      ))}
      {more > 0 && ` · ${t('rundown.moreAdvice', { count: more })}`}
      {deeds.length === 0 && t('rundown.nothingToCut')}
      {stillOver !== undefined && ` · ${t('rundown.stillOver', { over: lengthOf(stillOver) })}`}
    </p>
  );
};
