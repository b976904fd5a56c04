/** As many yea as nay: what decides then was fixed before the vote, and no margin speaks for it. */
import type { PollRow } from '../../../server/contract/views.ts';
import { useText } from '../../pieces/use-text.ts';
import type { Tally } from './tally.ts';
import votes from './votes.module.css';

type Held = NonNullable<Tally['count']>;

export const isTie = (count: Pick<Held, 'yea' | 'nay'> | null): boolean => count !== null && count.yea === count.nay;

/** Nothing for a count that is no tie, that is not final, or that decides nothing. */
export const Tie = ({ poll, count }: { poll: PollRow; count: Held | null }) => {
  const { t } = useText();
  const { verdict } = poll;
  if (!count?.final || !isTie(count) || verdict === null || verdict === 'no-quorum') return null;
  return (
    <p className={`${votes.line} ${votes.fragile}`} data-testid="tie">
      {verdict === 'chair' ? t('poll.tieChair') : t('poll.tieRule', { decision: t(`verdict.${verdict}`) })}
    </p>
  );
};
