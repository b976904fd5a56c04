/** Undo of an import while the show goes on: offered until one of its rows was on air, whatever is done to other rows. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { undoRow } from '../../server/core/operator-view.ts';
import { packShow, unpackShow } from '../../server/core/show.ts';
import fc from '../run/properties.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, segment } from './plans.ts';
import { bring, tableOf } from './tables.ts';

const undo = (evening: Evening) => evening.ask('plan.undo', { editId: undoRow(evening.context)?.editId ?? 'none' });
const hour = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const plan = aPlan({ segments: hour.map((id) => segment(id, 60)), polls: [] });
const anEvening = () => live(plan);

/** Takes back what is newer, until the import is what Undo offers. */
const reachesImport = (evening: Evening): boolean => {
  for (let offered = undoRow(evening.context); offered; offered = undoRow(evening.context)) {
    if (offered.did.type === 'plan.imported') return true;
    expect(undo(evening)).toMatchObject([{ type: 'plan.undone' }]);
  }
  return false;
};

const other = fc.constantFrom('a', 'b', 'c', 'd', 'f', 'g', 'new-1', 'b-copy-1', 'd-copy-1');
const anywhere = fc.option(fc.oneof(other, fc.constantFrom('e', 'tasting')));
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('segment.setNext' as const), segmentId: other }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('segment.move' as const), segmentId: other, before: anywhere }) },
  fc.record({ do: fc.constant('segment.skip' as const), segmentId: other, skipped: fc.boolean() }),
  fc.record({ do: fc.constant('segment.remove' as const), segmentId: other }),
  fc.record({ do: fc.constant('segment.insert' as const), segmentId: other, before: anywhere }),
  fc.record({ do: fc.constant('segment.duplicate' as const), segmentId: other }),
  fc.record({ do: fc.constant('segment.lock' as const), segmentId: other, locked: fc.boolean() }),
  fc.record({ do: fc.constant('segment.retime' as const), segmentId: other, planned: fc.constant(seconds(40)) }),
  fc.record({
    ...{ do: fc.constant('segment.create' as const), kind: fc.constant('host' as const) },
    ...{ title: fc.constant('Weather'), planned: fc.constant(seconds(30)), before: anywhere },
  }),
);

describe('undo of an import', () => {
  it('[I5] is still there when a row that was moved after it has been on air', () => {
    const evening = anEvening();
    const before = evening.context.plan.segments;
    bring(evening, tableOf(['id', 'title', 'length'], ['g', 'County head', ''], ['tasting', 'Tasting', '1:00']));
    evening.ask('segment.move', { segmentId: 'd', before: 'c' });
    for (let n = 0; n < 2; n += 1) {
      evening.wait(60);
      evening.take();
    }
    expect(evening.onAir).toBe('d');
    expect(undoRow(evening.context)?.did).toMatchObject({ type: 'plan.imported' });
    undo(evening);
    expect(evening.context.order).toEqual(['a', 'b', 'd', 'c', 'e', 'f', 'g', 'h']);
    expect(evening.context.plan.segments).toEqual(before);
    expect(evening.context.next).toBe('c');
  });

  it('[I5] puts what it took out behind whom it stood, and not among what has been played', () => {
    const evening = anEvening();
    bring(evening, tableOf(['id'], ...['c', 'd', 'f', 'g', 'h'].map((id) => [id])), { mode: 'replace' });
    expect(evening.context.order).toEqual(['a', 'b', 'c', 'd', 'f', 'g', 'h']);
    evening.ask('segment.move', { segmentId: 'g', before: 'c' });
    evening.ask('segment.setNext', { segmentId: 'g' });
    evening.wait(60);
    evening.take();
    expect(undoRow(evening.context)?.did).toMatchObject({ type: 'plan.imported' });
    const asItWas = evening.show;
    undo(evening);
    expect(evening.context.order).toEqual(['a', 'b', 'g', 'c', 'd', 'e', 'f', 'h']);
    evening.show = asItWas;
    evening.ask('segment.setNext', { segmentId: 'f' });
    evening.wait(60);
    evening.take();
    expect(undoRow(evening.context)).toBeNull();
  });

  it('[I5] is offered until one of its rows has been on air, whatever else is done, and leaves the rest as it is', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const evening = anEvening();
        const { segments } = evening.context.plan;
        bring(evening, tableOf(['id', 'title', 'length'], ['e', 'County head', '2:00'], ['tasting', 'Tasting', '1:00']));
        for (const { do: type, ...fields } of deeds) {
          if (type === 'take') {
            evening.wait(20);
            evening.take();
          } else evening.ask(type, fields as never);
        }
        const ran = evening.context.runs.some(({ segmentId }) => segmentId === 'e' || segmentId === 'tasting');
        const { onAir } = evening;
        expect(reachesImport(evening)).toBe(!ran);
        if (ran) return;
        const { order, runs, retimed } = evening.context;
        expect(undo(evening)).toMatchObject([{ type: 'plan.undone' }]);
        const { context } = evening;
        expect(context.order).toEqual(order.filter((id) => id !== 'tasting'));
        expect(context.plan.segments.e).toEqual(segments.e);
        expect(context.plan.segments.tasting).toBeUndefined();
        expect([evening.onAir, context.runs, context.retimed]).toEqual([onAir, runs, { ...retimed, e: undefined }]);
        expect(context.next === null || context.order.includes(context.next)).toBe(true);
        expect(unpackShow(plan, packShow(evening.show)).context).toEqual(context);
      }),
      { numRuns: 150 },
    );
  });
});
