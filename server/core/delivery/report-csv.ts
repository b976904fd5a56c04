/** Delivery reports as rows for a spreadsheet: one line a station, or one line for each thing that stood. What is not on record is empty. */
import type { DeliveryReport, Gap, StationDelivery } from '../../contract/delivery.ts';
import { type EpochMs, textIn } from '../../contract/units.ts';
import { csvText } from '../csv.ts';
import { isoTime } from '../plan-times.ts';

const seconds = (ms: number): number => Math.round(ms / 100) / 10;
const iso = (at: EpochMs | null | undefined): string | null => (at === null || at === undefined ? null : isoTime(at));

type Cell = string | number | null | undefined;
const longest = ({ connected }: StationDelivery): Gap | undefined => connected.gaps.some[0];
const hasRecord = ({ connected }: StationDelivery): boolean => connected.percent !== null;
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const columns: readonly (readonly [name: string, of: (one: StationDelivery, language: string) => Cell])[] = [
  ['station', ({ station }) => station.id],
  ['name', ({ station }, language) => textIn(station.name, language)],
  ['path', ({ station }) => station.path],
  ['connectedPercent', ({ connected }) => connected.percent],
  ['connectedSeconds', (one) => (hasRecord(one) ? seconds(one.connected.lasted) : null)],
  ['connectedFrom', ({ connected }) => iso(connected.from)],
  ['connectedUntil', ({ connected }) => iso(connected.until)],
  ['gaps', (one) => (hasRecord(one) ? one.connected.gaps.count : null)],
  ['longestGapSeconds', (one) => longest(one) && seconds((longest(one)?.until ?? 0) - (longest(one)?.from ?? 0))],
  ['longestGapFrom', (one) => iso(longest(one)?.from)],
  ['noRecordSeconds', ({ record }) => seconds(record.missing.lasted)],
  ['eventsDue', ({ feed }) => feed?.due],
  ['delivered', ({ feed }) => feed?.delivered],
  ['superseded', ({ feed }) => feed?.superseded],
  ['acknowledged', ({ feed }) => feed?.acknowledged],
  ['missing', ({ feed }) => feed?.missing.count],
  ['feedLagP50Ms', ({ feedLag }) => feedLag?.p50],
  ['feedLagP99Ms', ({ feedLag }) => feedLag?.p99],
  ['pageLagP50Ms', ({ pageLag }) => pageLag?.p50],
  ['pageLagP99Ms', ({ pageLag }) => pageLag?.p99],
  ['missedBeats', ({ missedBeats }) => missedBeats],
  ['fpsAverage', ({ fps }) => fps?.average],
  ['fpsLeast', ({ fps }) => fps?.least],
  ['localBreaks', ({ breaks }) => breaks.length],
  ['delayDumps', ({ dumps }) => dumps.length],
  ['mutes', ({ mutes }) => mutes.length],
  ['alarms', (one) => (one.missedBeats === null ? null : total(one.alarms.map(({ times }) => times)))],
  ['pathVotes', ({ votes }) => (votes.polls.length === 0 ? null : total(votes.polls.map((poll) => poll.votes)))],
];

export const stationsCsv = ({ stations }: DeliveryReport, language: string): string =>
  csvText([columns.map(([name]) => name), ...stations.map((one) => columns.map(([, of]) => of(one, language) ?? null))]);

export const graphicsCsv = ({ stations }: DeliveryReport, language: string): string =>
  csvText([
    ['station', 'kind', 'what', 'product', 'mandatory', 'paid', 'first', 'last', 'stoodSeconds'],
    ...stations.flatMap(({ station, graphics }) =>
      graphics.some.map((one) => [
        ...[station.id, one.kind, textIn(one.what, language), one.productId, one.mandatory ? 'yes' : 'no', one.paid ? 'yes' : 'no'],
        ...[iso(one.first), iso(one.last), seconds(one.lasted)],
      ]),
    ),
  ]);
