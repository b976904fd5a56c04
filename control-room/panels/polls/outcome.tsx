/** What became of a vote, in words: why it was put off or does not count, who stood for the count, what was corrected, what the host says. */
import { votesBelowQuorum } from '../../../server/contract/below-quorum.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import type { Tally } from './tally.ts';
import votes from './votes.module.css';

const Corrected = ({ poll, tally }: { poll: PollRow; tally: Tally }) => {
  const { t, language } = useText();
  const { corrected } = poll;
  if (!corrected) return null;
  const rows = [
    { name: 'wasOnAir' as const, decision: corrected.decision, sides: corrected },
    { name: 'nowStands' as const, decision: poll.decision, sides: tally.count },
  ];
  return (
    <section className={votes.card} aria-label={t('poll.corrected')}>
      <Mark tone="warn">{t('poll.corrected')}</Mark>
      <table className={votes.figureTable}>
        <tbody>
          {rows.map(({ name, decision, sides }) => (
            <tr key={name}>
              <th scope="row">{t(`poll.${name}`)}</th>
              <td>
                {countText(sides?.yea, language)} : {countText(sides?.nay, language)}
              </td>
              <td>{decision && t(`poll.decision.${decision}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={votes.line}>{t('poll.correctedBecause', { reason: corrected.reason })}</p>
    </section>
  );
};

/** Only where there is no result yet, or there cannot be one: what stands here was written for that, not for a vote that is void. */
const HostLine = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const { phase, contingency, verdict } = poll;
  const isNone = phase === 'deferred';
  const willBeNone = (phase === 'counting' || phase === 'verified') && (verdict === 'no-quorum' || votesBelowQuorum(poll) !== null);
  if (!isNone && !willBeNone) return null;
  return (
    <p className={votes.host} data-testid="host-line">
      <small>{isNone ? `${t(`poll.contingency.${contingency.action}`)} ${t('poll.hostSays')}` : t('poll.hostWouldSay')}:</small>“
      {text(contingency.hostLine)}”
    </p>
  );
};

export const Outcome = ({ poll, tally }: { poll: PollRow; tally: Tally }) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const { phase, reason, verifiedBy, verifiedAt } = poll;
  const few = votesBelowQuorum(poll);
  // A count verified before it was put off must be verified anew: the old name must not look like leave to show it.
  const showsVerified = verifiedBy !== null && phase !== 'void' && !(phase === 'deferred' && few !== null);
  const verified = () => {
    if (phase === 'deferred') return t('poll.verifiedBefore', { name: verifiedBy });
    return verifiedAt === null
      ? t('poll.verifiedBy', { name: verifiedBy })
      : t('poll.verifiedByAt', { name: verifiedBy, time: clockText(verifiedAt, zone) });
  };
  return (
    <>
      {phase === 'void' && (
        <p className={`${styles.warning} ${styles.danger}`} data-testid="void">
          {t('poll.isVoid')} {reason && t('poll.because', { reason })}
        </p>
      )}
      {phase !== 'void' && reason && <p className={styles.warning}>{t('poll.because', { reason })}</p>}
      {few !== null && (
        <p className={styles.warning}>
          {t(phase === 'deferred' ? 'poll.fewDeferred' : 'poll.few', {
            votes: countText(few, language),
            quorum: countText(poll.quorum, language),
          })}
        </p>
      )}
      <HostLine poll={poll} />
      {poll.manual && <p className={styles.warning}>{t('poll.manualExplain')}</p>}
      <Corrected poll={poll} tally={tally} />
      {showsVerified && <p className={styles.small}>{verified()}</p>}
    </>
  );
};
