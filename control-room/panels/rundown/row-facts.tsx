/** What a segment is, who is in it, and where its vote stands. A row with a vote is as high whatever the vote says. */
import type { GuestRow, PollRow, SegmentRow } from '../../../server/contract/views.ts';
import { clockText, lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { standing } from '../../pieces/poll-standing.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rundown.module.css';

export type RowPoll = Pick<PollRow, 'phase' | 'calledAt' | 'earliestReveal' | 'fill' | 'opening'>;
export type RowGuest = Pick<GuestRow, 'name' | 'approved'>;
type Facts = {
  readonly row: Pick<SegmentRow, 'state' | 'asPlayed' | 'kind' | 'obstacles'>;
  readonly zone: string;
  readonly guest: RowGuest | undefined;
};

const useRevealText = (zone: string) => {
  const { t } = useText();
  return (poll: RowPoll, isVote: boolean): string => {
    const { earliestReveal, fill, phase } = poll;
    const opensAt = poll.calledAt === null ? poll.opening?.firesAt : null;
    const opens = opensAt ? ` · ${t('ahead.opensAt', { time: clockText(opensAt, zone) })}` : '';
    const stands = `${isVote ? '' : `${t('poll.poll')}: `}${t(`pollPhase.${standing(poll)}`)}${opens}`;
    if (earliestReveal === null || phase === 'revealed' || phase === 'void') return stands;
    const time = clockText(earliestReveal, zone);
    return `${stands} · ${fill === null ? t('poll.notBefore', { time }) : t('fill.notBefore', { time, fill: lengthOf(fill) })}`;
  };
};

const Is = ({ row, guest }: Facts) => {
  const { t, text } = useText();
  const isSaid = row.obstacles?.some(({ why }) => why === 'guest');
  return (
    <>
      {row.state === 'done' && !row.asPlayed && <span>{t('rowState.done')}</span>}{' '}
      {row.asPlayed && <Mark tone="dim">{t('rehearse.asPlayed')}</Mark>}{' '}
      <span className={styles.kind}>{t(`segmentKind.${row.kind as 'host'}`)}</span>{' '}
      {guest && (
        <span>
          {text(guest.name)}
          {!guest.approved && !isSaid && ` · ${t('guest.notApproved')}`}
        </span>
      )}
    </>
  );
};

export const RowFacts = ({ poll, ...facts }: Facts & { readonly poll: RowPoll | undefined }) => {
  const revealText = useRevealText(facts.zone);
  if (!poll) return <Is {...facts} />;
  const stands = revealText(poll, facts.row.kind === 'vote');
  return (
    <div className={styles.poll} title={stands}>
      <Is {...facts} /> <span>{stands}</span>
    </div>
  );
};
