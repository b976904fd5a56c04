/** What looked doubtful about the votes: kind, when, why in words, and how many counted votes it concerns. Newest first. */
import type { Anomaly } from '../../../server/contract/audience.ts';
import { AgedVotes } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import own from './integrity.module.css';

const Row = ({ anomaly: { kind, at, message, votes, pollId, span } }: { anomaly: Anomaly }) => {
  const { t, text, language } = useText();
  const { episode, polls } = useView();
  const zone = episode?.zone ?? 'UTC';
  const poll = polls.find(({ id }) => id === pollId);
  return (
    <li className={own.anomaly} data-anomaly={kind}>
      <div className={styles.line}>
        <Mark tone="warn">{t(`integrity.anomalyKind.${kind}`)}</Mark>
        <span className="figure">
          {span ? t('motion.spanOf', { from: clockText(span.from, zone), to: clockText(span.to, zone) }) : clockText(at, zone)}
        </span>
        <strong>
          {votes === 0 ? t('integrity.noVotes') : t('integrity.doubtful', { count: votes, votes: countText(votes, language) })}
        </strong>
      </div>
      <p className={own.words}>{text(message)}</p>
      {poll && <p className={own.aside}>{text(poll.question)}</p>}
    </li>
  );
};

export const Anomalies = ({ anomalies }: { anomalies: readonly Anomaly[] }) => {
  const { t } = useText();
  return (
    <section className={own.part} aria-label={t('integrity.anomalies')}>
      <h3 className={styles.heading}>
        <AgedVotes>{t('integrity.anomalies')}</AgedVotes>
      </h3>
      {anomalies.length === 0 && <p className={own.line}>{t('integrity.noAnomalies')}</p>}
      <ul className={styles.list}>
        {anomalies.map((anomaly) => (
          <Row key={anomaly.id} anomaly={anomaly} />
        ))}
      </ul>
      {anomalies.length > 0 && <p className={own.aside}>{t('integrity.nothingDropped')}</p>}
    </section>
  );
};
