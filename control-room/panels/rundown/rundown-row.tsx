/** One segment of the rundown, with its state in a word. */
import { memo } from 'react';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText, lengthOf, unknown } from '../../pieces/format.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { standing } from '../../pieces/poll-standing.ts';
import { RunLeft } from '../../pieces/run-clocks.tsx';
import { useText } from '../../pieces/use-text.ts';
import { isLeftOut } from './left-out.ts';
import { Retime } from './retime.tsx';
import { RowMenu } from './row-menu.tsx';
import styles from './rundown.module.css';

const tones: Record<SegmentRow['state'] | 'left-out', Tone> = {
  done: 'dim',
  'on-air': 'air',
  next: 'next',
  later: 'dim',
  skipped: 'warn',
  'left-out': 'dim',
  bench: 'dim',
};

const Start = ({ row, zone }: { row: SegmentRow; zone: string }) => {
  const { t } = useText();
  if (isLeftOut(row)) return <td className={styles.start}>{unknown}</td>;
  const differs = row.plannedStart !== null && row.expectedStart !== null && Math.abs(row.expectedStart - row.plannedStart) >= 1000;
  return (
    <td className={`${styles.start} figure`}>
      <span title={t('rundown.expected')}>{clockText(row.expectedStart ?? row.plannedStart, zone)}</span>
      {differs && (
        <span className={styles.planned} title={t('rundown.planned')}>
          {clockText(row.plannedStart, zone)}
        </span>
      )}
    </td>
  );
};

const Reveal = ({ pollId, zone }: { pollId: string; zone: string }) => {
  const { t } = useText();
  const poll = useView().polls.find(({ id }) => id === pollId);
  if (!poll) return null;
  return (
    <span>
      {t('poll.poll')}: {t(`pollPhase.${standing(poll)}`)}
      {poll.earliestReveal !== null &&
        poll.phase !== 'revealed' &&
        poll.phase !== 'void' &&
        ` · ${t('poll.notBefore', { time: clockText(poll.earliestReveal, zone) })}`}
    </span>
  );
};

const Details = memo(({ row, zone }: { row: SegmentRow; zone: string }) => {
  const { t, text } = useText();
  const view = useView();
  const guest = view.guests.find(({ id }) => id === row.guestId);
  return (
    <>
      <span className={styles.kind}>{t(`segmentKind.${row.kind as 'host'}`)}</span>
      {guest && (
        <span>
          {text(guest.name)}
          {!guest.approved && ` · ${t('guest.notApproved')}`}
        </span>
      )}
      {row.pollId !== undefined && <Reveal pollId={row.pollId} zone={zone} />}
      {row.cutBy === 'mixer' && <span>{t('rundown.cutByMixer')}</span>}
      {row.notes && <span className={styles.notes}>{row.notes}</span>}
    </>
  );
});

export const RundownRow = ({ number, row }: { number: number; row: SegmentRow }) => {
  const { t, text } = useText();
  const { episode, onAir } = useView();
  const zone = episode?.zone ?? 'UTC';
  const isOnAir = row.state === 'on-air';
  return (
    <tr className={styles[row.state]} data-segment={row.id} data-state={row.state} aria-current={isOnAir || undefined}>
      <td className={`${styles.number} figure`}>{number}</td>
      <Start row={row} zone={zone} />
      <td className={styles.what}>
        {row.state !== 'later' && <Mark tone={tones[row.state]}>{t(`rowState.${row.state}`)}</Mark>} <strong>{text(row.title)}</strong>
        <div className={styles.details}>
          <Details row={row} zone={zone} />
        </div>
      </td>
      <td className={`${styles.length} figure`}>
        <Retime row={row} />
        <span className={styles.planned}>
          {isOnAir && onAir ? <RunLeft /> : row.actual !== null ? `${t('rundown.was')} ${lengthOf(row.actual)}` : null}
        </span>
      </td>
      <td>
        <RowMenu row={row} />
      </td>
    </tr>
  );
};
