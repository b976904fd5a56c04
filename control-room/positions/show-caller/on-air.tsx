/** On air and next, large: the two lines that must be right at a glance. */
import type { OperatorView, SegmentRow } from '../../../server/contract/views.ts';
import { OldWithLine } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { clockText, lengthOf, lengthText, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { RunElapsed, useRunLeft } from '../../pieces/run-clocks.tsx';
import { useResultLeads } from '../../pieces/use-result-leads.ts';
import { useText } from '../../pieces/use-text.ts';
import { NextDeeds } from './next-deeds.tsx';
import styles from './on-air.module.css';

const rowOf = (view: OperatorView, id: string | null | undefined): SegmentRow | undefined => view.rundown.find((row) => row.id === id);

const Left = () => {
  const { t } = useText();
  const left = useRunLeft();
  const isOver = left !== null && left < 0;
  return (
    <div className={`${styles.left} ${isOver ? styles.isOver : ''}`}>
      <span className="figure">{left === null ? unknown : lengthText(Math.abs(left))}</span>
      <span className={styles.leftWord}>{isOver ? t('caller.overRun') : t('caller.left')}</span>
    </div>
  );
};

export const OnAir = () => {
  const { t, text } = useText();
  const view = useView();
  const { onAir } = view;
  const current = rowOf(view, onAir?.segmentId);
  const next = rowOf(view, view.nextSegmentId);
  const leads = useResultLeads();
  const zone = view.episode?.zone ?? 'UTC';
  const shot = view.shots.find(({ id }) => id === onAir?.shotId);
  return (
    <section className={styles.now} aria-label={t('caller.onAirAndNext')}>
      <div className={`${styles.onAir} ${onAir ? styles.isOnAir : ''}`} data-testid="on-air">
        <div className={styles.head}>
          <Mark tone={onAir ? 'air' : 'dim'}>{t('caller.onAir')}</Mark>
          <OldWithLine />
          {onAir?.slate && <Mark tone="air">{t(`caller.slate.${onAir.slate}`)}</Mark>}
          {view.phase === 'frozen' && <Mark tone="calm">{t('phase.frozen')}</Mark>}
          {shot && !onAir?.slate && <span className={styles.shotNow}>{text(shot.label)}</span>}
        </div>
        <div className={styles.what}>
          <h2 title={current && text(current.title)}>{current ? text(current.title) : t('caller.nothingOnAir')}</h2>
          <div className={styles.clocks}>
            {onAir && (
              <>
                <span className="dimmed">
                  <RunElapsed /> / {lengthOf(current?.planned ?? null)}
                </span>
                <Left />
              </>
            )}
          </div>
        </div>
      </div>
      <div className={styles.next} data-testid="next">
        <div className={styles.head}>
          <Mark tone={next ? 'next' : 'dim'}>{t('caller.next')}</Mark>
          <OldWithLine />
          {next?.obstacles && <Mark tone="warn">{t('obstacle.word')}</Mark>}
          {leads !== undefined && (
            <strong className={styles.leads} title={t('ahead.resultLeads', { title: leads })}>
              {t('ahead.leadsTo', { title: leads })}
            </strong>
          )}
          {next && leads === undefined && (
            <span className="dimmed figure">
              {clockText(next.expectedStart, zone)} · {lengthOf(next.planned)}
            </span>
          )}
        </div>
        <h3 title={next && text(next.title)}>{next ? text(next.title) : t('caller.nothing')}</h3>
        <NextDeeds />
      </div>
    </section>
  );
};
