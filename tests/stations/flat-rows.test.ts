/** The flat row of pollers in its three forms: they say the same, and text stays text. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { StationRowSaid, stationColumns } from '../../server/contract/station-row.ts';
import { foldEvents, stationEvents } from '../../server/core/station-feed.ts';
import { stationFigures } from '../../server/core/station-figures.ts';
import { offAir, stationState } from '../../server/core/station-state.ts';
import { type Known, stationRow } from '../../server/stations/dress/flat-row.ts';
import { flatForms } from '../../server/stations/dress/flat-texts.ts';
import fc from '../run/properties.ts';
import { anyShow } from './any-show.ts';
import { figures, lowerThird, noon, poll, show, station } from './sample-show.ts';

const known = (changes: Partial<Known> = {}): Known => ({
  ...{ station: station(), isTest: false, id: 'life1-1', asOf: noon, state: stationState(show(), station(), 0), figures: null, code: null },
  ...changes,
});

const readXml = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<([a-z_]+)>([^<]*)<\/\1>/g)].map(([, name = '', said = '']) => [
      name,
      said.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    ]),
  );

const without = (text: string) => text.replaceAll('\u0007', '');

describe('the flat row', () => {
  it('[F28] is the same in every form and after every way there, and is as its schema says', () => {
    const excludes = fc.subarray(['vote-bar', 'result', 'product-card', 'label', 'sales-ticker', 'lower-third'] as const);
    fc.assert(
      fc.property(fc.array(anyShow, { minLength: 1, maxLength: 6 }), excludes, fc.nat(20_000), (shows, excluded, later) => {
        const who = station({ excludes: excluded });
        const last = shows.at(-1) ?? show();
        const state = stationState(last, who, 8000);
        let folded = offAir(8000);
        for (const one of shows) {
          const next = stationState(one, who, 8000);
          folded = foldEvents(folded, stationEvents(folded, next, one.at));
        }
        const its = { station: who, figures: state.activation ? stationFigures(figures())(who, state.kind) : null };
        const row = stationRow(known({ ...its, state }), noon + later);
        expect(stationRow(known({ ...its, state: folded }), noon + later)).toEqual(row);
        expect(StationRowSaid.parse(row)).toEqual(row);
        expect(JSON.parse(flatForms.json.write([row]))).toEqual([row]);
        const [fromCsv] = parse(flatForms.csv.write([row]), { columns: true }) as Record<string, string>[];
        for (const name of stationColumns) expect([row[name], `'${row[name]}`]).toContain(fromCsv?.[name]);
        expect(readXml(flatForms.xml.write([row]))).toEqual(Object.fromEntries(stationColumns.map((name) => [name, without(row[name])])));
      }),
    );
  });

  it('[F28] has nothing of what the station must not have', () => {
    const polls = [poll('apples', { phase: 'open', opensAt: noon, endsAt: noon + 45_000, question: 'Apples?' })];
    const rowFor = (excludes: readonly ('vote-bar' | 'product-card' | 'lower-third' | 'sales-ticker')[]) => {
      const who = station({ excludes: [...excludes] });
      const view = show({ polls, graphics: [lowerThird] });
      const state = stationState(view, who, 0);
      return stationRow(known({ station: who, state, figures: stationFigures(figures())(who, 'live') }), noon + 7000);
    };
    expect(rowFor([])).toMatchObject({
      ...{ vote_question: 'Apples?', vote_turnout: '120', product_name: 'apples', product_price: '¥49.90', product_amount: '49.90' },
      ...{ product_sold: '12', product_left: '988', product_age_s: '5', name: '林小海', sales_units: '12', on_air: 'yes', muted: 'no' },
    });
    expect(Object.values(rowFor(['vote-bar']))).not.toContain('120');
    expect(rowFor(['product-card', 'sales-ticker'])).toMatchObject({
      product_name: '',
      product_sold: '',
      product_left: '',
      sales_units: '',
    });
    expect(rowFor(['lower-third']).name).toBe('');
  });

  it('[F28] says with a result what was asked, also to a station that has no votes; one without results has neither', () => {
    const polls = [poll('apples', { phase: 'revealed', question: 'Apples?', counted: { yea: 70, nay: 30 }, decision: 'yea' } as never)];
    const rowFor = (excludes: readonly ('vote-bar' | 'result')[]) =>
      stationRow(known({ state: stationState(show({ polls }), station({ excludes: [...excludes] }), 0) }), noon);
    expect(rowFor(['vote-bar'])).toMatchObject({ vote_question: '', result_question: 'Apples?', result_decision: 'yea', result_yea: '70' });
    expect(rowFor(['result'])).toMatchObject({ vote_question: 'Apples?', result_question: '', result_decision: '', result_yea: '' });
  });

  it('[F28] is in the station’s language', () => {
    const title = { zh: '苹果', en: 'Apples' };
    const view = show({ rundown: show().rundown.map((row) => ({ ...row, title })) });
    const rowIn = (language: string) =>
      stationRow(known({ station: station({ language }), state: stationState(view, station(), 0) }), noon);
    expect([rowIn('zh').segment, rowIn('en').segment]).toEqual(['苹果', 'Apples']);
  });

  it('[F29] never is a formula in a cell of the CSV, and a number stays one', () => {
    const cellOf = (text: string) => {
      const row = { ...stationRow(known(), noon), segment: text };
      return (parse(flatForms.csv.write([row]), { columns: true }) as Record<string, string>[])[0]?.segment;
    };
    expect(['=1+1', '+8 x', '@a', '-2+3', ' =1', '-2', '12.50', 'plain'].map(cellOf)).toEqual([
      ...["'=1+1", "'+8 x", "'@a", "'-2+3", "' =1", '-2', '12.50', 'plain'],
    ]);
  });
});
