/** Net per minute as bars: the last half hour, newest at the right. A refund's minute hangs below the line. */
import type { OperatorFigures } from '../../../server/contract/views.ts';
import { AgedSales } from '../../ages/aged.tsx';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { clockText, countText, lengthText, moneyText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';

const shown = 30;
/** Seconds from a minute's beginning: the one after it should have come by then. */
const oldAfter = 130;
const [width, height] = [360, 72];

type Props = { readonly minutes: OperatorFigures['perMinute']; readonly currency: string };

export const PerMinute = ({ minutes, currency }: Props) => {
  const { t, language } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const bars = minutes.slice(-shown);
  const last = bars.at(-1);
  const age = useSecondsSince(last?.at ?? null);
  if (!last) return <p className="dimmed">{t('sales.noMinutes')}</p>;
  const top = Math.max(1, ...bars.map(({ netMinor }) => netMinor));
  const bottom = Math.min(0, ...bars.map(({ netMinor }) => netMinor));
  const y = (minor: number) => ((top - minor) / (top - bottom)) * height;
  const step = width / shown;
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
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('sales.chart', { money })}
      >
        <line x1="0" x2={width} y1={y(0)} y2={y(0)} stroke="#5c6a79" />
        {bars.map(({ at, netMinor }, index) => (
          <rect
            key={at}
            x={(shown - bars.length + index) * step + 1}
            width={step - 2}
            y={Math.min(y(0), y(netMinor))}
            height={Math.max(1, Math.abs(y(netMinor) - y(0)))}
            fill={netMinor < 0 ? '#ff8787' : '#4dabf7'}
          />
        ))}
      </svg>
    </figure>
  );
};
