/**
 * One vote, whole: phase, windows, turnout, the split as far as this role may see it, what two people propose, and what may be done.
 *
 * What waits for a second person stands above everything else: it concerns whoever looks at this vote.
 */
import { mayOpen } from '../../../server/contract/in-hand.ts';
import type { PollRow } from '../../../server/contract/views.ts';
import { useMay } from '../../line/use-command.ts';
import { useLineState } from '../../line/use-line.tsx';
import { Mark } from '../../pieces/mark.tsx';
import { standing } from '../../pieces/poll-standing.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { Breakdown } from './breakdown.tsx';
import { Motions } from './motions/motions.tsx';
import { Opening } from './opening.tsx';
import { Outcome } from './outcome.tsx';
import { Papers } from './papers.tsx';
import { Planned } from './planned.tsx';
import { canVerify, PollDeeds } from './poll-deeds.tsx';
import { Turnout, Windows } from './poll-facts.tsx';
import { pollTones } from './poll-tones.ts';
import { Split } from './split.tsx';
import type { Tally } from './tally.ts';
import { Tie } from './tie.tsx';
import { useExclusionText } from './use-exclusion-text.ts';
import { useTally } from './use-tally.ts';
import votes from './votes.module.css';

const Marks = ({ poll, tally }: { poll: PollRow; tally: Tally }) => {
  const { t } = useText();
  const isVoid = poll.phase === 'void';
  const isSimulated = useLineState(({ view }) => view?.rehearsal?.hadCrowd === true) && poll.opensAt !== null;
  return (
    <div className={votes.head}>
      <Mark tone={pollTones[standing(poll)]}>{t(`pollPhase.${standing(poll)}`)}</Mark>
      <Opening poll={poll} />
      {poll.notAsked && <Mark tone="dim">{t('rehearse.notAsked')}</Mark>}
      {isSimulated && <Mark tone="violet">{t('rehearse.simulatedVotes')}</Mark>}
      {poll.manual && <Mark tone="warn">{t('poll.manual')}</Mark>}
      {poll.corrected && <Mark tone="warn">{t('poll.corrected')}</Mark>}
      {!isVoid && !poll.manual && tally.count?.final && <Mark tone="calm">{t('poll.final')}</Mark>}
      {!isVoid && !tally.isHidden && poll.decision && <Mark tone="good">{t(`poll.decision.${poll.decision}`)}</Mark>}
      {!mayOpen(poll) && poll.phase !== 'revealed' && <span className={styles.aside}>{t(`poll.split.${poll.split}`)}</span>}
    </div>
  );
};

/** Its rules are on their way: what that means for who looks at it. */
const WaitsForDoor = ({ poll }: { poll: PollRow }) => {
  const { t } = useText();
  if (poll.calledAt === null) return null;
  return <p className={styles.warning}>{t(poll.phase === 'void' ? 'poll.voidWaitsForDoor' : 'poll.waitsForDoor')}</p>;
};

const Sides = ({ poll, tally }: { poll: PollRow; tally: Tally }) => {
  const { t } = useText();
  const textOf = useExclusionText();
  const { count, isHidden } = tally;
  if (isHidden) return <p className={votes.hidden}>{t(poll.phase === 'void' ? 'poll.hiddenForGood' : 'poll.hiddenUntilResult')}</p>;
  if (!count) return <p className="dimmed">{t('poll.noCount')}</p>;
  return (
    <>
      <Split poll={poll} count={count} />
      {poll.phase !== 'void' && <Tie poll={poll} count={count} />}
      {count.without && count.without.length > 0 && <p className={styles.warning}>{t('poll.without', { what: textOf(count.without) })}</p>}
    </>
  );
};

export const Poll = ({ poll }: { poll: PollRow }) => {
  const { text } = useText();
  const tally = useTally(poll);
  const isVoting = useMay('poll.verify');
  // Its rules say all there is to say of a vote that nobody could vote in yet.
  const hasVoters = !mayOpen(poll) || poll.opensAt !== null;
  return (
    <section className={votes.poll} aria-label={text(poll.question)} data-poll={poll.id} data-phase={poll.phase}>
      <Marks poll={poll} tally={tally} />
      <h3 className={votes.question}>{text(poll.question)}</h3>
      <p className={votes.options}>
        {text(poll.yea)} / {text(poll.nay)}
      </p>
      <WaitsForDoor poll={poll} />
      <Motions poll={poll} which="pending" />
      <Outcome poll={poll} tally={tally} />
      <Planned poll={poll} />
      <Windows poll={poll} />
      {hasVoters && <Turnout poll={poll} tally={tally} />}
      {hasVoters && !(isVoting && canVerify(poll, tally)) && <Sides poll={poll} tally={tally} />}
      <PollDeeds poll={poll} tally={tally} />
      {hasVoters && tally.count && !poll.manual && <Breakdown count={tally.count} />}
      <Papers poll={poll} />
      <Motions poll={poll} which="settled" />
    </section>
  );
};
