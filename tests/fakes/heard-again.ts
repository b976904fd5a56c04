/** What a stand-in for the show hears of its devices, stations and pages: they speak all the while, unless a test says what they said. */
import type { OperatorView } from '../../server/contract/views.ts';

type Heard = 'switcher' | 'screens' | 'stations' | 'lines' | 'ordersAsOf';

/** Whoever spoke a while before the last view speaks as long before this one. */
export const heardAgain = (before: OperatorView, patch: Partial<OperatorView>, now: number): OperatorView => {
  const gone = now - before.at;
  const later = <At extends number | null>(at: At): At => (at === null ? at : ((at + gone) as At));
  const heard: Pick<OperatorView, Heard> = {
    switcher: { ...before.switcher, at: later(before.switcher.at) },
    screens: before.screens.map((page) => ({ ...page, lastHeard: later(page.lastHeard), paintedAt: later(page.paintedAt) })),
    stations: before.stations.map((row) => ({
      ...row,
      lastHeard: later(row.lastHeard),
      measuredAt: later(row.measuredAt),
      has: row.has && { ...row.has, at: later(row.has.at) },
    })),
    lines: before.lines.map((row) => ({ ...row, at: later(row.at) })),
    ordersAsOf: later(before.ordersAsOf),
  };
  const isSaid = (part: Heard) => patch[part] !== undefined && patch[part] !== before[part];
  const said = Object.fromEntries(Object.entries(heard).filter(([part]) => !isSaid(part as Heard)));
  return { ...before, ...patch, ...said };
};
