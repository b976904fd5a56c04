/**
 * What may be done with a vote in its phase, by this role: what it may not do is not offered.
 * A window once announced closes by itself: there is no "close", but for a vote whose end was not announced.
 */
import { votesBelowQuorum } from '../../../server/contract/below-quorum.ts';
import { mayOpen, neverOpened } from '../../../server/contract/in-hand.ts';
import type { PollPhase, PollRow } from '../../../server/contract/views.ts';
import { useMay } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { Open } from './deeds/open.tsx';
import { Reveal } from './deeds/reveal.tsx';
import { Verify } from './deeds/verify.tsx';
import { WhileOpen } from './deeds/while-open.tsx';
import { WithReason } from './deeds/with-reason.tsx';
import { ProposeButtons } from './motions/propose-buttons.tsx';
import type { Tally } from './tally.ts';
import votes from './votes.module.css';

type Props = { readonly poll: PollRow; readonly tally: Tally };

export const mayDefer: readonly PollPhase[] = ['armed', 'counting', 'verified'];
export const mayVoid: readonly PollPhase[] = ['armed', 'open', 'closing', 'counting', 'verified', 'deferred', 'revealed'];

/** The figures that would be signed then stand with the button, and nowhere else. Too few are not signed: they are put off or void. */
export const canVerify = (poll: PollRow, { isHidden }: Tally): boolean => {
  if (isHidden || neverOpened(poll) || votesBelowQuorum(poll) !== null) return false;
  return poll.phase === 'counting' || poll.phase === 'deferred';
};

const Branch = ({ poll }: { poll: PollRow }) => {
  const { t, text } = useText();
  const { rundown } = useView();
  const mayConfirm = useMay('branch.confirm');
  if (!poll.branch) return null;
  const { to, confirmed } = poll.branch;
  const title = text(rundown.find(({ id }) => id === to)?.title ?? to);
  if (confirmed) return <p className={styles.small}>{t('poll.branchDone', { title })}</p>;
  if (!mayConfirm) return null;
  return (
    <CommandButton size="sm" color="blue.7" variant="filled" asks={{ type: 'branch.confirm', pollId: poll.id, to }}>
      {t('poll.branch', { title })}
    </CommandButton>
  );
};

export const PollDeeds = ({ poll, tally }: Props) => {
  const isVoting = useMay('poll.verify');
  const { phase } = poll;
  if (!isVoting)
    return (
      <div className={votes.deeds}>
        <Branch poll={poll} />
      </div>
    );
  const isFew = votesBelowQuorum(poll) !== null;
  return (
    <>
      {canVerify(poll, tally) && <Verify poll={poll} tally={tally} />}
      <div className={votes.deeds}>
        {/* One whose rules wait for the phones' door is not opened a second time. */}
        {mayOpen(poll) && poll.calledAt === null && <Open poll={poll} />}
        {phase === 'open' && <WhileOpen poll={poll} />}
        {phase === 'verified' && !isFew && <Reveal poll={poll} />}
        <Branch poll={poll} />
        {mayDefer.includes(phase) && poll.calledAt === null && <WithReason poll={poll} deed="defer" />}
        {mayVoid.includes(phase) && <WithReason poll={poll} deed="void" />}
        <ProposeButtons poll={poll} tally={tally} />
      </div>
    </>
  );
};
