/** One poll, whole: phase, windows, turnout, the split (shown only here while it is hidden), and what may be done. */
import type { Count } from '../../../server/contract/audience.ts';
import type { PollPhase, PollRow } from '../../../server/contract/views.ts';
import { useFigures, useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { votesBelowQuorum } from './below-quorum.ts';
import { newestCount } from './newest-count.ts';
import { Paths } from './paths.tsx';
import { PollDeeds } from './poll-deeds.tsx';
import { pollTones } from './poll-tones.ts';
import { Split } from './split.tsx';

/** When it may be shown is no question any more. */
const isOver = (phase: PollPhase): boolean => phase === 'revealed' || phase === 'void';

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
          {t('poll.window')} {clockText(poll.opensAt, zone)}–{clockText(poll.endsAt, zone)}
          {!isOver(poll.phase) && ` · ${t('poll.earliestReveal')} ${clockText(poll.earliestReveal, zone)}`}
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

/** What became of it, in words: why it was put off or does not count, who stood for the count. */
const Outcome = ({ poll }: { poll: PollRow }) => {
  const { t, language } = useText();
  const { phase, reason, verifiedBy } = poll;
  const votes = votesBelowQuorum(poll);
  const few = phase === 'deferred' ? 'poll.fewDeferred' : 'poll.few';
  // A count verified before it was put off must be verified anew: the old name must not look like leave to show it.
  const verified = phase === 'deferred' ? 'poll.verifiedBefore' : 'poll.verifiedBy';
  const showsVerified = verifiedBy !== null && phase !== 'void' && !(phase === 'deferred' && votes !== null);
  return (
    <>
      {reason && <p className={`${styles.warning} ${phase === 'void' ? styles.danger : ''}`}>{t('poll.because', { reason })}</p>}
      {votes !== null && (
        <p className={styles.warning}>{t(few, { votes: countText(votes, language), quorum: countText(poll.quorum, language) })}</p>
      )}
      {showsVerified && <p className={styles.small}>{t(verified, { name: verifiedBy })}</p>}
    </>
  );
};

export const Poll = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const figures = useFigures();
  const count = newestCount(poll, figures);
  const isVoid = poll.phase === 'void';
  return (
    <section aria-label={text(poll.question)} data-poll={poll.id} data-phase={poll.phase}>
      <div className={styles.line}>
        <Mark tone={pollTones[poll.phase]}>{t(`pollPhase.${poll.phase}`)}</Mark>
        {!isVoid && count?.final && <Mark tone="calm">{t('poll.final')}</Mark>}
        {!isVoid && poll.decision && <Mark tone="good">{t(`poll.decision.${poll.decision}`)}</Mark>}
        {!isVoid && <span className={styles.aside}>{t(`poll.split.${poll.split}`)}</span>}
      </div>
      <h3 className={styles.question}>{text(poll.question)}</h3>
      <Outcome poll={poll} />
      <Windows poll={poll} />
      <Turnout poll={poll} count={count} />
      {count ? <Split poll={poll} count={count} /> : <p className="dimmed">{t('poll.noCount')}</p>}
      <PollDeeds poll={poll} count={count} />
      {count && <Paths count={count} />}
    </section>
  );
};
