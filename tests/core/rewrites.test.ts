/** The plan's own words on air: titles and notes, segments from nothing, and Redo. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { redoRow, rundownRows, undoRow } from '../../server/core/operator-view.ts';
import { packShow, unpackShow } from '../../server/core/show.ts';
import { type ShowContext, segmentOf } from '../../server/core/show-state.ts';
import fc from '../run/properties.ts';
import { anyEdit, doEdit } from './any-edit.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';
import { aPlan, segment } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
const undo = (evening: Evening, wish = {}) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' }, wish);
const redo = (evening: Evening, wish = {}) => evening.ask('plan.redo', { editId: redoRow(evening.context)?.editId ?? 'none' }, wish);
const rowOf = (evening: Evening, id: string) => rundownRows(evening.context, evening.now).find((row) => row.id === id);
/** The plan as people see it. */
const planOf = ({ plan, order, skipped, retimed, locked, copies, next }: ShowContext) => ({
  ...{ order, retimed, copies, next, segments: plan.segments },
  ...{ skipped: new Set(skipped), locked: new Set(locked) },
});

describe('title and notes', () => {
  it('[E10] are rewritten where they stand, with who did it, and undone', () => {
    const evening = live();
    evening.ask(
      'segment.write',
      { segmentId: 'guest', title: { zh: '新嘉宾', en: 'Another guest' }, notes: 'Chair at the left' },
      { who: jun },
    );
    expect(rowOf(evening, 'guest')).toMatchObject({
      ...{ title: { zh: '新嘉宾', en: 'Another guest' }, notes: 'Chair at the left' },
      edited: { by: 'Jun', did: { type: 'segment.written' } },
    });
    undo(evening);
    expect(rowOf(evening, 'guest')?.title).toBe('guest');
    expect(rowOf(evening, 'guest')).not.toHaveProperty('notes');
  });

  it('[E19] notes by language change in the language that was written, and an empty one takes that language away', () => {
    const evening = live();
    const notes = () => rowOf(evening, 'guest')?.notes;
    evening.ask('segment.write', { segmentId: 'guest', notes: { zh: '慢一点', en: 'Slowly' } });
    expect(notes()).toEqual({ zh: '慢一点', en: 'Slowly' });
    evening.ask('segment.write', { segmentId: 'guest', notes: { zh: '再慢一点' } });
    expect(notes()).toEqual({ zh: '再慢一点', en: 'Slowly' });
    expect(evening.ask('segment.write', { segmentId: 'guest', notes: { zh: '再慢一点' } })).toEqual([]);
    expect(evening.ask('segment.write', { segmentId: 'guest', notes: { fr: 'Doucement' } })).toBe('malformed');
    evening.ask('segment.write', { segmentId: 'guest', notes: { en: '' } });
    expect(notes()).toEqual({ zh: '再慢一点' });
    evening.ask('segment.write', { segmentId: 'guest', notes: 'One for all' });
    expect(notes()).toBe('One for all');
    evening.ask('segment.write', { segmentId: 'guest', notes: { zh: '中文' } });
    expect(notes(), 'the others keep what they had').toEqual({ zh: '中文', en: 'One for all' });
    evening.ask('segment.write', { segmentId: 'guest', notes: { zh: '', en: '' } });
    expect(rowOf(evening, 'guest')).not.toHaveProperty('notes');
  });

  it('[E10] a title that is or was on air stays in the record; notes may be written at any time', () => {
    const evening = live();
    expect(evening.ask('segment.write', { segmentId: 'opening', title: 'Hello' })).toBe('wrong-phase');
    evening.ask('segment.write', { segmentId: 'opening', notes: 'Stretch' });
    expect(rowOf(evening, 'opening')?.notes).toBe('Stretch');
    evening.wait(60);
    evening.take();
    expect(evening.ask('segment.write', { segmentId: 'opening', title: 'Hello' })).toBe('wrong-phase');
    undo(evening);
    expect(rowOf(evening, 'opening')).not.toHaveProperty('notes');
  });

  it('[E10,E5,E7] of a locked row stay, and the later of two is told', () => {
    const evening = live();
    evening.ask('segment.write', { segmentId: 'guest', notes: 'Slowly' }, { who: jun });
    expect(evening.ask('segment.write', { segmentId: 'guest', notes: 'Fast', saw: 0 })).toBe('changed-since');
    evening.ask('segment.lock', { segmentId: 'guest', locked: true });
    expect(evening.ask('segment.write', { segmentId: 'guest', notes: 'Fast' })).toBe('locked');
    expect(evening.ask('segment.write', { segmentId: 'guest', notes: 'Slowly' })).toEqual([]);
  });

  it('[E10,E4] go with a copy as they stood when it was made, over a restart too', () => {
    const plan = aPlan();
    const evening = live(plan);
    evening.ask('segment.write', { segmentId: 'guest', title: 'Pears' });
    evening.ask('segment.duplicate', { segmentId: 'guest' });
    evening.ask('segment.write', { segmentId: 'guest', title: 'Plums' });
    const titles = () => ['guest', 'guest-copy-1'].map((id) => segmentOf(evening.context, id).title);
    expect(titles()).toEqual(['Plums', 'Pears']);
    evening.show = unpackShow(plan, packShow(evening.show));
    expect(titles()).toEqual(['Plums', 'Pears']);
  });
});

