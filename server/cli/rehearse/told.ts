/** How a rehearsal is told at the end: a table of planned against happened, and every problem in a line. */
import type { Reckoning } from './reckoning.ts';

type Row = readonly [what: string, planned: string, happened: string, isWell: boolean];

const money = (minor: number): string => {
  const [whole = '0', cents = '00'] = (Math.abs(minor) / 100).toFixed(2).split('.');
  return `${minor < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ' ')}.${cents}`;
};
const same = (what: string, planned: number, happened: number): Row => [what, String(planned), String(happened), planned === happened];

const rowsOf = (one: Reckoning): readonly Row[] => [
  same('Segments on air', one.segments.planned, one.segments.aired),
  same('Cues fired', one.cues.due, one.cues.fired),
  same('Scenes on program', one.scenes.wanted, one.scenes.seenOnProgram),
  same('Votes acknowledged', one.votes.sent, one.votes.acknowledged),
  same('Votes counted', one.votes.acknowledged, one.votes.counted),
  same('Orders acknowledged', one.orders.sent, one.orders.acknowledged),
  same('Orders in the ledger', one.orders.acknowledged, one.orders.applied),
  ['Money, refunds taken off', money(one.money.sentMinor), money(one.money.ledgerMinor), one.money.sentMinor === one.money.ledgerMinor],
  ...one.stations.map((station) => same(`Feed of ${station.id}`, station.due, station.delivered)),
];

export const tell = (reckoning: Reckoning, seconds: number): string => {
  const rows = rowsOf(reckoning);
  const wide = Math.max(...rows.map(([what]) => what.length)) + 2;
  const head = `${''.padEnd(wide)}${'planned'.padStart(14)}${'happened'.padStart(14)}`;
  const lines = rows.map(
    ([what, planned, happened, isWell]) =>
      `${what.padEnd(wide)}${planned.padStart(14)}${happened.padStart(14)}  ${isWell ? 'ok' : 'NOT SO'}`,
  );
  const problems = reckoning.problems.map((problem) => `  - ${problem}`);
  const end = reckoning.ok
    ? `Everything planned happened, in ${Math.round(seconds)} s.`
    : `${reckoning.problems.length} problem(s) in ${Math.round(seconds)} s:\n${problems.join('\n')}`;
  return `${head}\n${lines.join('\n')}\n\n${end}`;
};
