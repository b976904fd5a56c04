/** What people edited by hand outlives the next table, unless they choose the table's. */
import { describe, expect, it } from 'vitest';
import { seconds, textIn } from '../../server/contract/units.ts';
import { undoRow } from '../../server/core/operator-view.ts';
import { packShow, unpackShow } from '../../server/core/show.ts';
import { plannedOf, type ShowContext } from '../../server/core/show-state.ts';
import fc from '../run/properties.ts';
import { anyEdit, doEdit } from './any-edit.ts';
import { type Evening, live } from './evening.ts';
import { aPlan } from './plans.ts';
import { bring, preview, tableOf } from './tables.ts';

const jun = { id: 'jun', name: 'Jun' };
const undo = (evening: Evening) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' });
const retime = (evening: Evening, length: number) =>
  evening.ask('segment.retime', { segmentId: 'oranges', planned: seconds(length) }, { who: jun });
const table = tableOf(['id', 'title', 'length'], ['oranges', 'Blood oranges', '2:30'], ['closing', 'Good night', '']);
const titleOf = ({ context }: Evening, id: string) => textIn(context.plan.segments[id]?.title ?? '', 'en');
const lengthOf = ({ context }: Evening, id: string) => plannedOf(context, id);
const rowOf = (evening: Evening, id: string, wish: Parameters<typeof preview>[2] = {}) =>
  preview(evening, table, wish).rows.find((row) => row.id === id);

describe('a row that somebody edited', () => {
  it('[I18] is kept by the next table, with who edited it; the other rows are the table’s', () => {
    const evening = live();
    retime(evening, 90);
    expect(rowOf(evening, 'oranges')).toMatchObject({ what: 'held', why: 'edited', editedBy: 'Jun' });
    bring(evening, table);
    expect([titleOf(evening, 'oranges'), lengthOf(evening, 'oranges')]).toEqual(['oranges', seconds(90)]);
    expect(titleOf(evening, 'closing')).toBe('Good night');
    bring(evening, table);
    expect(lengthOf(evening, 'oranges'), 'and by the one after it').toBe(seconds(90));
  });

  it('[I18] is the table’s where that is chosen, and nobody’s from then on; Undo makes it theirs again', () => {
    const evening = live();
    retime(evening, 90);
    const wish = { overwrite: ['oranges'] };
    expect(rowOf(evening, 'oranges', wish)).toMatchObject({ what: 'changed', editedBy: 'Jun' });
    bring(evening, table, wish);
    expect([titleOf(evening, 'oranges'), lengthOf(evening, 'oranges')]).toEqual(['Blood oranges', seconds(150)]);
    expect(evening.context.hands).toEqual({});
    undo(evening);
    expect(lengthOf(evening, 'oranges')).toBe(seconds(90));
    expect(rowOf(evening, 'oranges')).toMatchObject({ what: 'held', why: 'edited', editedBy: 'Jun' });
  });

  it('[I18] stays theirs while one edit of it stands, and is nobody’s once all are undone', () => {
    const evening = live();
    retime(evening, 90);
    retime(evening, 80);
    undo(evening);
    expect(rowOf(evening, 'oranges')?.why).toBe('edited');
    undo(evening);
    expect(rowOf(evening, 'oranges')).toMatchObject({ what: 'changed' });
    evening.ask('plan.redo', { editId: evening.context.undone.at(-1)?.id ?? '' });
    expect(rowOf(evening, 'oranges')?.why).toBe('edited');
  });

  it('[I18] is not sent to the bench by a table that replaces and does not name it, and can be', () => {
    const evening = live();
    evening.ask('segment.insert', { segmentId: 'spare', before: 'oranges' }, { who: jun });
    expect(rowOf(evening, 'spare', { mode: 'replace' })).toMatchObject({ what: 'held', why: 'edited', editedBy: 'Jun' });
    const wish = { mode: 'replace' as const, overwrite: ['spare'] };
    expect(rowOf(evening, 'spare', wish)).toMatchObject({ what: 'removed', editedBy: 'Jun' });
    bring(evening, table, { mode: 'replace' });
    expect(evening.context.order).toContain('spare');
    bring(evening, table, wish);
    expect(evening.context.order).not.toContain('spare');
  });
});

const known = ['opening', 'apples', 'guest', 'oranges', 'closing', 'spare', 'guest-copy-1', 'new-1'];
const placing = new Set(['segment.moved', 'segment.inserted', 'segment.created', 'segment.duplicated']);
const edits = new Set([...placing, 'segment.retimed', 'segment.written', 'segment.skipped', 'segment.removed']);
/** By the log alone, not by what the show remembers of it. */
const editedIn = (evening: Evening) =>
  new Set(
    evening.facts.flatMap((fact) => {
      if (!edits.has(fact.type)) return [];
      return fact.type === 'segment.duplicated' ? [fact.copyId] : 'segmentId' in fact ? [fact.segmentId as string] : [];
    }),
  );
const asItIs = (context: ShowContext, id: string) => ({
  segment: context.plan.segments[id],
  length: context.retimed[id],
  isIn: context.order.includes(id),
  isSkipped: context.skipped.includes(id),
});
/** The row that stands directly above it, of those that both orders have. */
const above = (order: readonly string[], id: string, both: readonly string[]) =>
  order.slice(0, Math.max(0, order.indexOf(id))).findLast((one) => both.includes(one));

it('[I18] no edit by hand is lost by any table, merged or replacing, unless its row was chosen', () => {
  fc.assert(
    fc.property(
      fc.array(anyEdit, { minLength: 1, maxLength: 10 }),
      fc.constantFrom('merge' as const, 'replace' as const),
      fc.shuffledSubarray(known, { minLength: 1 }),
      fc.subarray(known),
      (made, mode, ids, chosen) => {
        const evening = live(aPlan());
        for (const edit of made) doEdit(evening, edit);
        const byHand = [...editedIn(evening)].filter((id) => !chosen.includes(id));
        const before = evening.context;
        const brought = tableOf(
          ['id', 'title', 'length', 'place'],
          ...ids.map((id, n) => [id, `New ${id}`, `${n + 1}:00`, ['', 'order', 'bench', 'skip'][n % 4] ?? '']),
        );
        expect(typeof bring(evening, brought, { mode, overwrite: chosen })).not.toBe('string');
        const after = evening.context;
        for (const id of byHand) expect(asItIs(after, id), id).toEqual(asItIs(before, id));
        if (mode === 'replace') {
          const both = before.order.filter((id) => after.order.includes(id));
          for (const id of byHand.filter((one) => after.order.includes(one)))
            expect(above(after.order, id, both), id).toBe(above(before.order, id, both));
        }
        expect(unpackShow(aPlan(), packShow(evening.show)).context).toEqual(after);
      },
    ),
    { numRuns: 200 },
  );
});
