/** Units and net from recorded orders, per minute and per product, each with its age. */
import type { OperatorFigures, ProductRow } from '../../../server/contract/views.ts';
import { useFigures, useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { countText, moneyText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { PerMinute } from './per-minute.tsx';

const Product = ({ product, figures }: { product: ProductRow; figures: OperatorFigures }) => {
  const { t, text, language } = useText();
  const figure = figures.products[product.id];
  return (
    <tr>
      <td>
        {product.itemNumber} {text(product.name)}
      </td>
      <td className={styles.number}>{countText(figure?.sold, language)}</td>
      <td className={styles.number}>
        {countText(figure?.left, language)} {figure && figure.left <= 0 && <Mark tone="bad">{t('sales.soldOut')}</Mark>}
      </td>
      <td className={styles.number}>{figure ? <Since from={figure.at} /> : t('sales.noOrder')}</td>
    </tr>
  );
};

const Totals = ({ figures }: { figures: OperatorFigures }) => {
  const { t, language } = useText();
  const { sales, perMinute } = figures;
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('sales.units')}</dt>
          <dd className={styles.big}>{countText(sales.units, language)}</dd>
        </div>
        <div>
          <dt>{t('sales.net')}</dt>
          <dd className={styles.big}>{moneyText(sales.net, language)}</dd>
        </div>
        <div>
          <dt>{t('sales.lastOrder')}</dt>
          <dd>{sales.at === null ? t('sales.noOrder') : <Since from={sales.at} />}</dd>
        </div>
      </dl>
      <PerMinute minutes={perMinute} currency={sales.net.currency} />
    </>
  );
};

export const SalesPanel = () => {
  const { t } = useText();
  const figures = useFigures();
  const { products } = useView();
  return (
    <Panel title={t('panel.sales')}>
      {!figures ? (
        <Nothing>{t('sales.unknown')}</Nothing>
      ) : (
        <>
          <Totals figures={figures} />
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
        </>
      )}
    </Panel>
  );
};
