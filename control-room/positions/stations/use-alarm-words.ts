/** Alarms of stations in words: what, since when, of whom. */
import type { AlarmGroup } from '../../../server/contract/station-alarms.ts';
import { useView } from '../../line/use-line.tsx';
import { clockText } from '../../pieces/format.ts';
import { listText } from '../../pieces/list-text.ts';
import { useText } from '../../pieces/use-text.ts';

const mostNamed = 6;

export const useAlarmWords = () => {
  const { t, text, language } = useText();
  const { stations, episode } = useView();
  const nameOf = (id: string): string => {
    const station = stations.find((one) => one.id === id);
    return station ? text(station.name) : id;
  };
  return {
    what: ({ kind, stations: of }: AlarmGroup): string => t(`alarm.kind.${kind}`, { count: of.length }),
    since: ({ since }: AlarmGroup): string =>
      since === null ? t('alarm.over') : t('alarm.since', { time: clockText(since, episode?.zone ?? 'UTC') }),
    names: (ids: readonly string[]): string => {
      const names = listText(ids.slice(0, mostNamed).map(nameOf), language);
      return ids.length > mostNamed ? t('alarm.more', { names, count: ids.length - mostNamed }) : names;
    },
    nameOf,
  };
};
