/** Sales beside the running order: what the segment on air may have sold by its end, and units a minute against plan by segment. */
import type { OperatorFigures } from '../../../server/contract/views.ts';
import { AgedSales } from '../../ages/aged.tsx';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { clockText, countText, lengthText, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

/** Seconds after which a pace says little of now: a minute and a half without a figure. */
const oldAfter = 90;

export const Projection = ({ figures }: { figures: OperatorFigures }) => {
  const { t, text, language } = useText();
  const { products, onAir, episode } = useView();
  const { projection, at } = figures;
  const age = useSecondsSince(projection?.lastOrderAt ?? null);
  const heard = useSecondsSince(at);
  const zone = episode?.zone ?? 'UTC';
  // Of a segment that has gone meanwhile it says nothing any more.
  const isNow = projection !== null && projection.segmentId === onAir?.segmentId;
  const product = products.find(({ id }) => id === projection?.productId);
  return (
    <section aria-label={t('pace.atEnd')} data-testid="projection">
      <h3 className={styles.heading}>
        {t('pace.atEnd')}
        {isNow && product && ` · ${text(product.name)}`}
      </h3>
      {!isNow ? (
        <p className={styles.aside}>{t('pace.none')}</p>
      ) : (
        <>
          <p style={{ margin: 0, fontSize: 18, fontWeight: 700 }} className="figure">
            <AgedSales>
              {t('pace.sold', { units: countText(projection.sold, language) })} ·{' '}
              {t('pace.left', { units: countText(projection.left, language) })}{' '}
              {projection.soldOutAt !== null && (
                <Mark tone="warn">{t('pace.soldOut', { time: clockText(projection.soldOutAt, zone, true) })}</Mark>
              )}
            </AgedSales>{' '}
            {heard !== null && heard > oldAfter && <Mark tone="warn">{t('pace.old')}</Mark>}
          </p>
          <p className={styles.aside} style={{ margin: '2px 0 10px' }}>
            {t('pace.from', {
              pace: countText(Math.round(projection.perMinute), language),
              count: projection.minutes,
              age: age === null ? unknown : lengthText(Math.max(0, age)),
              time: clockText(at, zone),
            })}
          </p>
        </>
      )}
    </section>
  );
};

const paceOf = (units: number, minutes: number): number => Math.round(units / minutes);

export const BySegment = ({ figures }: { figures: OperatorFigures }) => {
  const { t, text, language } = useText();
  const { rundown } = useView();
  const rows = figures.bySegment.toReversed();
  return (
    <section aria-label={t('pace.bySegment')} className={styles.part}>
      <h3 className={styles.heading}>
        <AgedSales>{t('pace.bySegment')}</AgedSales>
      </h3>
      {rows.length === 0 ? (
        <p className={styles.aside}>{t('pace.noneYet')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('producing.segment')}</th>
              <th scope="col" className={styles.number}>
                {t('pace.is')}
              </th>
              <th scope="col" className={styles.number}>
                {t('pace.planned')}
              </th>
              <th scope="col" className={styles.number}>
                {t('pace.minutes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ segmentId, minutes, units, planned }) => {
              const row = rundown.find(({ id }) => id === segmentId);
              return (
                <tr key={segmentId}>
                  <td>{row ? text(row.title) : segmentId}</td>
                  <td className={styles.number}>{minutes === 0 ? t('pace.noMinute') : countText(paceOf(units, minutes), language)}</td>
                  <td className={styles.number}>{planned === null ? t('pace.noPlan') : countText(Math.round(planned), language)}</td>
                  <td className={styles.number}>{minutes}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
};
