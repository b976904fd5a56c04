/** What cells say: lengths, prices, times, and what is wrong with them, all at once. */
import { describe, expect, it } from 'vitest';
import { type Cell, readLength, readPrice, readTimeOfDay } from '../../server/core/imports/cells.ts';
import { guarded, guessMapping, unguarded } from '../../server/core/imports/read-table.ts';
import { live } from './evening.ts';
import { preview, read, tableOf } from './tables.ts';

const typed = (text: string): Cell => ({ kind: 'text', text });
const timed = (hours: number, showsSeconds: boolean): Cell => ({
  ...{ kind: 'time', text: '', number: hours / 24 },
  ...(showsSeconds ? { showsSeconds: true as const } : {}),
});
const said = (cell: Cell) => {
  const one = readLength(cell);
  return one.ok ? one.text : `${one.code} ${one.hint ?? ''}`.trim();
};

describe('a length in a cell', () => {
  it('[I11] is understood with its unit, however it is written', () => {
    for (const text of ['1:30', '90s', '90 秒', '1分30秒', '1m 30s', '１：３０', '1.5m', '90 sec', `1'30"`, '0:01:30', '90000ms'])
      expect(said(typed(text)), text).toBe('1:30');
    expect(said(typed('2分钟'))).toBe('2:00');
    expect(said(timed(1 / 40, true))).toBe('1:30');
    expect(readLength({ kind: 'number', text: '90', number: 90 }, 1000)).toEqual({ ok: true, text: '1:30' });
  });

  it('[I11] is refused where it may mean something else: a number without a unit, 1:30 as hours and minutes', () => {
    expect(said({ kind: 'number', text: '90', number: 90 })).toBe('length-unit');
    expect(said(typed('90'))).toBe('length-unit');
    expect(said(timed(1.5, false))).toBe('length-unclear 1:30:00');
    for (const text of ['soon', '1:75', '-1:00', '1:30 pm', 'NaN', '2026-12-03']) expect(said(typed(text)), text).toBe('length');
    for (const text of ['3h', '0s', '500ms', '2:00:01']) expect(said(typed(text)), text).toBe('length-bounds 2:00:00');
  });

  it('[I11] and prices and times of day keep their bounds', () => {
    expect(readPrice({ kind: 'number', text: '49.9', number: 49.9 })).toEqual({ ok: true, text: '49.90' });
    expect(readPrice(typed('¥1,299.00'))).toEqual({ ok: true, text: '1299.00' });
    for (const text of ['free', '4.999', '-3', '1e5']) expect(readPrice(typed(text)).ok, text).toBe(false);
    expect(readTimeOfDay(typed('20：05'))).toEqual({ ok: true, text: '20:05:00' });
    for (const text of ['24:00', '20', '20:61']) expect(readTimeOfDay(typed(text)).ok, text).toBe(false);
  });
});

describe('a table', () => {
  it('[I11] is answered with every cell that cannot be used, its address, what it says and a hint', () => {
    const table = tableOf(
      ['ID', '标题', '时长', '类型', '商品', 'Guest'],
      ['opening', 'x', 'soon', 'host', 'aples', ''],
      ['Bad Id', 'y', '1:00', 'party', '', 'nobody'],
      ['oranges', { kind: 'merged', text: '', with: 'B3' }, { kind: 'formula', text: '=A1' }, { kind: 'error', text: '#REF!' }, '', ''],
    );
    expect(read(live(), table).problems).toEqual([
      { cell: 'C2', target: 'planned', code: 'length', read: 'soon' },
      { cell: 'E2', target: 'product', code: 'unknown', read: 'aples', hint: 'apples' },
      { cell: 'A3', target: 'id', code: 'id', read: 'Bad Id' },
      { cell: 'D3', target: 'kind', code: 'kind', read: 'party', hint: expect.stringContaining('opening, host, guest') },
      { cell: 'F3', target: 'guest', code: 'unknown', read: 'nobody', hint: 'lin, wang' },
      { cell: 'B4', target: 'title', code: 'merged', read: '', hint: 'B3' },
      { cell: 'C4', target: 'planned', code: 'formula-empty', read: '=A1' },
      { cell: 'D4', target: 'kind', code: 'error-cell', read: '#REF!' },
    ]);
  });

  it('[I11] names a row twice, a new row without a title or a length, and says what came from a formula', () => {
    const table = tableOf(
      ['id', 'title', 'length'],
      ['guest', '', { kind: 'text', text: '2m', isFromFormula: true }],
      ['guest', '', '3m'],
      ['fresh', '', ''],
    );
    const { problems } = preview(live(), table);
    expect(problems.map(({ cell, code, hint }) => [cell, code, hint])).toEqual([
      ['A3', 'id-twice', 'A2'],
      ['B4', 'missing', undefined],
      ['C4', 'missing', undefined],
    ]);
    expect(read(live(), table).notes).toEqual([{ cell: 'C2', code: 'formula', read: '2m' }]);
  });

  it('[I13] is understood by its headings in both languages', () => {
    const zhEn = ['zh', 'en'];
    expect(guessMapping(['ID', 'Title (EN)', '标题（中文）', 'Duration', 'Start time', 'Notes', 'Mood'], 'rundown', zhEn)).toEqual([
      ...['id', 'title:en', 'title:zh', 'planned', 'start', 'notes'],
      null,
    ]);
    expect(guessMapping(['编号', '环节', '时长（秒）', '时长', '类型', '嘉宾', '备注'], 'rundown', zhEn)).toEqual([
      ...['id', 'title', 'plannedSeconds'],
      null,
      ...['kind', 'guest', 'notes'],
    ]);
    expect(guessMapping(['货号', 'SKU', '商品名称', '价格', '库存', '卖家'], 'products', zhEn)).toEqual([
      ...['itemNumber', 'sku', 'name', 'price', 'stock', 'seller'],
    ]);
  });

  it('[I6] guards what a spreadsheet would run, and takes the guard off again', () => {
    for (const text of ['=1+1', '+86 1', '-1', '@SUM(A1)', "'=x", "''@", "'tis", 'plain', '']) {
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(unguarded(guarded(text))).toBe(text);
    }
  });
});
