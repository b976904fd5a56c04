/** The table of stations: one line each, the worst first, found by name. Pure: a view goes in. */
import type { AlarmGroup, AlarmKind } from '../../../server/contract/station-alarms.ts';
import { textIn } from '../../../server/contract/units.ts';
import type { Muted, OperatorView, StationHealth, StationRow } from '../../../server/contract/views.ts';

export type AlarmMark = { readonly kind: AlarmKind; readonly state: AlarmGroup['state'] };
export type StationLine = { readonly row: StationRow; readonly muted: Muted | null; readonly alarms: readonly AlarmMark[] };

const ranks: Readonly<Record<StationHealth, number>> = { gone: 1, lagging: 2, silent: 3, differs: 4, never: 5, ok: 7 };

/** New alarms before all; a muted one is as it was meant to be, and stands after what is wrong. */
const rankOf = ({ row, muted, alarms }: StationLine): number => {
  if (alarms.some(({ state }) => state === 'unacknowledged')) return 0;
  return muted ? 6 : ranks[row.health];
};

const alarmsOf = (groups: readonly AlarmGroup[]): ReadonlyMap<string, readonly AlarmMark[]> => {
  const marks = new Map<string, readonly AlarmMark[]>();
  for (const { kind, state, stations } of groups)
    for (const { id, since } of stations)
      if (since !== null || state === 'shelved') marks.set(id, [...(marks.get(id) ?? []), { kind, state }]);
  return marks;
};

export const stationLines = (
  { stations, muted, alarms }: Pick<OperatorView, 'stations' | 'muted' | 'alarms'>,
  language: string,
): readonly StationLine[] => {
  const marks = alarmsOf(alarms.groups);
  return stations
    .map((row) => ({ row, muted: muted[row.id] ?? null, alarms: marks.get(row.id) ?? [] }))
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || textIn(a.row.name, language).localeCompare(textIn(b.row.name, language), language, { numeric: true }),
    );
};

/** @param words found in the name in any language, or in the id */
export const foundLines = (lines: readonly StationLine[], words: string, onlyAlarms: boolean): readonly StationLine[] => {
  const wanted = words.trim().toLocaleLowerCase();
  const isNamed = ({ row: { id, name } }: StationLine) =>
    [id, ...(typeof name === 'string' ? [name] : Object.values(name))].some((text) => text.toLocaleLowerCase().includes(wanted));
  return lines.filter((line) => (!onlyAlarms || line.alarms.length > 0) && isNamed(line));
};
