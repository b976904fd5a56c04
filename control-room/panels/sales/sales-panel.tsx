/** Units and net from recorded orders, per minute and per product, each with its age. */
import type { EpochMs } from '../../../server/contract/units.ts';
import type { OperatorFigures, ProductRow } from '../../../server/contract/views.ts';
import { AgedSales, OldMark } from '../../ages/aged.tsx';
import { useSalesAge } from '../../ages/use-age.ts';
import { useFigures, useSecondsSince, useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { countText, dayAndTimeText, moneyText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { BySegment, Projection } from './by-segment.tsx';
import { PerMinute } from './per-minute.tsx';

/** How old a figure is; of a stock that is counted ahead of the show, the moment it holds for. */
const Age = ({ at }: { at: EpochMs }) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const since = useSecondsSince(at);
  return since !== null && since < 0 ? t('sales.asOf', { time: dayAndTimeText(at, zone, language) }) : <Since from={at} />;
};

const Product = ({ product, figures }: { product: ProductRow; figures: OperatorFigures }) => {
  const { t, text, language } = useText();
  const figure = figures.products[product.id];
  const judged = useSalesAge();
  return (
    <tr data-aged="shops" data-age={judged.isOld ? 'old' : 'fresh'}>
      <td>
        {product.itemNumber} {text(product.name)} <OldMark judged={judged} />
      </td>
      {figure ? (
        <>
          <td className={styles.number}>{countText(figure.sold, language)}</td>
          <td className={styles.number}>
            {countText(figure.left, language)} {figure.left <= 0 && <Mark tone="warn">{t('sales.soldOut')}</Mark>}
          </td>
          <td className={styles.number}>
            <Age at={figure.at} />
          </td>
        </>
      ) : (
        <td colSpan={3} className={`${styles.number} dimmed`}>
          {t('sales.notKnown')}
        </td>
      )}
    </tr>
  );
};

const Totals = ({ figures }: { figures: OperatorFigures }) => {
  const { t, language } = useText();
  const { sales, perMinute } = figures;
  // After a restart, before what was sold is read back: a nought here would be a false sum.
  const isKnown = sales.at !== null || Object.keys(figures.products).length > 0;
  return (
    <>
      <dl className={styles.facts} style={{ gridTemplateColumns: '3fr 5fr 2.4fr' }}>
        <div>
          <dt>{t('sales.units')}</dt>
          <dd className={styles.big}>
            <AgedSales>{isKnown ? countText(sales.units, language) : t('sales.notKnown')}</AgedSales>
          </dd>
        </div>
        <div>
          <dt>{t('sales.net')}</dt>
          <dd className={styles.big}>
            <AgedSales>{isKnown ? moneyText(sales.net, language) : t('sales.notKnown')}</AgedSales>
          </dd>
        </div>
        <div>
          <dt>{t('sales.lastOrder')}</dt>
          <dd>{sales.at === null ? t(isKnown ? 'sales.noOrder' : 'sales.notKnown') : <Since from={sales.at} />}</dd>
        </div>
      </dl>
      {isKnown && <PerMinute minutes={perMinute} currency={sales.net.currency} />}
    </>
  );
};

export const SalesPanel = () => {
  const { t } = useText();
  const figures = useFigures();
  const { products, rehearsal } = useView();
  return (
    <Panel title={t('panel.sales')} aside={rehearsal?.hadCrowd && <Mark tone="violet">{t('rehearse.simulatedOrders')}</Mark>}>
      {!figures ? (
        <Nothing>{t('sales.unknown')}</Nothing>
      ) : (
        <>
          <Totals figures={figures} />
          <Projection figures={figures} />
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('sales.product')}</th>
                <th scope="col" className={styles.number}>
                  {t('sales.sold')}
                </th>
                <th scope="col" className={styles.number}>
                  {t('sales.left')}
                </th>
                <th scope="col" className={styles.number}>
                  {t('sales.age')}
                </th>
              </tr>
            </thead>
            <tbody>
              {products.map((product) => (
                <Product key={product.id} product={product} figures={figures} />
              ))}
            </tbody>
          </table>
          <BySegment figures={figures} />
        </>
      )}
    </Panel>
  );
};
