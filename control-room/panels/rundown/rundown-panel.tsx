/** The rundown: what was, is and will be, planned and expected; edits change the plan, never the air. */
import { useEffect, useRef } from 'react';
import type { OperatorView, SegmentRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { BenchRow } from './bench-row.tsx';
import styles from './rundown.module.css';
import { RundownRow } from './rundown-row.tsx';

/** The rest is in the tooltip: advice must not push the rundown off the screen. */
const mostAdvice = 3;

const Advice = ({ view }: { view: OperatorView }) => {
  const { t, text } = useText();
  if (view.timing.advice.length === 0 || view.phase === 'ended') return null;
  const titleOf = (id: string) => text(view.rundown.find((row) => row.id === id)?.title ?? id);
  const deeds = view.timing.advice.map(({ segmentId, do: deed, by }) =>
    `${t(`rundown.advice.${deed}`)} ${titleOf(segmentId)} ${deed === 'skip' ? '' : lengthOf(by)}`.trim(),
  );
  const more = deeds.length - mostAdvice;
  return (
    <p className={styles.advice} title={deeds.join('\n')}>
      <strong>{t('rundown.toLand')}</strong> {deeds.slice(0, mostAdvice).join(' · ')}
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

export const RundownPanel = () => {
  const { t } = useText();
  const view = useView();
  const body = useFollow(view);
  const running = view.rundown.filter(({ state }) => state !== 'bench');
  const bench = view.rundown.filter(({ state }) => state === 'bench');
  const at = running.findIndex(({ state }) => state === 'on-air');
  const place = at < 0 ? t('rundown.count', { count: running.length }) : t('rundown.place', { at: at + 1, count: running.length });
  const numbered: readonly (readonly [number, SegmentRow])[] = running.map((row, index) => [index + 1, row]);
  return (
    <Panel title={t('rundown.title')} aside={<span className="dimmed">{place}</span>} tight above={<Advice view={view} />}>
      {view.rundown.length === 0 && <Nothing>{t('rundown.empty')}</Nothing>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('rundown.start')}</th>
            <th scope="col">{t('rundown.segment')}</th>
            <th scope="col">{t('rundown.length')}</th>
            <th scope="col">
              <span className={styles.hidden}>{t('rundown.deeds')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {numbered.map(([number, row]) => (
            <RundownRow key={row.id} number={number} row={row} />
          ))}
        </tbody>
      </table>
      {bench.length > 0 && (
        <section className={styles.bench} aria-label={t('rundown.bench')}>
          <h3>{t('rundown.bench')}</h3>
          {bench.map((row) => (
            <BenchRow key={row.id} row={row} />
          ))}
        </section>
      )}
    </Panel>
  );
};
