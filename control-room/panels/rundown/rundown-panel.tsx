/** The rundown: what was, is and will be, planned and expected; edits change the plan, never the air. */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { OperatorView } from '../../../server/contract/views.ts';
import { useOpenImport } from '../../imports/import-desk.tsx';
import { useView } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { BenchRow } from './bench-row.tsx';
import { DraggableRows } from './draggable-rows.tsx';
import { KeepsWords } from './kept-words.tsx';
import { MakesSegments, NewSegmentButton } from './new-segment.tsx';
import { stepsOf } from './order.ts';
import { AsksBeforeOverwriting } from './overwrite.tsx';
import styles from './rundown.module.css';
import { RundownRow } from './rundown-row.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useReorder } from './use-reorder.ts';

/** The rest is in the tooltip: advice must not push the rundown off the screen. */
const mostAdvice = 3;

const Advice = ({ view }: { view: OperatorView }) => {
  const { t, text } = useText();
  if (view.phase === 'off' || view.phase === 'ended') return null;
  // Its line stays when there is nothing to say: rows must not move under a hand because the show is on time again.
  if (view.timing.advice.length === 0) return <p className={styles.noAdvice} />;
  const titleOf = (id: string) => text(view.rundown.find((row) => row.id === id)?.title ?? id);
  const deeds = view.timing.advice.map(({ segmentId, do: deed, by }) =>
    deed === 'skip'
      ? t('looks.skipIt', { title: titleOf(segmentId) })
      : `${titleOf(segmentId)} ${deed === 'cut' ? '−' : '+'}${lengthOf(by)}`,
  );
  const more = deeds.length - mostAdvice;
  return (
    <p className={styles.advice} title={deeds.join('\n')}>
      <strong>{t('looks.toLand')}</strong>{' '}
      {deeds.slice(0, mostAdvice).map((deed, at) => (
        <span key={deed} className={styles.deed}>
          {at > 0 && '· '}
          {deed}{' '}
        </span>
      ))}
      {more > 0 && ` · ${t('rundown.moreAdvice', { count: more })}`}
    </p>
  );
};

/** Opens where the show is, and follows it: the running row stays in sight, before the first take the next one. */
const useFollow = ({ activation, onAir, nextSegmentId }: OperatorView) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const segmentId = onAir?.segmentId ?? nextSegmentId;
  const activationId = activation?.id;
  useEffect(() => {
    // Another activation begins anew, also where the same row was in sight before.
    if (segmentId === null || activationId === undefined) return;
    body.current?.querySelector(`[data-segment="${CSS.escape(segmentId)}"]`)?.scrollIntoView({ block: 'center' });
  }, [segmentId, activationId]);
  return body;
};

/** What each row is about, found once for all of them. */
const factsOf = ({ rundown, guests, polls, episode, phase }: OperatorView) => {
  const guestOf = new Map(guests.map((guest) => [guest.id, guest]));
  const pollOf = new Map(polls.map((poll) => [poll.id, poll]));
  const common = { zone: episode?.zone ?? 'UTC', isEnded: phase === 'ended' };
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
      poll: poll && { phase: poll.phase, calledAt: poll.calledAt, earliestReveal: poll.earliestReveal, fill: poll.fill },
    };
  });
};

const Rows = ({ view }: { view: OperatorView }) => {
  const { t } = useText();
  const body = useFollow(view);
  const { lift, drop, onKeyDown, said } = useReorder();
  const facts = factsOf(view);
  return (
    <DraggableRows rows={facts.map(({ row }) => row)} lift={lift} drop={drop}>
      <div className={styles.rows}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className={styles.hidden}>{t('edits.order')}</span>
              </th>
              <th scope="col" className={styles.number}>
                #
              </th>
              <th scope="col">{t('rundown.start')}</th>
              <th scope="col">{t('rundown.segment')}</th>
              <th scope="col">{t('rundown.length')}</th>
              <th scope="col">
                <span className={styles.hidden}>{t('rundown.deeds')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={(event) => void onKeyDown(event)}>
            {facts.map((one) => (
              <RundownRow key={one.row.id} {...one} />
            ))}
          </tbody>
        </table>
        <p role="status" className={styles.hidden}>
          {said}
        </p>
      </div>
    </DraggableRows>
  );
};

const RundownHead = () => {
  const { t } = useText();
  const { phase, rundown } = useView();
  const openImport = useOpenImport();
  const running = rundown.filter(({ state }) => state !== 'bench');
  const at = running.findIndex(({ state }) => state === 'on-air');
  const place = at < 0 ? t('rundown.count', { count: running.length }) : t('rundown.place', { at: at + 1, count: running.length });
  return (
    <span className={styles.aside}>
      {phase !== 'off' && phase !== 'ended' && <NewSegmentButton />}
      {openImport && (
        <Button size="compact-xs" variant="default" leftSection={<IconFileImport size={14} aria-hidden />} onClick={openImport}>
          {t('imports.open')}
        </Button>
      )}
      <span className={`dimmed ${styles.place}`}>{place}</span>
    </span>
  );
};

export const RundownPanel = () => {
  const { t } = useText();
  const view = useView();
  const bench = view.rundown.filter(({ state }) => state === 'bench');
  const above = (
    <>
      <UndoBar />
      <Advice view={view} />
    </>
  );
  return (
    <AsksBeforeOverwriting>
      <KeepsWords>
        <MakesSegments>
          <Panel title={t('rundown.title')} aside={<RundownHead />} tight above={above}>
            {view.rundown.length === 0 && <Nothing>{t('rundown.empty')}</Nothing>}
            <Rows view={view} />
            {bench.length > 0 && (
              <section className={styles.bench} aria-label={t('rundown.bench')}>
                <h3>{t('rundown.bench')}</h3>
                {bench.map((row) => (
                  <BenchRow key={row.id} row={row} />
                ))}
              </section>
            )}
          </Panel>
        </MakesSegments>
      </KeepsWords>
    </AsksBeforeOverwriting>
  );
};
