/** The rows of the rundown: dragged by pointer or keys, and the running one kept in sight. */
import { memo, useEffect, useRef } from 'react';
import type { OperatorView, PollRow } from '../../../server/contract/views.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { DraggableRows } from './draggable-rows.tsx';
import { stepsOf } from './order.ts';
import type { RowPoll } from './row-facts.tsx';
import styles from './rundown.module.css';
import { RundownRow } from './rundown-row.tsx';
import { useReorder } from './use-reorder.ts';

/** Opens where the show is, and follows it: the running row stays in sight, before the first take the next one. */
const useFollow = () => {
  const body = useRef<HTMLTableSectionElement>(null);
  const segmentId = useViewOf(({ onAir, nextSegmentId }) => onAir?.segmentId ?? nextSegmentId);
  const activationId = useViewOf(({ activation }) => activation?.id);
  useEffect(() => {
    // Another activation begins anew, also where the same row was in sight before.
    if (segmentId === null || activationId === undefined) return;
    body.current?.querySelector(`[data-segment="${CSS.escape(segmentId)}"]`)?.scrollIntoView({ block: 'center' });
  }, [segmentId, activationId]);
  return body;
};

type Told = Pick<OperatorView, 'rundown' | 'guests' | 'polls'> & { readonly zone: string; readonly isEnded: boolean };

const rowPoll = ({ phase, calledAt, earliestReveal, fill, opening }: PollRow): RowPoll => ({
  ...{ phase, calledAt, earliestReveal, fill },
  ...(opening === undefined ? {} : { opening }),
});

/** What each row is about, found once for all of them. */
const factsOf = ({ rundown, guests, polls, ...common }: Told) => {
  const guestOf = new Map(guests.map((guest) => [guest.id, guest]));
  const pollOf = new Map(polls.map((poll) => [poll.id, poll]));
  const running = rundown.filter(({ state }) => state !== 'bench');
  const steps = stepsOf(rundown);
  return running.map((row, index) => {
    const guest = guestOf.get(row.guestId ?? '');
    const poll = pollOf.get(row.pollId ?? '');
    return {
      ...common,
      ...{
        number: index + 1,
        row,
        below: running[index + 1]?.id ?? null,
        up: steps.get(row.id)?.up,
        down: steps.get(row.id)?.down,
      },
      guest: guest && { name: guest.name, approved: guest.approved },
      poll: poll && rowPoll(poll),
    };
  });
};

const Segments = () => {
  const rundown = useViewOf((view) => view.rundown);
  const guests = useViewOf((view) => view.guests);
  const polls = useViewOf((view) => view.polls);
  const zone = useViewOf(({ episode }) => episode?.zone ?? 'UTC');
  const isEnded = useViewOf(({ phase }) => phase === 'ended');
  return factsOf({ rundown, guests, polls, zone, isEnded }).map((one) => <RundownRow key={one.row.id} {...one} />);
};

type TableProps = { readonly onKeyDown: ReturnType<typeof useReorder>['onKeyDown']; readonly said: string };

const Table = ({ onKeyDown, said }: TableProps) => {
  const { t } = useText();
  const body = useFollow();
  return (
    <div className={styles.rows}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.gripColumn}>
              <span className={styles.hidden}>{t('edits.order')}</span>
            </th>
            <th scope="col" className={styles.numberColumn}>
              #
            </th>
            <th scope="col" className={styles.timeColumn}>
              {t('rundown.start')}
            </th>
            <th scope="col">{t('rundown.segment')}</th>
            <th scope="col" className={styles.lengthColumn}>
              {t('rundown.length')}
            </th>
            <th scope="col" className={styles.deedsColumn}>
              <span className={styles.hidden}>{t('rundown.deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => void onKeyDown(event)}>
          <Segments />
        </tbody>
      </table>
      <p role="status" className={styles.hidden}>
        {said}
      </p>
    </div>
  );
};

/** Draws nothing anew when a row changes, only when rows come, go or change places: whoever hears drags would be asked one by one. */
export const Rows = memo(() => {
  const ids = useViewOf(({ rundown }) => rundown.flatMap(({ id, state }) => (state === 'bench' ? [] : [id])).join(' '));
  const { lift, drop, onKeyDown, said } = useReorder();
  return (
    <DraggableRows ids={ids} lift={lift} drop={drop}>
      <Table onKeyDown={onKeyDown} said={said} />
    </DraggableRows>
  );
});