describe('a segment from nothing', () => {
  const weather = { kind: 'host', title: 'Weather', planned: seconds(90) } as const;

  it('[E11] stands where it was put, opens on the shots of the nearest of its kind, and goes on air like any other', () => {
    const evening = live(
      aPlan({ segments: [segment('opening', 60), segment('apples', 60, { shots: ['close'] }), segment('closing', 60)] }),
    );
    evening.ask('segment.create', { ...weather, before: 'closing' });
    expect(evening.context.order).toEqual(['opening', 'apples', 'new-1', 'closing']);
    expect(rowOf(evening, 'new-1')).toMatchObject({ title: 'Weather', kind: 'host', planned: seconds(90), state: 'later' });
    evening.wait(60);
    evening.take();
    evening.wait(60);
    evening.take();
    expect(evening.onAir).toBe('new-1');
    expect(evening.shot).toBe('close');
  });

  it('[E11] put before what is next is next, and is gone again with its undo', () => {
    const evening = live();
    evening.ask('segment.create', { ...weather, before: 'apples' });
    expect(evening.context.next).toBe('new-1');
    undo(evening);
    expect(evening.context.next).toBe('apples');
    expect(rowOf(evening, 'new-1')).toBeUndefined();
  });

  it('[E11] goes neither where the show has been nor before a row that is not there', () => {
    const evening = live();
    expect(evening.ask('segment.create', { ...weather, before: 'opening' })).toBe('wrong-phase');
    expect(evening.ask('segment.create', { ...weather, before: 'nowhere' })).toBe('unknown');
    expect(evening.ask('segment.create', { ...weather, before: 'spare' })).toBe('unknown');
  });

  it('[E11] is there after a restart, under its own id', () => {
    const plan = aPlan();
    const evening = ready(plan);
    evening.ask('segment.create', { ...weather, before: null });
    const before = planOf(evening.context);
    evening.show = unpackShow(plan, packShow(evening.show));
    expect(planOf(evening.context)).toEqual(before);
    evening.ask('segment.create', { ...weather, before: null });
    expect(evening.context.order.slice(-2)).toEqual(['new-1', 'new-2']);
  });
});

describe('redo', () => {
  it('[E12] says what it will do again and whose it was, and does it under the name of who asks', () => {
    const evening = live();
    expect(redoRow(evening.context)).toBeNull();
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) }, { who: jun });
    undo(evening);
    expect(redoRow(evening.context)).toMatchObject({
      by: 'Jun',
      did: { type: 'segment.retimed', segmentId: 'guest', planned: seconds(30) },
    });
    redo(evening);
    expect(rowOf(evening, 'guest')).toMatchObject({ planned: seconds(30), edited: { by: 'Mei' } });
    expect(redoRow(evening.context)).toBeNull();
    expect(undoRow(evening.context)).toMatchObject({ by: 'Mei', did: { type: 'segment.retimed' } });
  });

  it('[E12] is refused as stale once somebody edited, or when it was done already', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) });
    undo(evening);
    const seen = redoRow(evening.context)?.editId ?? '';
    evening.ask('segment.skip', { segmentId: 'oranges', skipped: true }, { who: jun });
    expect(evening.ask('plan.redo', { editId: seen })).toBe('stale');
    undo(evening);
    redo(evening);
    expect(evening.ask('plan.redo', { editId: seen })).toBe('stale');
  });

  it('[E12] touches nothing that is on air or was played, and sets no next that the show has passed', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'apples', planned: seconds(30) });
    const retimed = undoRow(evening.context)?.editId ?? '';
    undo(evening);
    evening.wait(60);
    evening.take();
    expect(evening.onAir).toBe('apples');
    expect(redoRow(evening.context)).toBeNull();
    expect(evening.ask('plan.redo', { editId: retimed })).toBe('wrong-phase');

    const other = live();
    other.ask('segment.move', { segmentId: 'oranges', before: 'apples' });
    const moved = undoRow(other.context)?.editId ?? '';
    undo(other);
    other.wait(60);
    other.take();
    expect(other.ask('plan.redo', { editId: moved })).toBe('wrong-phase');

    const third = live();
    third.ask('segment.setNext', { segmentId: 'oranges' });
    const set = undoRow(third.context)?.editId ?? '';
    undo(third);
    expect(third.ask('plan.redo', { editId: set }, { who: jun })).toBe('not-the-chair');
    third.wait(60);
    third.take();
    expect(third.ask('plan.redo', { editId: set })).toBe('wrong-phase');
  });

  it('[E12] does again all that was undone, one by one, until the plan is as it was, over restarts too', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 40 }), fc.nat(40), (edits, restartAt) => {
        const plan = aPlan();
        const evening = live(plan);
        for (const edit of edits) doEdit(evening, edit);
        const edited = planOf(evening.context);
        let undone = 0;
        while (undoRow(evening.context)) {
          undo(evening);
          undone += 1;
          if (undone === restartAt) evening.show = unpackShow(plan, packShow(evening.show));
        }
        for (; undone > 0; undone -= 1) expect(redo(evening)).toMatchObject([{ type: 'plan.redone' }]);
        expect(planOf(evening.context)).toEqual(edited);
      }),
      { numRuns: 150 },
    );
  });

  it('[E14] has a title for no language that the show has not', () => {
    const evening = live();
    const title = { zh: '梨', fr: 'Poires' };
    expect(evening.ask('segment.write', { segmentId: 'guest', title })).toBe('malformed');
    expect(evening.ask('segment.create', { kind: 'host', title, planned: seconds(30), before: null })).toBe('malformed');
    expect(typesOf(evening.ask('segment.write', { segmentId: 'guest', title: { zh: '梨', en: 'Pears' } }))).toEqual(['segment.written']);
  });
});
