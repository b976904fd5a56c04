/** Tables brought into the plan: what they would change is said first, and what stands fast stands fast. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { groundOf } from '../../server/core/imports/plan-import.ts';
import { undoRow } from '../../server/core/operator-view.ts';
import { packShow, unpackShow } from '../../server/core/show.ts';
import type { ShowContext } from '../../server/core/show-state.ts';
import fc from '../run/properties.ts';
import { anyEdit, doEdit } from './any-edit.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';
import { bring, exported, preview, tableOf } from './tables.ts';

const jun = { id: 'jun', name: 'Jun' };
const undo = (evening: Evening) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' });
const planOf = ({ plan, order, skipped, retimed, locked, copies, next, written }: ShowContext) => ({
  ...{ order, retimed, copies, next, written, segments: plan.segments, products: plan.products },
  ...{ skipped: new Set(skipped), locked: new Set(locked) },
});
describe('the preview of an import', () => {
  it('[I1] says field by field what was and what will be, and changes nothing', () => {
    const evening = live();
    const before = planOf(evening.context);
    const table = tableOf(
      ['ID', 'Title', 'Length', 'Notes'],
      ['guest', 'County head', '2:30', 'Ask about eggs'],
      ['oranges', '', '2:00', ''],
    );
    expect(preview(evening, table).rows).toEqual([
      {
        id: 'guest',
        name: 'County head',
        what: 'changed',
        fields: [
          { target: 'title', was: 'guest', will: 'County head' },
          { target: 'planned', was: '3:00', will: '2:30' },
          { target: 'notes', was: '', will: 'Ask about eggs' },
        ],
      },
      { id: 'oranges', name: 'oranges', what: 'unchanged', fields: [] },
    ]);
    expect(planOf(evening.context)).toEqual(before);
  });

  it('[I1] names what is added, moved, taken out and kept as it is', () => {
    const evening = live(aPlan({ segments: [...anHour] }));
    evening.ask('segment.lock', { segmentId: 'd', locked: true });
    const table = tableOf(
      ['id', 'title', 'length'],
      ['a', 'New name', '1:00'],
      ['f', '', ''],
      ['c', '', ''],
      ['tasting', 'Tasting', '90s'],
      ['d', 'Other', ''],
    );
    const rows = preview(evening, table, { mode: 'replace' }).rows;
    expect(Object.fromEntries(rows.map((row) => [row.id, row.why ?? row.what]))).toEqual({
      a: 'on-air',
      f: 'moved',
      c: 'unchanged',
      tasting: 'added',
      d: 'locked',
      e: 'removed',
    });
    bring(evening, table, { mode: 'replace' });
    expect(evening.context.order).toEqual(['a', 'b', 'f', 'c', 'tasting', 'd']);
    expect(evening.onAir).toBe('a');
    expect(evening.context.next).toBe('b');
  });

  it('[I2] merging changes only rows in the table and takes nothing out', () => {
    const evening = live(aPlan({ segments: [...anHour] }));
    bring(evening, tableOf(['id', 'title', 'length'], ['e', '', '0:30'], ['', 'Tasting', '1:00'], ['c', '', '']));
    // The two took each other's places; the new one stands behind the one above it in the table.
    expect(evening.context.order).toEqual(['a', 'b', 'e', 'tasting', 'd', 'c', 'f']);
    expect(evening.context.retimed).toEqual({ e: seconds(30) });
  });

  it('[I3] leaves alone what is on air, next, played or locked, whatever the table says', () => {
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 12 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('merge' as const, 'replace' as const),
        fc.shuffledSubarray(['opening', 'apples', 'guest', 'oranges', 'closing', 'spare', 'guest-copy-1', 'fresh']),
        (edits, takes, mode, ids) => {
          const evening = live();
          for (let n = 0; n < takes; n += 1) {
            evening.wait(30);
            evening.take();
          }
          for (const edit of edits) doEdit(evening, edit);
          const { context } = evening;
          const fast = [...context.runs.map((run) => run.segmentId), ...context.locked, ...(context.next ? [context.next] : [])];
          const picture = (now: ShowContext) =>
            fast.map((id) => [id, now.plan.segments[id], now.retimed[id], now.order.includes(id), now.skipped.includes(id)]);
          const before = { fast: picture(context), runs: context.runs, next: context.next, plan: planOf(context) };
          const table = tableOf(
            ['id', 'title', 'length', 'place'],
            ...ids.map((id, n) => [id, `New ${id}`, `${n + 1}:00`, n % 3 === 2 ? 'bench' : 'order']),
          );
          if (ids.length === 0) return;
          const facts = bring(evening, table, { mode });
          expect(typeof facts).not.toBe('string');
          expect(picture(evening.context)).toEqual(before.fast);
          expect(evening.context.runs).toEqual(before.runs);
          if (before.next !== null) expect(evening.context.next).toBe(before.next);
          expect(unpackShow(aPlan(), packShow(evening.show)).context).toEqual(evening.context);
          if (facts.length === 0) return;
          undo(evening);
          expect(planOf(evening.context)).toEqual(before.plan);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[I4] is refused once somebody has edited or taken since, with who and what', () => {
    const evening = live();
    const table = tableOf(['id', 'length'], ['oranges', '1:00']);
    const ground = groundOf(evening.context);
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(90) }, { who: jun });
    expect(bring(evening, table, {}, ground)).toBe('stale');
    const again = groundOf(evening.context);
    evening.wait(60);
    evening.take();
    expect(bring(evening, table, {}, again)).toBe('stale');
    expect(evening.context.retimed).toEqual({ guest: seconds(90) });
  });

  it('[I5] is one edit of the log, undone as one, and not once a row of it has been on air', () => {
    const evening = live();
    const before = planOf(evening.context);
    const table = tableOf(
      ['id', 'title', 'length', 'place'],
      ['guest', 'County head', '2:00', ''],
      ['tasting', 'Tasting', '1:00', ''],
      ['closing', '', '', 'skip'],
    );
    const facts = bring(evening, table, { mode: 'replace' });
    expect(facts).toMatchObject([{ type: 'plan.imported', tally: { added: 1, changed: 2, removed: 1 } }]);
    expect(undoRow(evening.context)?.did).toEqual({
      type: 'plan.imported',
      source: { kind: 'table', name: 'tonight.xlsx' },
      ...{ subject: 'rundown', mode: 'replace' },
      tally: { added: 1, changed: 2, moved: 0, removed: 1, unchanged: 0, held: 0 },
    });
    undo(evening);
    expect(planOf(evening.context)).toEqual(before);
    bring(evening, table);
    evening.wait(60);
    evening.ask('segment.setNext', { segmentId: 'tasting' });
    evening.take();
    expect(evening.onAir).toBe('tasting');
    expect(undoRow(evening.context)).toBeNull();
  });

  it('[I5] stays once a copy that was made since has been on air', () => {
    const evening = live();
    bring(evening, tableOf(['id', 'title', 'length'], ['tasting', 'Tasting', '1:00']));
    evening.ask('segment.duplicate', { segmentId: 'tasting' });
    evening.wait(60);
    evening.ask('segment.setNext', { segmentId: 'tasting-copy-1' });
    evening.take();
    expect(undoRow(evening.context)).toBeNull();
  });

  it('[I5] is undone with the two before it, and no further back', () => {
    const evening = live();
    for (const length of ['2m', '3m', '4m', '5m']) bring(evening, tableOf(['id', 'length'], ['closing', length]));
    for (let n = 0; n < 3; n += 1) undo(evening);
    expect(undoRow(evening.context)).toBeNull();
    expect(evening.context.retimed).toEqual({ closing: seconds(120) });
  });

  it('[I5] is undone among other edits, in any number, until the plan is as before', () => {
    const anImport = fc.record({
      ids: fc.shuffledSubarray(['guest', 'oranges', 'closing', 'spare', 'fresh', 'guest-copy-1'], { minLength: 1 }),
      mode: fc.constantFrom('merge' as const, 'replace' as const),
      length: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(anyEdit, anImport), { minLength: 1, maxLength: 20 }), (deeds) => {
        const evening = live();
        const before = planOf(evening.context);
        let imports = 0;
        for (const deed of deeds) {
          if ('type' in deed) doEdit(evening, deed);
          else if (imports < 3) {
            imports += 1;
            bring(evening, tableOf(['id', 'title', 'length'], ...deed.ids.map((id) => [id, `New ${id}`, `${deed.length}m`])), {
              mode: deed.mode,
            });
          }
        }
        expect(unpackShow(aPlan(), packShow(evening.show)).context).toEqual(evening.context);
        while (undoRow(evening.context)) expect(undo(evening)).toMatchObject([{ type: 'plan.undone' }]);
        expect(planOf(evening.context)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('[I6] an export is read back to no difference', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => `${one}x`);
    fc.assert(
      fc.property(
        fc.array(anyEdit, { maxLength: 10 }),
        fc.array(words, { minLength: 4, maxLength: 4 }),
        (edits, [zh = '', en = '', notes = '', formula = '']) => {
          const segments = [
            segment('opening', 60, { title: { zh, en }, notes: `=${formula}` }),
            segment('guest', 90, { notes, title: `'@${formula}` }),
            segment('apples', 45, { sells: 12, product: 'eggs', notes: { zh, en } }),
            segment('oranges', 45, { sells: 12, product: 'eggs', notes: { en: notes } }),
            segment('closing', 45, { sells: 12, product: 'eggs' }),
          ];
          const evening = live(aPlan({ segments, polls: [] }));
          for (const edit of edits) doEdit(evening, edit);
          for (const mode of ['merge', 'replace'] as const) {
            const { problems, notes: told, rows } = preview(evening, exported(evening), { mode });
            expect(problems).toEqual([]);
            expect(told).toEqual([]);
            expect(rows.filter((row) => row.what !== 'unchanged')).toEqual([]);
          }
          const products = preview(evening, exported(evening, 'products'), { subject: 'products' });
          expect(products.problems).toEqual([]);
          expect(products.rows.every((row) => row.what === 'unchanged')).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a row of an import', () => {
  it('[I7] starts where the lengths before it say; a start in the table is compared and not believed', () => {
    const evening = ready();
    const table = tableOf(['id', 'start', 'length'], ['guest', '20:03', '3:00'], ['oranges', '20:07:30', '2:00']);
    const { notes, problems } = preview(evening, table);
    expect(problems).toEqual([]);
    expect(notes).toEqual([{ cell: 'B3', code: 'start-differs', read: '20:07:30', hint: '20:06:00' }]);
  });

  it('[I8] changes the name that its graphics show, and is refused where they would have nothing to show', () => {
    const lower = cue('name', 'graphic', 'take', { graphic: 'lower-third', guest: 'lin' });
    const evening = live(
      aPlan({ segments: [segment('opening', 60), segment('b', 60), segment('guest', 60, { guest: 'lin', cues: [lower] })], polls: [] }),
    );
    bring(evening, tableOf(['id', 'guest'], ['guest', 'wang']));
    expect(evening.context.plan.segments.guest).toMatchObject({ guest: 'wang', cues: [{ guest: 'wang' }] });
    const { problems } = preview(evening, tableOf(['id', 'guest', 'shots'], ['guest', '', '']));
    expect(problems).toEqual([{ cell: 'B2', target: 'guest', code: 'cues-need', read: '', hint: 'wang' }]);
  });
});

const anHour = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => segment(id, 60));
