/** Real files: workbooks with everything in them that people bring, and everything that nobody should. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../server/core/csv.ts';
import { exportTable } from '../../server/core/imports/export-table.ts';
import { readFile } from '../../server/operators/imports/read-file.ts';
import { writeWorkbook } from '../../server/operators/imports/write-file.ts';
import { live } from '../core/evening.ts';
import { aPlan, segment } from '../core/plans.ts';
import { preview } from '../core/tables.ts';
import { workbook } from './workbook.ts';

const wish = { sheet: null, languages: ['zh', 'en'] };
const read = async (bytes: Uint8Array, sheet: string | null = null) => {
  const answer = await readFile(bytes, { ...wish, sheet });
  if (!answer.ok) throw new Error(answer.trouble);
  return answer.table;
};
const troubleOf = async (bytes: Uint8Array) => {
  const answer = await readFile(bytes, wish);
  return answer.ok ? 'none' : answer.trouble;
};
const text = (words: string) => new TextEncoder().encode(words);

describe('a workbook', () => {
  it('[I11] says of times, formulas, errors and merged cells what they are', async () => {
    const bytes = await workbook(
      [
        ['Running order of the third evening', null, null],
        ['id', 'title', 'length'],
        ['a', 'Opening', null],
        ['b', null, null],
        ['c', 'Third', null],
        ['d', null, '1:30'],
      ],
      {
        '2,2': { value: 90 / 86_400, type: 'number', style: { numFmt: 'h:mm:ss' } },
        '3,2': { value: 0.0625, type: 'number', style: { numFmt: 'h:mm' } },
        '4,2': { value: null, type: 'formula', formula: '"2"&"m"', formulaResult: '2m' },
        '5,1': { value: null, type: 'formula', formula: 'A1&B2' },
      },
      [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
        { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
      ],
    );
    const { headings, rows } = await read(bytes);
    expect(headings).toEqual(['id', 'title', 'length']);
    expect(rows.map(({ row, cells }) => [row, ...cells.slice(1)])).toEqual([
      [3, { kind: 'text', text: 'Opening' }, { kind: 'time', text: '00:01:30', number: 90 / 86_400, showsSeconds: true }],
      [4, { kind: 'merged', text: '', with: 'B3' }, { kind: 'time', text: '01:30:00', number: 0.0625 }],
      [5, { kind: 'text', text: 'Third' }, { kind: 'text', text: '2m', isFromFormula: true }],
      [6, { kind: 'formula', text: '=A1&B2' }, { kind: 'text', text: '1:30' }],
    ]);
  });

  it('[I11] knows whether seconds are shown by the formats that spreadsheets number', async () => {
    const parts = unzipSync(
      await workbook(
        [
          ['id', 'length'],
          ['a', 1],
          ['b', 1],
          ['c', 1],
        ],
        { '1,1': { value: 0.5, type: 'number', style: { numFmt: 'h:mm' } } },
      ),
    );
    const sheet = (styles: string, cells: string) => ({
      ...parts,
      'xl/styles.xml': strToU8(styles),
      'xl/worksheets/sheet1.xml': strToU8(
        `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>length</t></is></c></row>${cells}</sheetData></worksheet>`,
      ),
    });
    const styles = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="20" applyNumberFormat="1"/><xf numFmtId="21" applyNumberFormat="1"/><xf numFmtId="45" applyNumberFormat="1"/></cellXfs></styleSheet>`;
    const cells = [1, 2, 3]
      .map((style) => `<row r="${style + 1}"><c r="B${style + 1}" s="${style}"><v>0.0010416666666666667</v></c></row>`)
      .join('');
    const { rows } = await read(zipSync(sheet(styles, cells)));
    expect(rows.map(({ cells: [, cell] }) => [cell?.kind, cell?.showsSeconds === true])).toEqual([
      ['time', false],
      ['time', true],
      ['time', true],
    ]);
  });

  it('[I12] brings one sheet at a time, and names the others', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Run', rows: [['id'], ['a']] },
        { name: '商品', rows: [['sku'], ['b']] },
      ],
    });
    expect(await read(bytes)).toMatchObject({ sheet: 'Run', sheets: ['Run', '商品'], headings: ['id'] });
    expect(await read(bytes, '商品')).toMatchObject({ sheet: '商品', headings: ['sku'] });
  });

  it('[I12] of ten thousand rows, or a bomb, or an old, cut or renamed one, is refused with its reason', async () => {
    const many = await workbook([['id', 'title'], ...Array.from({ length: 10_000 }, (_, n) => [`row-${n}`, 'x'])]);
    expect(await troubleOf(many)).toBe('too-many-rows');
    const small = await workbook([['id'], ['a']]);
    const bomb = zipSync({ ...unzipSync(small), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000).fill(32) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await troubleOf(bomb)).toBe('too-big-inside');
    expect(await troubleOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe('old-excel');
    expect(await troubleOf(small.slice(0, small.length / 2))).toBe('broken');
    expect(await troubleOf(zipSync({ 'hello.txt': text('hello') }))).toBe('broken');
    for (const last of [0, 1]) expect(await troubleOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, last]))).toBe('not-a-table');
    expect(await troubleOf(await workbook([['id', 'title']]))).toBe('no-rows');
  });

  it('[I16] of another encoding is read by its mark or said to be one, and an open quotation mark is named with its line', async () => {
    const utf16 = (bigEndian: boolean) => {
      const said = '\uFEFFid;title\na;Öl';
      const view = new DataView(new ArrayBuffer(2 * said.length));
      for (let at = 0; at < said.length; at += 1) view.setUint16(2 * at, said.charCodeAt(at), !bigEndian);
      return new Uint8Array(view.buffer);
    };
    for (const bigEndian of [false, true])
      expect(await read(utf16(bigEndian)), `big-endian: ${bigEndian}`).toMatchObject({ headings: ['id', 'title'] });
    const latin1 = new Uint8Array([...'id;title\na;Caf'].map((sign) => sign.charCodeAt(0)).concat(0xe9, 0x0a));
    expect(await troubleOf(latin1)).toBe('encoding');
    expect(await troubleOf(utf16(false).slice(2)), 'without its mark').toBe('encoding');
    expect(await troubleOf(text('id;title\na\0;b'))).toBe('encoding');
    const open = await readFile(text('id,title\na,"fine ""so"" here"\nb,"never closed\nc,d\n'), wish);
    expect(open).toEqual({ ok: false, trouble: 'unclosed-quote', line: 3 });
  });

  it('[I12] cannot reach into what every object has', async () => {
    const table = await read(
      await workbook([
        ['__proto__', 'constructor', 'id'],
        ['x', 'y', 'a'],
      ]),
    );
    expect(table.headings).toEqual(['__proto__', 'constructor', 'id']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a text file', () => {
  it('[I12] is read with commas, semicolons or tabs, in UTF-8, GB18030 or UTF-16', async () => {
    const lines = (mark: string) => [['编号', '标题'].join(mark), ['a', `"x${mark}y ""z"""`].join(mark), ''].join('\r\n');
    for (const mark of [',', ';', '\t']) {
      const { headings, rows } = await read(text(`\uFEFF${lines(mark)}`));
      expect(headings).toEqual(['编号', '标题']);
      expect(rows[0]?.cells[1]).toEqual({ kind: 'text', text: `x${mark}y "z"` });
    }
    // “编号,标题” and “a,苹果”, as older programs in China write them.
    const old = new Uint8Array([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x61, 0x2c, 0xc6, 0xbb, 0xb9, 0xfb]);
    expect(await read(old)).toMatchObject({ headings: ['编号', '标题'], rows: [{ cells: [{ text: 'a' }, { text: '苹果' }] }] });
    const wide = new Uint8Array([0xff, 0xfe, ...Array.from('id\tt\na\tb').flatMap((one) => [one.charCodeAt(0), 0])]);
    expect((await read(wide)).headings).toEqual(['id', 't']);
  });

  it('[I11] has no formula with a result', async () => {
    const { rows } = await read(text('id,title\na,=HYPERLINK("x")\nb,\'=1+1\n'));
    expect(rows.map(({ cells: [, cell] }) => cell?.kind)).toEqual(['formula', 'text']);
  });

  it('[I12] of any bytes is a table or a reason, and never a fault', async () => {
    for (const junk of ['', '\n\n', '"', 'a,"b\nc', '\u0000', 'x'.repeat(2_000_000), `id\n${'a\n'.repeat(9000)}`])
      expect(['none', 'no-rows', 'not-a-table', 'encoding', 'unclosed-quote', 'broken', 'too-many-rows']).toContain(
        await troubleOf(text(junk)),
      );
  });
});

describe('an exported file', () => {
  it('[I6] is read back to no difference, as a workbook and as text', async () => {
    const segments = [
      segment('opening', 60, { title: { zh: '开场', en: '=HYPERLINK("http://x","y")' }, notes: 'line one\nline two, “quoted” "so"' }),
      segment('guest', 95, { title: '+1, @home', guest: 'lin' }),
      segment('closing', 30, { sells: 40, product: 'eggs' }),
    ];
    const evening = live(aPlan({ segments, polls: [] }));
    evening.ask('segment.skip', { segmentId: 'closing', skipped: true });
    for (const subject of ['rundown', 'products'] as const) {
      const rows = exportTable(evening.context, subject, evening.now);
      for (const bytes of [await writeWorkbook(subject, rows), text(csvText(rows))]) {
        const { problems, notes, tally } = preview(evening, await read(bytes), { subject, mode: 'replace' });
        expect({ problems, notes }).toEqual({ problems: [], notes: [] });
        expect(tally).toMatchObject({ added: 0, changed: 0, moved: 0, removed: 0, held: 0 });
      }
    }
    const [sheet] = (await readXlsx(await writeWorkbook('x', exportTable(evening.context, 'rundown', evening.now)))).sheets;
    expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  });
});
