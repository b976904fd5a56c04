/** The clocks and figures of one vote: how long it takes votes, how many there are, whether they are enough. */
import type { ReactNode } from 'react';
import type { EpochMs } from '../../../server/contract/units.ts';
import type { PollPhase, PollRow } from '../../../server/contract/views.ts';
import { AgedVotes, OldWithLine } from '../../ages/aged.tsx';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { clockText, countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import facts from './facts.module.css';
import type { Tally } from './tally.ts';
import { useVotesASecond } from './use-tally.ts';

/** When it may be shown is no question any more. */
const isOver = (phase: PollPhase): boolean => phase === 'revealed' || phase === 'void';

const warnFrom = -10;

const Closing = ({ to, stops }: { to: EpochMs | null; stops?: boolean }) => {
  const since = useSecondsSince(to);
  const isSoon = since !== null && since >= warnFrom && since < 0;
  return (
    <dd className={`${facts.big} ${isSoon ? facts.soon : ''}`}>
      <Countdown to={to} stops={stops ?? true} />
    </dd>
  );
};

const Reveal = ({ at }: { at: EpochMs | null }) => {
  const { t } = useText();
  const since = useSecondsSince(at);
  if (since === null) return null;
  return (
    <div>
      <dt>{t(since < 0 ? 'poll.earliestRevealIn' : 'poll.mayReveal')}</dt>
      <dd className={since < 0 ? facts.big : undefined}>{since < 0 ? <Countdown to={at} stops /> : t('poll.mayRevealNow')}</dd>
    </div>
  );
};

export const Windows = ({ poll }: { poll: PollRow }) => {
  const { t } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const { phase, opensAt, endsAt, lastCloseAt, openEnded } = poll;
  if (opensAt === null) return null;
  const isOpen = phase === 'open';
  const isTaking = isOpen || phase === 'closing';
  const [from, to] = [clockText(opensAt, zone), clockText(endsAt, zone)];
  return (
    <>
      {(isTaking || phase === 'counting' || phase === 'verified') && (
        <dl className={facts.facts}>
          {isOpen && (
            <div>
              <dt>{t(openEnded ? 'poll.closesAtLatest' : 'poll.closesIn')}</dt>
              <Closing to={endsAt} />
            </div>
          )}
          {isTaking && (
            <div>
              <dt>{t('poll.lastCloseIn')}</dt>
              <Closing to={lastCloseAt} />
            </div>
          )}
          <Reveal at={poll.earliestReveal} />
        </dl>
      )}
      <p className={styles.times}>
        {isOpen && openEnded ? t('poll.openEndedWindow', { from, to }) : `${t('poll.window')} ${from}–${to}`}
        {lastCloseAt !== null && ` · ${t('poll.lastClose', { time: clockText(lastCloseAt, zone) })}`}
        {!isOver(phase) && ` · ${t('poll.earliestReveal')} ${clockText(poll.earliestReveal, zone)}`}
      </p>
    </>
  );
};

type QuorumProps = { readonly quorum: number; readonly turnout: number | null; readonly Counted: typeof AgedVotes };

const Quorum = ({ quorum, turnout, Counted }: QuorumProps) => {
  const { t, language } = useText();
  const share = turnout === null ? 0 : quorum === 0 ? 1 : Math.min(1, turnout / quorum);
  const isReached = turnout !== null && turnout >= quorum;
  return (
    <div className={facts.wide}>
      <dt>
        {t('poll.quorum')}{' '}
        {turnout !== null && <Mark tone={isReached ? 'good' : 'warn'}>{t(isReached ? 'poll.quorumReached' : 'poll.belowQuorum')}</Mark>}
      </dt>
      <dd className={facts.ratio}>
        {turnout === null ? (
          countText(quorum, language)
        ) : (
          <Counted>{t('poll.quorumOf', { votes: countText(turnout, language), quorum: countText(quorum, language) })}</Counted>
        )}
      </dd>
      <div className={facts.bar} aria-hidden="true">
        <span className={isReached ? facts.reached : facts.short} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
};

const Recorded = ({ children }: { children: ReactNode }) => (
  <>
    {children} <OldWithLine />
  </>
);

export const Turnout = ({ poll, tally }: { poll: PollRow; tally: Tally }) => {
  const { t, language } = useText();
  const rate = useVotesASecond(poll, tally);
  const { turnout, count } = tally;
  // What is final, or typed by people, is on record here: it is old only with the line.
  const Counted = poll.manual || count?.final ? Recorded : AgedVotes;
  return (
    <dl className={facts.facts} data-testid="turnout">
      <div>
        <dt>
          {t('poll.turnout')} {poll.manual && <Mark tone="warn">{t('poll.manual')}</Mark>}
        </dt>
        <dd className={facts.big}>
          <Counted>{countText(turnout, language)}</Counted>
        </dd>
      </div>
      {(poll.phase === 'open' || poll.phase === 'closing') && (
        <div>
          <dt>{t('poll.rate')}</dt>
          <dd className={facts.big} data-testid="rate">
            <Counted>{countText(rate, language)}</Counted>
          </dd>
        </div>
      )}
      {count && !poll.manual && (
        <div>
          <dt>{t('poll.ballots')}</dt>
          <dd className="figure">
            <Counted>{countText(count.ballots, language)}</Counted>
          </dd>
        </div>
      )}
      <Quorum quorum={poll.quorum} turnout={turnout} Counted={Counted} />
    </dl>
  );
};
