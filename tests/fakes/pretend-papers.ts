/** Papers of the stand-in show: an older log than its view holds, what ran, and a running order with one of everything. */
import { minutes, seconds } from '../../server/contract/units.ts';
import type { LogRow, OperatorView } from '../../server/contract/views.ts';
import type { Papers } from '../../server/operators/desk-papers.ts';

/** Rows on record that the view does not hold; numbered below the view's own. */
export const olderRows = (view: OperatorView, count: number): readonly LogRow[] => {
  const first = Math.min(...view.log.map(({ seq }) => seq));
  return Array.from({ length: Math.min(count, first - 1) }, (_, index) => ({
    seq: first - 1 - index,
    at: view.at - minutes(40) - seconds(index),
    by: 'op-lin',
    type: 'noted',
    text: index === 0 ? '=cmd|’/c calc’!A0' : `Older row ${index}`,
  }));
};

/** @param older rows on record that no view holds */
export const pretendPapers = (view: () => OperatorView, older = 300): Papers => ({
  logPage: (before, limit) => {
    const all = [...view().log, ...olderRows(view(), older)].filter(({ seq }) => before === null || seq < before);
    return Promise.resolve({ rows: all.slice(0, limit), more: all.length > limit });
  },
  asRun: () =>
    view().rundown.flatMap((row) =>
      row.actual === null || row.expectedStart === null
        ? []
        : [
            {
              runId: `run-${row.id}`,
              segmentId: row.id,
              title: row.title,
              plannedStart: row.plannedStart,
              startedAt: row.expectedStart,
              planned: row.planned,
              actual: row.actual,
              endedAt: row.state === 'on-air' ? null : row.expectedStart + row.actual,
            },
          ],
    ),
  printedOrder: () => {
    const { rundown, episode, timing } = view();
    const rows = rundown.filter(({ state }) => state !== 'bench');
    if (!episode || timing.plannedStart === null || timing.hardOut === null) return null;
    return {
      title: episode.title,
      series: { zh: '江河与果园', en: 'River and Orchard' },
      date: episode.date,
      zone: episode.zone,
      start: timing.plannedStart,
      offAir: timing.plannedStart + minutes(115),
      hardOut: timing.hardOut,
      rows: rows.map((row, index) => ({
        number: index + 1,
        title: row.title,
        kind: row.kind,
        start: row.plannedStart ?? 0,
        latest: (row.plannedStart ?? 0) + minutes(5),
        planned: row.planned,
        shots: ['Wide', 'Host', 'Guest'],
        cues: [
          {
            trigger: '+0:20',
            what: { zh: '片花：苹果树', en: 'Clip: apple trees' },
            outWords: '…and that is Luochuan',
            length: seconds(18),
          },
        ],
        guest: row.guestId
          ? {
              name: { zh: '李望秋', en: 'Li Wangqiu' },
              title: { zh: '副县长', en: 'Deputy head' },
              slot: minutes(5),
              approved: index % 2 === 0,
            }
          : null,
        notes: row.notes ?? null,
      })),
      bench: rundown.filter(({ state }) => state === 'bench').map(({ title, planned }) => ({ title, planned })),
    };
  },
});
