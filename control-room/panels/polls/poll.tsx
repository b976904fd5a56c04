/** One poll, whole: phase, windows, turnout, the split (shown only here while it is hidden), and what may be done. */
import type { Count } from '../../../server/contract/audience.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { useFigures, useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { clockText, countText, shareText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { newestCount } from './newest-count.ts';
import { PollDeeds } from './poll-deeds.tsx';
import { pollTones } from './poll-tones.ts';
import { Split } from './split.tsx';

const Windows = ({ poll }: { poll: PollRow }) => {
  const { t } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const isOpen = poll.phase === 'open';
  return (
    <>
      {(isOpen || poll.phase === 'closing') && (
        <dl className={styles.facts}>
          {isOpen && (
            <div>
              <dt>{t('poll.closesIn')}</dt>
              <dd className={styles.big}>
                <Countdown to={poll.endsAt} stops />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('poll.lastCloseIn')}</dt>
            <dd className={styles.big}>
              <Countdown to={poll.lastCloseAt} stops />
            </dd>
          </div>
        </dl>
      )}
      {poll.opensAt !== null && (
        <p className={styles.times}>
          {t('poll.window')} {clockText(poll.opensAt, zone)}–{clockText(poll.endsAt, zone)} · {t('poll.earliestReveal')}{' '}
          {clockText(poll.earliestReveal, zone)}
        </p>
      )}
    </>
  );
};

const Turnout = ({ poll, count }: { poll: PollRow; count: Count | null }) => {
  const { t, language } = useText();
  const turnout = count ? count.yea + count.nay : null;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('poll.turnout')}</dt>
        <dd className={styles.big}>{countText(turnout, language)}</dd>
      </div>
      <div>
        <dt>{t('poll.ballots')}</dt>
        <dd className="figure">{countText(count?.ballots, language)}</dd>
      </div>
      <div>
        <dt>{t('poll.quorum')}</dt>
        <dd className="figure">
          {countText(poll.quorum, language)} {turnout !== null && turnout < poll.quorum && <Mark tone="warn">{t('poll.belowQuorum')}</Mark>}
        </dd>
      </div>
    </dl>
  );
};

const Paths = ({ count }: { count: Count }) => {
  const { t, language } = useText();
  const paths = Object.entries(count.perPath);
  if (paths.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('poll.path')}</th>
          <th scope="col" className={styles.number}>
            {t('poll.yea')}
          </th>
          <th scope="col" className={styles.number}>
            {t('poll.nay')}
          </th>
          <th scope="col" className={styles.number}>
            {t('poll.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map(([path, votes]) => (
          <tr key={path}>
            <td>{path}</td>
            <td className={styles.number}>{countText(votes.yea, language)}</td>
            <td className={styles.number}>{countText(votes.nay, language)}</td>
            <td className={styles.number}>{shareText(votes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const Poll = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const figures = useFigures();
  const count = newestCount(poll, figures);
  return (
    <section aria-label={text(poll.question)} data-poll={poll.id} data-phase={poll.phase}>
      <div className={styles.line}>
        <Mark tone={pollTones[poll.phase]}>{t(`pollPhase.${poll.phase}`)}</Mark>
        {count?.final && <Mark tone="calm">{t('poll.final')}</Mark>}
        {poll.decision && <Mark tone="good">{t(`poll.decision.${poll.decision}`)}</Mark>}
        <span className={styles.aside}>{t(`poll.split.${poll.split}`)}</span>
      </div>
      <h3 className={styles.question}>{text(poll.question)}</h3>
      <Windows poll={poll} />
      <Turnout poll={poll} count={count} />
      {count ? <Split poll={poll} count={count} /> : <p className="dimmed">{t('poll.noCount')}</p>}
      {poll.reason && <p className={styles.warning}>{t('poll.because', { reason: poll.reason })}</p>}
      {poll.verifiedBy && <p className={styles.small}>{t('poll.verifiedBy', { name: poll.verifiedBy })}</p>}
      <PollDeeds poll={poll} count={count} />
      {count && <Paths count={count} />}
    </section>
  );
};
