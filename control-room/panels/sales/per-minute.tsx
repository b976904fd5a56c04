/** Net per minute: the last minute in words, and the last half hour as bars. */
import { type ComponentType, lazy, Suspense } from 'react';
import type { OperatorFigures } from '../../../server/contract/views.ts';
import { AgedSales } from '../../ages/aged.tsx';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { clockText, countText, lengthText, moneyText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import own from './minute-bars.module.css';
import type { MinutesSold } from './minute-bars.tsx';

const shown = 30;
/** Seconds from a minute's beginning: the one after it should have come by then. */
const oldAfter = 130;

const NoBars = () => <p className="dimmed">{useText().t('sales.noBars')}</p>;
/** The charts are half as much code as all the rest: they come when somebody looks. After a new version of us this page may find them gone. */
const Bars = lazy<ComponentType<MinutesSold>>(() =>
  import('./minute-bars.tsx').then(
    ({ MinuteBars }) => ({ default: MinuteBars }),
    () => ({ default: NoBars }),
  ),
);

type Props = { readonly minutes: OperatorFigures['perMinute']; readonly currency: string };

export const PerMinute = ({ minutes, currency }: Props) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const bars = minutes.slice(-shown);
  const last = bars.at(-1);
  const age = useSecondsSince(last?.at ?? null);
  if (!last) return <p className="dimmed">{t('sales.noMinutes')}</p>;
  const money = moneyText({ minor: last.netMinor, currency }, language);
  return (
    <figure style={{ margin: '0 0 12px' }}>
      <figcaption style={{ fontSize: 12.5, marginBottom: 8 }}>
        <AgedSales>
          {t('sales.perMinute')}: <strong className="figure">{money}</strong> · {countText(last.units, language)} {t('sales.unitsWord')} ·{' '}
          {clockText(last.at, zone, true)}
        </AgedSales>{' '}
        {age !== null && age > oldAfter && <Mark tone="warn">{t('sales.oldMinute', { age: lengthText(age) })}</Mark>}
      </figcaption>
      <Suspense fallback={<div className={own.chart} />}>
        <Bars minutes={bars} currency={currency} zone={zone} label={t('sales.chart', { money })} />
      </Suspense>
    </figure>
  );
};
