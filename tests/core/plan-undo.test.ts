/** Undo: what it will take back is said, the newest goes first, and the air is never touched. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { undoRow } from '../../server/core/operator-view.ts';
import { packShow, unpackShow } from '../../server/core/show.ts';
import { onAirRun, type ShowContext } from '../../server/core/show-state.ts';
import fc from '../run/properties.ts';
import { anyEdit, doEdit } from './any-edit.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
const undo = (evening: Evening, wish = {}) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' }, wish);
/** The plan as people see it. */
const planOf = ({ plan, order, skipped, retimed, locked, copies, next }: ShowContext) => ({
  ...{ order, retimed, copies, next, segments: plan.segments },
  ...{ skipped: new Set(skipped), locked: new Set(locked) },
});

describe('undo', () => {
  it('[E1] says what it will take back, by whom and when, for everybody alike', () => {
    const evening = live();
    expect(undoRow(evening.context)).toBeNull();
    evening.ask('segment.move', { segmentId: 'oranges', before: 'guest' }, { who: jun });
    expect(undoRow(evening.context)).toEqual({
      editId: 'edit-1',
      by: 'Jun',
      at: evening.now,
      did: { type: 'segment.moved', segmentId: 'oranges', before: 'guest' },
    });
  });

  it('[E1] takes back the newest edit, then the one before it', () => {
    const evening = live();
    const before = planOf(evening.context);
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) });
    const between = planOf(evening.context);
    evening.ask('segment.insert', { segmentId: 'spare', before: 'apples' });
    expect(evening.context.next).toBe('spare');
    undo(evening);
    expect(planOf(evening.context)).toEqual(between);
    undo(evening);
    expect(planOf(evening.context)).toEqual(before);
    expect(undo(evening)).toBe('stale');
  });

  it('[E1] takes back whatever was edited, in any number and order, until the plan is as before', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 40 }), (edits) => {
        const evening = live();
        const before = planOf(evening.context);
        for (const edit of edits) doEdit(evening, edit);
        while (undoRow(evening.context)) expect(undo(evening)).toMatchObject([{ type: 'plan.undone' }]);
        expect(planOf(evening.context)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('[E2] is refused as stale when somebody edited since', () => {
    const evening = live();
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    const seen = undoRow(evening.context)?.editId ?? '';
    evening.ask('segment.retime', { segmentId: 'oranges', planned: seconds(30) }, { who: jun });
    expect(evening.ask('plan.undo', { editId: seen })).toBe('stale');
    expect(evening.context.skipped).toEqual(['guest']);
  });

  it('[E2] leaves alone what is on air or has been since, and goes on with the edit before', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'oranges', planned: seconds(30) });
    evening.ask('segment.insert', { segmentId: 'spare', before: 'apples' });
    const inserted = undoRow(evening.context)?.editId ?? '';
    evening.wait(60);
    evening.take();
    expect(evening.onAir).toBe('spare');
    expect(evening.ask('plan.undo', { editId: inserted })).toBe('wrong-phase');
    undo(evening);
    expect(evening.context.retimed).toEqual({});
    evening.wait(60);
    evening.take();
    expect(undoRow(evening.context)).toBeNull();
    expect(evening.context.order).toContain('spare');
  });

  it('[E2] puts nothing back among what has been played', () => {
    const evening = live();
    evening.ask('segment.move', { segmentId: 'apples', before: 'closing' });
    const moved = undoRow(evening.context)?.editId ?? '';
    evening.wait(60);
    evening.take();
    expect(evening.onAir).toBe('guest');
    expect(evening.ask('plan.undo', { editId: moved })).toBe('wrong-phase');
  });

  it('[E2] never takes back a take, nor what was set next before one', () => {
    const evening = live();
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    evening.wait(60);
    evening.take();
    expect(undoRow(evening.context)).toBeNull();
    expect(evening.onAir).toBe('oranges');
  });

  it('[E2] gives next back to the chair alone', () => {
    const evening = live();
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    expect(undo(evening, { who: jun })).toBe('not-the-chair');
    undo(evening);
    expect(evening.context.next).toBe('apples');
  });

  it('[E3] goes back to what was played by setting it next and taking it', () => {
    const evening = live();
    evening.wait(60);
    evening.take();
    evening.wait(10);
    evening.ask('segment.setNext', { segmentId: 'opening' });
    evening.take();
    expect(evening.onAir).toBe('opening');
    expect(evening.context.runs.map(({ segmentId }) => segmentId)).toEqual(['opening', 'apples', 'opening']);
    expect(evening.context.next).toBe('apples');
  });

  it('[S6,E2] with edits and undos never changes what is on air, through restarts too', () => {
    const plan = aPlan({
      segments: [
        segment('opening', 60, { cues: [cue('wide', 'shot', '+0:10', { shot: 'close' })] }),
        ...['apples', 'guest', 'oranges', 'closing'].map((id) => segment(id, 60)),
      ],
    });
    const step = fc.oneof(
      { weight: 6, arbitrary: anyEdit },
      { weight: 3, arbitrary: fc.constant('undo' as const) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(2), (steps, takes) => {
        const evening = live(plan);
        for (let n = 0; n < takes; n += 1) {
          evening.wait(5);
          evening.take();
        }
        const before = JSON.stringify([onAirRun(evening.context), evening.context.cueRuns, evening.context.graphics]);
        for (const one of steps) {
          if (one === 'undo') undo(evening);
          else if (one === 'restart') evening.show = unpackShow(plan, packShow(evening.show));
          else doEdit(evening, one);
          expect(JSON.stringify([onAirRun(evening.context), evening.context.cueRuns, evening.context.graphics])).toBe(before);
        }
      }),
      { numRuns: 80 },
    );
  });
});
