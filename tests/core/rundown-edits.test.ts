/** Edits of the rundown while it is played: the air is never touched, and next is what one would expect. */

import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { rundownRows } from '../../server/core/operator-view.ts';
import { isToBeTaken } from '../../server/core/show-state.ts';
import { toCome } from '../../server/core/timing.ts';
import fc from '../run/properties.ts';
import { live, ready, typesOf } from './evening.ts';

describe('an edit', () => {
  it('[S6] never changes the run on air, nor what it was planned with', () => {
    const evening = live();
    const before = evening.context.runs;
    evening.ask('segment.insert', { segmentId: 'spare', before: 'apples' });
    evening.ask('segment.move', { segmentId: 'closing', before: 'guest' });
    evening.ask('segment.skip', { segmentId: 'apples', skipped: true });
    evening.ask('segment.retime', { segmentId: 'oranges', planned: seconds(30) });
    expect(evening.context.runs).toBe(before);
    expect(evening.ask('segment.skip', { segmentId: 'opening', skipped: true })).toBe('wrong-phase');
    expect(evening.ask('segment.move', { segmentId: 'opening', before: null })).toBe('wrong-phase');
    expect(evening.ask('segment.retime', { segmentId: 'opening', planned: seconds(90) })).toBe('wrong-phase');
  });

  it('[S6] gives its new length to the next run, which then keeps it', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'apples', planned: seconds(45) });
    evening.wait(60);
    evening.take();
    expect(evening.context.runs.at(-1)).toMatchObject({ segmentId: 'apples', planned: seconds(45) });
  });

  it('[S13] keeps next next when other segments are edited', () => {
    const evening = live();
    evening.ask('segment.move', { segmentId: 'closing', before: 'guest' });
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(toCome(evening.context)).toEqual(['apples', 'closing', 'oranges']);
  });

  it('[S13] makes next what is put in front of it', () => {
    const evening = live();
    evening.ask('segment.insert', { segmentId: 'spare', before: 'apples' });
    expect(evening.context.next).toBe('spare');
    evening.ask('segment.move', { segmentId: 'oranges', before: 'spare' });
    expect(toCome(evening.context)).toEqual(['oranges', 'spare', 'apples', 'guest', 'closing']);
  });

  it('[S13] goes on with the one behind when next is moved to later, and loses none', () => {
    const evening = live();
    evening.ask('segment.move', { segmentId: 'apples', before: null });
    expect(toCome(evening.context)).toEqual(['guest', 'oranges', 'closing', 'apples']);
  });

  it('[S13] passes over what is skipped, and comes back to what is brought back', () => {
    const evening = live();
    evening.ask('segment.skip', { segmentId: 'apples', skipped: true });
    expect(evening.context.next).toBe('guest');
    evening.ask('segment.skip', { segmentId: 'apples', skipped: false });
    expect(evening.context.next).toBe('apples');
  });

  it('[S13] does not skip what lies on the bench: once inserted it is played', () => {
    const evening = live();
    expect(evening.ask('segment.skip', { segmentId: 'spare', skipped: true })).toBe('wrong-phase');
    evening.ask('segment.insert', { segmentId: 'spare', before: 'apples' });
    expect(evening.context.next).toBe('spare');
  });

  it('[S13] keeps what was set next by hand, as long as it can be taken', () => {
    const evening = live();
    evening.ask('segment.move', { segmentId: 'closing', before: 'apples' });
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    evening.ask('segment.insert', { segmentId: 'spare', before: null });
    expect(evening.context.next).toBe('oranges');
    evening.ask('segment.skip', { segmentId: 'oranges', skipped: true });
    expect(evening.context.next).toBe('closing');
  });

  it('[S13] holds before the first take as well', () => {
    const evening = ready();
    evening.ask('segment.insert', { segmentId: 'spare', before: 'opening' });
    expect(evening.context.next).toBe('spare');
    evening.ask('segment.skip', { segmentId: 'spare', skipped: true });
    expect(evening.context.next).toBe('opening');
  });

  it('[S13] offers what is put behind the last one once that is on air', () => {
    const evening = ready();
    evening.ask('segment.setNext', { segmentId: 'closing' });
    evening.take();
    expect(evening.context.next).toBeNull();
    evening.ask('segment.insert', { segmentId: 'spare', before: null });
    expect(evening.context.next).toBe('spare');
  });

  it('[S1] is refused in words when it makes no sense', () => {
    const evening = live();
    expect(evening.ask('segment.insert', { segmentId: 'guest', before: null })).toBe('wrong-phase');
    expect(evening.ask('segment.insert', { segmentId: 'spare', before: 'nowhere' })).toBe('unknown');
    expect(evening.ask('segment.move', { segmentId: 'spare', before: null })).toBe('wrong-phase');
    expect(evening.ask('segment.move', { segmentId: 'guest', before: 'spare' })).toBe('unknown');
    expect(evening.ask('segment.setNext', { segmentId: 'spare' })).toBe('wrong-phase');
    evening.ask('segment.skip', { segmentId: 'guest', skipped: true });
    expect(evening.ask('segment.setNext', { segmentId: 'guest' })).toBe('wrong-phase');
    expect(evening.ask('segment.skip', { segmentId: 'guest', skipped: true })).toEqual([]);
  });

  it('[S20] is refused at a place that the show has gone past, of what is next too', () => {
    const evening = live();
    evening.wait(5);
    evening.take();
    for (const before of ['opening', 'apples']) {
      expect(evening.ask('segment.move', { segmentId: 'guest', before })).toBe('wrong-phase');
      expect(evening.ask('segment.move', { segmentId: 'closing', before })).toBe('wrong-phase');
      expect(evening.ask('segment.insert', { segmentId: 'spare', before })).toBe('wrong-phase');
    }
    evening.ask('segment.setNext', { segmentId: 'closing' });
    expect(evening.ask('segment.move', { segmentId: 'closing', before: 'oranges' })).toBe('wrong-phase');
    expect(evening.ask('segment.insert', { segmentId: 'spare', before: 'oranges' })).toBe('wrong-phase');
    expect(typesOf(evening.ask('segment.insert', { segmentId: 'spare', before: 'closing' }))).toEqual(['segment.inserted']);
  });

  it('[S20] leaves nothing out of what is to come, wherever it is put', () => {
    const row = fc.constantFrom('opening', 'apples', 'guest', 'oranges', 'closing');
    fc.assert(
      fc.property(fc.nat(3), fc.array(fc.tuple(row, fc.option(row)), { maxLength: 12 }), (takes, moves) => {
        const evening = live();
        for (let n = 0; n < takes; n += 1) {
          evening.wait(5);
          evening.take();
        }
        for (const [segmentId, before] of moves) {
          const left = () => rundownRows(evening.context, evening.now).filter(({ state }) => state === 'left-out').length;
          const was = left();
          evening.ask('segment.move', { segmentId, before });
          expect(left()).toBe(was);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('[E3] does not set next what is on air: going back to it is for when something else is', () => {
    const evening = live();
    expect(evening.ask('segment.setNext', { segmentId: 'opening' })).toBe('wrong-phase');
    expect(evening.ask('plan.propose', { edit: { do: 'setNext', segmentId: 'opening' } })).toBe('wrong-phase');
    evening.wait(5);
    evening.take();
    expect(typesOf(evening.ask('segment.setNext', { segmentId: 'opening' }))).toEqual(['next.set']);
  });

  it('[S13] loses and doubles no segment, whatever is moved, skipped and inserted', () => {
    const ids = ['opening', 'apples', 'guest', 'oranges', 'closing', 'spare'] as const;
    const place = fc.option(fc.constantFrom(...ids));
    const edit = fc.oneof(
      fc.record({ do: fc.constant('move' as const), id: fc.constantFrom(...ids), before: place }),
      fc.record({ do: fc.constant('insert' as const), id: fc.constantFrom(...ids), before: place }),
      fc.record({ do: fc.constant('skip' as const), id: fc.constantFrom(...ids), on: fc.boolean() }),
      fc.record({ do: fc.constant('take' as const) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const evening = live();
        let length = evening.context.order.length;
        for (const one of edits) {
          if (one.do === 'move') evening.ask('segment.move', { segmentId: one.id, before: one.before });
          else if (one.do === 'skip') evening.ask('segment.skip', { segmentId: one.id, skipped: one.on });
          else if (one.do === 'insert')
            length += typesOf(evening.ask('segment.insert', { segmentId: one.id, before: one.before })).includes('segment.inserted')
              ? 1
              : 0;
          else {
            evening.wait(1);
            evening.take();
          }
          const { order, next } = evening.context;
          expect(new Set(order).size).toBe(order.length);
          expect(order.length).toBe(length);
          expect(next === null || isToBeTaken(evening.context, next)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
