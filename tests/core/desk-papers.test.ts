/** Papers of the desk: what is found in the log, what ran, what a spreadsheet gets, the order on paper. */

import { describe, expect, it } from 'vitest';
import { isInLog, kindOf } from '../../server/contract/desk-papers.ts';
import { seconds } from '../../server/contract/units.ts';
import type { LogRow } from '../../server/contract/views.ts';
import { asRunRows } from '../../server/core/as-run.ts';
import { csvText } from '../../server/core/csv.ts';
import { printedOrder } from '../../server/core/printed-order.ts';
import fc from '../run/properties.ts';
import { live } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const row = (over: Partial<LogRow>): LogRow => ({ seq: 1, at: plus(0), by: 'mei', type: 'segment.taken', text: 'TAKE Apples', ...over });
const nameOf = (by: string) => (by === 'mei' ? 'Lin Mei' : by);
const anyRow = fc.record({
  by: fc.constantFrom('mei', 'jun', 'clock'),
  type: fc.constantFrom('segment.taken', 'poll.opened', 'noted'),
  text: fc.string(),
});
const filters = fc.record({
  by: fc.option(fc.constantFrom('mei', 'jun', 'clock')),
  kind: fc.option(fc.constantFrom('segment', 'poll', 'noted')),
  text: fc.oneof(fc.constant(''), fc.string({ maxLength: 3 })),
});

describe('the log', () => {
  it('[D6] is found by who, by kind and by any word, whatever its case', () => {
    const all = { by: null, kind: null, text: '' };
    expect(isInLog(row({}), all, nameOf)).toBe(true);
    expect(isInLog(row({}), { ...all, text: ' lin MEI take ' }, nameOf)).toBe(true);
    expect(isInLog(row({}), { ...all, text: 'oranges' }, nameOf)).toBe(false);
    expect(isInLog(row({}), { ...all, by: 'jun' }, nameOf)).toBe(false);
    expect(isInLog(row({}), { ...all, kind: 'segment' }, nameOf)).toBe(true);
    expect(isInLog(row({}), { ...all, kind: 'poll' }, nameOf)).toBe(false);
  });

  it('[D6] lets through by all three exactly what each lets through by itself', () => {
    fc.assert(
      fc.property(anyRow, filters, (fields, filter) => {
        const one = row(fields);
        const alone = [
          { by: filter.by, kind: null, text: '' },
          { by: null, kind: filter.kind, text: '' },
          { by: null, kind: null, text: filter.text },
        ];
        expect(isInLog(one, filter, nameOf)).toBe(alone.every((part) => isInLog(one, part, nameOf)));
        if (filter.kind !== null && isInLog(one, filter, nameOf)) expect(kindOf(one.type)).toBe(filter.kind);
      }),
    );
  });
});

describe('as run', () => {
  it('[D7] says of each time on air when it began and how long it was, beside what was planned', () => {
    const evening = live();
    evening.wait(75);
    evening.take();
    evening.wait(30);
    expect(asRunRows(evening.context, evening.now)).toMatchObject([
      { segmentId: 'opening', plannedStart: plus(0), startedAt: plus(0), planned: seconds(60), actual: seconds(75), endedAt: plus(75) },
      { segmentId: 'apples', plannedStart: plus(60), startedAt: plus(75), planned: seconds(120), actual: seconds(30), endedAt: null },
    ]);
  });
});

describe('a file for a spreadsheet', () => {
  it('[D7] holds no cell that it would run', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) expect(csvText([[`${start}cmd`]])).toMatch(/^\uFEFF"?'/);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvText([[text]])).not.toMatch(/^\uFEFF"?[=+\-@\t]/);
      }),
    );
  });

  it('[D7] keeps commas, quotes and line ends within their cell', () => {
    expect(csvText([['a,b', 'say "yes"', 'two\nlines', null, 5]])).toBe('\uFEFF"a,b","say ""yes""","two\nlines",,5\r\n');
  });
});

describe('the running order on paper', () => {
  const plan = aPlan({
    segments: [
      segment('one', 60, { guest: 'wang', cues: [cue('roll', 'clip', '+0:20', { clip: 'tour' })] }),
      segment('two', 120),
      segment('three', 60),
    ],
    hardOut: 300,
  });

  it('[D8] counts the latest start of each segment back from the hard out', () => {
    const { rows, hardOut, offAir } = printedOrder(live(plan).context, plus(0));
    expect([offAir, hardOut]).toEqual([plus(240), plus(300)]);
    expect(rows.map(({ start, latest }) => [start, latest])).toEqual([
      [plus(0), plus(60)],
      [plus(60), plus(120)],
      [plus(180), plus(240)],
    ]);
  });

  it('[D8] is as the operators have it now, with shots, cues and guests', () => {
    const evening = live(plan);
    evening.ask('segment.skip', { segmentId: 'two', skipped: true });
    evening.ask('segment.retime', { segmentId: 'three', planned: seconds(90) });
    const { rows, bench } = printedOrder(evening.context, evening.now);
    expect(rows.map(({ title, planned }) => [title, planned])).toEqual([
      ['one', seconds(60)],
      ['three', seconds(90)],
    ]);
    expect(rows[0]).toMatchObject({ shots: ['desk', 'close'], guest: { approved: false, slot: seconds(120) } });
    expect(rows[0]?.cues).toEqual([{ trigger: '+0:20', what: 'Tour', outWords: null, length: seconds(20) }]);
    expect(bench).toEqual([{ title: 'spare', planned: seconds(90) }]);
  });
});
