/**
 * Before somebody signs a count: exactly the figures that will be signed, what they decide, whether that is robust, and what
 * looked doubtful. The button sends these figures; the server refuses when it holds others.
 */
import type { PollRow } from '../../../../server/contract/views.ts';
import { useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { clockText, countText } from '../../../pieces/format.ts';
import { useText } from '../../../pieces/use-text.ts';
import { effectOf, pendingMotions } from '../motions/motion-verdict.ts';
import { Split } from '../split.tsx';
import type { Tally } from '../tally.ts';
import { isTie, Tie } from '../tie.tsx';
import { useExclusionText } from '../use-exclusion-text.ts';
import votes from '../votes.module.css';

const Doubts = ({ poll }: { poll: PollRow }) => {
  const { t, text, language } = useText();
  const { voting, episode } = useView();
  const zone = episode?.zone ?? 'UTC';
  if (!voting) return null;
  const doubts = voting.anomalies.filter(({ pollId }) => pollId === poll.id);
  if (doubts.length === 0) return <p className={votes.line}>{t('poll.noAnomalies')}</p>;
  const sum = doubts.reduce((all, { votes: some }) => all + some, 0);
  return (
    <>
      <p className={votes.line}>{t('poll.anomalies', { count: doubts.length, votes: countText(sum, language) })}</p>
      <ul className={votes.lines}>
        {doubts.slice(0, 5).map(({ id, message, span }) => (
          <li key={id}>
            {span && `${t('motion.spanOf', { from: clockText(span.from, zone), to: clockText(span.to, zone) })}: `}
            {text(message)}
          </li>
        ))}
      </ul>
    </>
  );
};

/** At a tie that could be robust nothing is said: the count decides nothing. */
const Robust = ({ poll, count }: { poll: PollRow; count: Tally['count'] }) => {
  const { t } = useText();
  const isContested = pendingMotions(poll.motions).some((one) => effectOf(one)?.says === 'flips');
  const robust = poll.robust && !isContested;
  if (robust === null || (robust && isTie(count))) return null;
  const word = robust ? 'poll.robust' : isContested ? 'poll.contested' : 'poll.notRobust';
  return <p className={`${votes.line} ${robust ? votes.robust : votes.fragile}`}>{t(word)}</p>;
};

export const Verify = ({ poll, tally: { count } }: { poll: PollRow; tally: Tally }) => {
  const { t, language } = useText();
  const textOf = useExclusionText();
  const motion = pendingMotions(poll.motions).length > 0 ? t('poll.motionFirst') : undefined;
  const notNow = count === null ? t('poll.noCount') : count.final ? motion : t('poll.notFinal');
  const saw = { yea: count?.yea ?? 0, nay: count?.nay ?? 0 };
  const figures = { yea: countText(count?.yea, language), nay: countText(count?.nay, language) };
  // Put off on purpose: it stays in reach, but nothing calls for it.
  const isLoud = poll.phase === 'counting';
  const look = isLoud ? ({ size: 'sm', color: 'green.8', variant: 'filled' } as const) : ({ size: 'compact-sm' } as const);
  return (
    <section className={`${votes.card} ${notNow ? '' : votes.sign}`} aria-label={t('poll.toSign')}>
      <h4>{t('poll.toSign')}</h4>
      {count ? <Split poll={poll} count={count} /> : <p className={votes.line}>{t('poll.noCount')}</p>}
      {poll.verdict && (
        <p className={votes.line}>
          {t('poll.outcome')}: <b>{t(`verdict.${poll.verdict}`)}</b>
        </p>
      )}
      {count?.without && count.without.length > 0 && <p className={votes.line}>{t('poll.without', { what: textOf(count.without) })}</p>}
      <Tie poll={poll} count={count} />
      <Robust poll={poll} count={count} />
      <Doubts poll={poll} />
      <div className={votes.deeds} style={{ margin: '8px 0 0' }}>
        <CommandButton
          {...look}
          task={isLoud ? 'vote-verify' : undefined}
          asks={{ type: 'poll.verify', pollId: poll.id, saw }}
          notNow={notNow}
        >
          {t(poll.phase === 'deferred' ? 'poll.verifyLater' : 'poll.verify', figures)}
        </CommandButton>
        {notNow && <span className={votes.line}>{notNow}</span>}
      </div>
    </section>
  );
};
