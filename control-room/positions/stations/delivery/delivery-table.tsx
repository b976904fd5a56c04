/** What was delivered to each station of an evening, one line each; one of them is chosen to be read in full. */
import type { DeliveryReport, StationDelivery } from '../../../../server/contract/delivery.ts';
import { clockText, lengthOf, unknown } from '../../../pieces/format.ts';
import { Mark } from '../../../pieces/mark.tsx';
import { useText } from '../../../pieces/use-text.ts';
import styles from './delivery.module.css';

const heads = [
  'station',
  'connected',
  'longestGap',
  'noRecord',
  'events',
  'missing',
  'feedLag',
  'pageLag',
  'missedBeats',
  'frames',
] as const;

const lagText = (lag: StationDelivery['feedLag']): string => (lag ? `${lag.p50} / ${lag.p99}` : unknown);

const Row = ({ one, zone, isChosen, choose }: { one: StationDelivery; zone: string; isChosen: boolean; choose: () => void }) => {
  const { t, text } = useText();
  const { connected, record, feed, fps } = one;
  const [longest] = connected.gaps.some;
  const missing = feed?.missing.count ?? 0;
  return (
    <tr data-delivery={one.station.id} data-chosen={isChosen || undefined}>
      <th scope="row">
        <button type="button" className={styles.choose} aria-pressed={isChosen} onClick={choose}>
          {text(one.station.name)}
        </button>
      </th>
      <td>{connected.percent === null ? <Mark tone="dim">{t('delivery.noRecordMark')}</Mark> : `${connected.percent} %`}</td>
      <td>{longest ? `${lengthOf(longest.until - longest.from)} (${clockText(longest.from, zone)})` : unknown}</td>
      <td>{record.missing.lasted === 0 ? unknown : lengthOf(record.missing.lasted)}</td>
      <td>{feed ? `${feed.delivered + feed.superseded} / ${feed.due}` : t('delivery.noFeed')}</td>
      <td>{feed ? missing > 0 ? <Mark tone="warn">{missing}</Mark> : 0 : unknown}</td>
      <td>{lagText(one.feedLag)}</td>
      <td>{lagText(one.pageLag)}</td>
      <td>{one.missedBeats ?? unknown}</td>
      <td>{fps ? `${fps.average} / ${fps.least}` : unknown}</td>
    </tr>
  );
};

export const DeliveryTable = ({
  report,
  chosen,
  choose,
}: {
  report: DeliveryReport;
  chosen: string | null;
  choose: (id: string) => void;
}) => {
  const { t } = useText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col">
              {t(`delivery.head.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.stations.map((one) => (
          <Row
            key={one.station.id}
            one={one}
            zone={report.episode.zone}
            isChosen={one.station.id === chosen}
            choose={() => choose(one.station.id)}
          />
        ))}
      </tbody>
    </table>
  );
};
