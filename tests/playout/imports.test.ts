/** A table that was accepted, over a restart, and what the till makes of its stock. */
import { describe, expect, it } from 'vitest';
import { groundOf } from '../../server/core/imports/plan-import.ts';
import { Gallery } from './gallery.ts';

describe('an accepted import', () => {
  it('[I5] is there again after a restart, with its undo, and one line of the log', async () => {
    const gallery = new Gallery();
    await gallery.restart();
    await gallery.activate();
    const ground = groundOf(gallery.playout.context()!);
    const rows = [{ row: 2, cells: { id: 'tasting', title: 'Tasting', planned: '1:30' } }];
    const source = { kind: 'table' as const, name: 'tonight.xlsx' };
    expect(await gallery.ask('plan.import', { source, subject: 'rundown', mode: 'merge', rows, ground })).toEqual({
      ok: true,
      recorded: true,
    });
    const before = gallery.playout.context();
    expect(gallery.view.log[0]).toMatchObject({
      type: 'plan.imported',
      text: { en: 'Imported rundown from tonight.xlsx (merge): 1 added' },
    });
    await gallery.restart();
    expect(gallery.playout.context()).toEqual(before);
    expect(gallery.view.rundown.map(({ id }) => id)).toContain('tasting');
    expect(await gallery.ask('plan.undo', { editId: gallery.view.undo?.editId ?? '' })).toMatchObject({ ok: true });
    expect(gallery.view.rundown.map(({ id }) => id)).not.toContain('tasting');
    await gallery.close();
  });

  it('[I9] gives the till the stock that it says, until it is undone', async () => {
    const gallery = new Gallery();
    await gallery.restart();
    await gallery.activate();
    const rows = [{ row: 2, cells: { id: 'eggs', stock: '40', stockSource: 'warehouse, again' } }];
    const source = { kind: 'table' as const, name: 'stock.csv' };
    const left = () => gallery.playout.figures().products.eggs?.left;
    expect(left()).toBe(1000);
    await gallery.ask('plan.import', { source, subject: 'products', mode: 'merge', rows, ground: groundOf(gallery.playout.context()!) });
    expect(left()).toBe(40);
    await gallery.ask('plan.undo', { editId: gallery.view.undo?.editId ?? '' });
    expect(left()).toBe(1000);
    await gallery.close();
  });
});
