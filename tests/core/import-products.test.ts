/** Products brought into a running show: many at once, and none that viewers see. */
import { describe, expect, it } from 'vitest';
import { undoRow } from '../../server/core/operator-view.ts';
import { type Evening, live } from './evening.ts';
import { bring, preview, tableOf } from './tables.ts';

const undo = (evening: Evening) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' });
const what = (evening: Evening, table: ReturnType<typeof tableOf>, wish = {}) =>
  Object.fromEntries(preview(evening, table, wish).rows.map((row) => [row.id, row.what]));

describe('products brought in', () => {
  const head = ['id', 'item number', 'sku', 'name', 'price', 'unit', 'stock', 'category', 'seller', 'delivery', 'returns'];
  const row = (n: number, more: readonly string[] = []) =>
    [`p-${n}`, `${500 + n}`, `SKU-${n}`, `Product ${n}`, '19.90', 'box', '100', 'fruit', 'Orchard', '2 days', '7 days'].map(
      (cell, at) => more[at] || cell,
    );

  it('[I9] are four hundred at once, each with what viewers must be told', () => {
    const evening = live();
    const facts = bring(evening, tableOf(head, ...Array.from({ length: 400 }, (_, n) => row(n))), { subject: 'products' });
    expect(facts).toMatchObject([{ type: 'plan.imported', tally: { added: 400 } }]);
    expect(Object.keys(evening.context.plan.products)).toHaveLength(403);
    expect(evening.context.plan.products['p-7']).toMatchObject({
      ...{ price: 1990, shop: 'shop', sponsored: false },
      stock: { units: 100, source: 'tonight.xlsx', at: expect.stringMatching(/^2026-12-03T20:00:00\+08:00$/) },
    });
    undo(evening);
    expect(Object.keys(evening.context.plan.products)).toHaveLength(3);
  });

  it('[I9] keep the SKU that orders are counted by, and nobody else’s number', () => {
    const evening = live();
    const table = tableOf(head, ['eggs', '', 'OTHER', '', '', '', '', '', '', '', ''], row(1, ['', '501', 'SKU-2']), row(2));
    const codes = preview(evening, table, { subject: 'products' }).problems.map(({ cell, code, hint }) => [cell, code, hint]);
    expect(codes).toContainEqual(['C2', 'fixed', 'eggs']);
    expect(codes).toContainEqual(['C4', 'taken', 'p-1']);
  });

  it('[I3] leave alone what viewers see, have seen or are about to see', () => {
    const evening = live();
    const table = tableOf(['id', 'price'], ['apples', '1.00'], ['oranges', '39.90']);
    expect(what(evening, table, { subject: 'products' })).toEqual({ apples: 'held', oranges: 'changed' });
    bring(evening, table, { subject: 'products' });
    expect(evening.context.plan.products).toMatchObject({ apples: { price: 4990 }, oranges: { price: 3990 } });
  });
});

describe('rows brought in', () => {
  it('[I5] cannot make the plan grow without end', () => {
    const evening = live();
    const many = Array.from({ length: 500 }, (_, n) => [`row-${n}`, `Row ${n}`, '10s']);
    bring(evening, tableOf(['id', 'title', 'length'], ...many));
    const more = preview(evening, tableOf(['id', 'title', 'length'], ...many.map(([id = '', ...rest]) => [`b-${id}`, ...rest])));
    expect(more.problems).toMatchObject([{ code: 'too-many' }]);
    expect(evening.context.order).toHaveLength(505);
  });

  it('[I1] counts a row that changes and moves among those that move', () => {
    const evening = live();
    const ids = evening.context.order;
    const table = tableOf(['id', 'title'], [ids[3] ?? '', 'New name'], [ids[2] ?? '', '']);
    const { rows, tally } = preview(evening, table);
    expect(tally.moved).toBe(rows.filter(({ what, moved }) => what === 'moved' || moved).length);
    expect(tally.moved).toBeGreaterThan(0);
  });
});
