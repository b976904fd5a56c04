/** One segment of the rundown, with its state in a word. Each cell is drawn again only when what it shows has changed. */
import { IconLock } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Ms } from '../../../server/contract/units.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';
import { clockText, lengthOf, overUnderText, unknown } from '../../pieces/format.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { RunLeft } from '../../pieces/run-clocks.tsx';
import { sameValue } from '../../pieces/same-value.ts';
import { useText } from '../../pieces/use-text.ts';
import { DraggableRow } from './draggable-rows.tsx';
import { EditingNotes } from './editing-note.tsx';
import styles from './edits.module.css';
import { isLeftOut } from './left-out.ts';
import { NotReady } from './not-ready.tsx';
import { isMovable } from './order.ts';
import { Retime } from './retime.tsx';
import { mayRewrite, Rewrite, RowTitle } from './rewrite.tsx';
import { RowFacts, type RowGuest, type RowPoll } from './row-facts.tsx';
import { RowMenu } from './row-menu.tsx';
import rundown from './rundown.module.css';

/** A row without what runs on by itself. */
export type StillRow = Omit<SegmentRow, 'plannedStart' | 'expectedStart' | 'actual'>;
type Seen = {
  readonly number: number;
  readonly row: SegmentRow;
  readonly zone: string;
  readonly isEnded: boolean;
  readonly guest: RowGuest | undefined;
  readonly poll: RowPoll | undefined;
  readonly up: string | null | undefined;
  readonly down: string | null | undefined;
  readonly below: string | null;
};

const tones: Record<SegmentRow['state'], Tone> = {
  done: 'dim',
  'on-air': 'air',
  next: 'next',
  later: 'dim',
  skipped: 'warn',
  'left-out': 'dim',
  bench: 'dim',
};

type Times = Pick<SegmentRow, 'state' | 'plannedStart' | 'expectedStart'> & { readonly zone: string };
const Start = memo(({ state, plannedStart, expectedStart, zone }: Times) => {
  const { t } = useText();
  if (isLeftOut({ state })) return <td className={rundown.start}>{unknown}</td>;
  const differs = plannedStart !== null && expectedStart !== null && Math.abs(expectedStart - plannedStart) >= 1000;
  return (
    <td className={`${rundown.start} figure`}>
      <span title={t('rundown.expected')}>{clockText(expectedStart ?? plannedStart, zone)}</span>
      {differs && (
        <span className={rundown.planned} title={t('rundown.planned')}>
          {clockText(plannedStart, zone)}
        </span>
      )}
    </td>
  );
}, sameValue);

type Told = Pick<Seen, 'zone' | 'guest' | 'poll' | 'isEnded'> & { readonly row: StillRow; readonly write: (isOpen: boolean) => void };
const What = memo(({ row, zone, guest, poll, isEnded, write }: Told) => {
  const { t, text } = useText();
  return (
    <td className={rundown.what}>
      <div className={rundown.first}>
        {row.state !== 'later' && row.state !== 'done' && <Mark tone={tones[row.state]}>{t(`rowState.${row.state}`)}</Mark>}
        <RowTitle row={row} isEnded={isEnded} open={() => write(true)} />
      </div>
      <div className={rundown.details}>
        {row.locked && (
          <Mark tone="calm">
            <IconLock size={13} className={styles.lock} aria-hidden /> {t('edits.locked')}
          </Mark>
        )}
        {row.copyOf !== undefined && <Mark tone="dim">{t('edits.copy')}</Mark>}
        <EditingNotes segmentId={row.id} />
        <NotReady obstacles={row.obstacles} />
        <RowFacts {...{ row, zone, guest, poll }} />
        {row.cutBy === 'mixer' && <span>{t('rundown.cutByMixer')}</span>}
        {row.notes && <span className={rundown.notes}>{text(row.notes)}</span>}
      </div>
    </td>
  );
}, sameValue);

/** By how much it ran over its plan, or under. */
const Off = ({ off }: { off: Ms }) => {
  const { t } = useText();
  const said = overUnderText(off);
  return (
    <span className={said.startsWith('+') ? rundown.over : rundown.under} title={t('status.overUnder')}>
      {said}
    </span>
  );
};

type Long = { readonly row: StillRow; readonly ran: string | null; readonly off: Ms | null; readonly isEnded: boolean };
const Length = memo(
  ({ row, ran, off, isEnded }: Long) => (
    <td className={`${rundown.length} figure`}>
      <Retime row={row} isEnded={isEnded} />
      <span className={rundown.planned}>
        {row.state === 'on-air' ? <RunLeft /> : ran} {off !== null && <Off off={off} />}
      </span>
    </td>
  ),
  sameValue,
);

export const RundownRow = memo(({ number, row: whole, zone, isEnded, guest, poll, up, down, below }: Seen) => {
  const { t } = useText();
  const [isWriting, write] = useState(false);
  const { id } = whole;
  const stop = () => {
    write(false);
    // The focus goes back to where it came from, unless something else has it.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-title="${CSS.escape(id)}"]`)?.focus());
  };
  const { plannedStart, expectedStart, actual, ...row } = whole;
  // Of the one on air it runs on, and its clock says it.
  const ran = actual === null || row.state === 'on-air' ? null : `${t('rundown.was')} ${lengthOf(actual)}`;
  const off = actual === null || row.state !== 'done' ? null : actual - row.planned;
  return (
    <DraggableRow
      row={row}
      className={rundown[row.state]}
      isMovable={!isEnded && isMovable(row)}
      number={number}
      numberClass={`${rundown.number} figure`}
    >
      <Start {...{ state: row.state, plannedStart, expectedStart, zone }} />
      {isWriting && mayRewrite({ row, isEnded }) ? (
        <td className={rundown.what}>
          <Rewrite row={row} below={below} onDone={stop} />
        </td>
      ) : (
        <What {...{ row, zone, guest, poll, isEnded, write }} />
      )}
      <Length {...{ row, ran, off, isEnded }} />
      <td className={rundown.deeds}>
        <RowMenu {...{ row, isEnded, up, down, below }} write={() => write(true)} />
      </td>
    </DraggableRow>
  );
}, sameValue);
