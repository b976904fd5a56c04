/** What to cut, stretch or skip to land on time; where shortening alone does not do it, that is said, and what would remain. */
import type { OperatorView } from '../../../server/contract/views.ts';
import { lengthOf } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rundown.module.css';

/** The rest is in the tooltip: advice must not push the rundown off the screen. */
const mostAdvice = 3;

export const Advice = ({ view: { timing, phase, rundown } }: { view: OperatorView }) => {
  const { t, text } = useText();
  const { advice, stillOver } = timing;
  if (phase === 'ended' || (advice.length === 0 && stillOver === undefined)) return null;
  const titleOf = (id: string) => text(rundown.find((row) => row.id === id)?.title ?? id);
  const deeds = advice.map(({ segmentId, do: deed, by }) =>
    `${t(`rundown.advice.${deed}`)} ${titleOf(segmentId)} ${deed === 'skip' ? '' : lengthOf(by)}`.trim(),
  );
  const more = deeds.length - mostAdvice;
  const isByShortening = stillOver === undefined && advice.every(({ do: deed }) => deed !== 'skip');
  return (
    <p className={styles.advice} title={deeds.join('\n')} data-testid="to-land">
      <strong>{t(isByShortening ? 'rundown.toLand' : 'rundown.notByShortening')}</strong> {deeds.slice(0, mostAdvice).join(' · ')}
      {more > 0 && ` · ${t('rundown.moreAdvice', { count: more })}`}
      {deeds.length === 0 && t('rundown.nothingToCut')}
      {stillOver !== undefined && ` · ${t('rundown.stillOver', { over: lengthOf(stillOver) })}`}
    </p>
  );
};
