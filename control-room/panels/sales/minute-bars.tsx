/** Net of each minute as a bar, the newest at the right; a refund's minute hangs below the line. Keys or a mouse tell each minute's net. */
import '@mantine/charts/styles.css';
import { BarChart, ChartTooltip } from '@mantine/charts';
import { memo } from 'react';
import type { OperatorFigures } from '../../../server/contract/views.ts';
import { clockText, moneyText, shortMoneyText } from '../../pieces/format.ts';
import { sameValue } from '../../pieces/same-value.ts';
import { useText } from '../../pieces/use-text.ts';
import own from './minute-bars.module.css';

/** Mantine's own box would cover half of the bars. */
const small = { tooltip: { minWidth: 0 }, tooltipLabel: { padding: '4px 8px 0', fontSize: 12.5 }, tooltipBody: { padding: '1px 8px 5px' } };

export type MinutesSold = {
  readonly minutes: OperatorFigures['perMinute'];
  readonly currency: string;
  readonly zone: string;
  readonly label: string;
};

/** Figures come every second, a new minute once in sixty: until then nothing is drawn again. */
export const MinuteBars = memo(({ minutes, currency, zone, label }: MinutesSold) => {
  const { t, language } = useText();
  const series = [{ name: 'netMinor', label: t('sales.net'), color: 'blue.4' }];
  const money = (minor: number) => moneyText({ minor, currency }, language);
  return (
    <BarChart
      className={own.chart ?? ''}
      data={minutes.map(({ at, netMinor }) => ({ time: clockText(at, zone, true), netMinor }))}
      dataKey="time"
      series={series}
      getBarColor={(minor) => (minor < 0 ? 'red.4' : 'blue.4')}
      minBarSize={1}
      maxBarWidth={24}
      referenceLines={[{ y: 0, color: 'dark.3' }]}
      tickLine="none"
      gridColor="dark.5"
      textColor="dimmed"
      // Handed on to the drawing, though its types know nothing of it.
      barChartProps={{ ...{ 'aria-label': label }, margin: { top: 6, right: 2, bottom: 0, left: 0 }, barCategoryGap: 1 }}
      xAxisProps={{ height: 20, minTickGap: 40, tick: { fontSize: 11, fill: 'currentColor' }, tickMargin: 4 }}
      yAxisProps={{
        width: 'auto',
        tickCount: 3,
        tickFormatter: (minor: number) => shortMoneyText({ minor, currency }, language),
        tick: { fontSize: 11, fill: 'currentColor' },
      }}
      tooltipProps={{
        content: ({ label: time, payload }) => (
          <ChartTooltip {...{ label: time, payload, series, styles: small }} aria-live="polite" valueFormatter={money} showColor={false} />
        ),
      }}
    />
  );
}, sameValue);
