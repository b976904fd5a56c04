/** Views that come whole: what is equal stays the same object, and who reads a part hears of that part only. */
import { describe, expect, it } from 'vitest';
import { keepParts } from '../../control-room/line/keep-parts.ts';
import { reader } from '../../control-room/line/noted-view.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { sampleView } from '../fakes/sample-view.ts';
import fc from '../run/properties.ts';

const noon = 1_764_590_400_000;
const again = (view: OperatorView): OperatorView => structuredClone(view);

describe('a view that comes again', () => {
  it('[C18] is the same object when nothing in it is another', () => {
    const view = sampleView(noon);
    expect(keepParts(view, again(view))).toBe(view);
  });

  it('[C18] has new objects only on the way to what changed', () => {
    const view = sampleView(noon);
    const sent = again({ ...view, rundown: view.rundown.map((row, at) => (at === 3 ? { ...row, notes: 'Louder' } : row)) });
    const kept = keepParts(view, sent);
    expect(kept).toEqual(sent);
    expect(kept.guests).toBe(view.guests);
    expect(kept.rundown[3]).not.toBe(view.rundown[3]);
    expect(kept.rundown.filter((row, at) => row === view.rundown[at])).toHaveLength(view.rundown.length - 1);
  });

  it('[C18] keeps rows that only changed their places', () => {
    const view = sampleView(noon);
    const line = { seq: 9_999, at: noon, by: 'clock', type: 'noted', text: 'A new line' };
    const kept = keepParts(view, again({ ...view, log: [line, ...view.log], rundown: view.rundown.toReversed() }));
    expect(kept.log.slice(1).every((row, at) => row === view.log[at])).toBe(true);
    expect(kept.rundown.toReversed().every((row, at) => row === view.rundown[at])).toBe(true);
  });

  it('[C18] says what was sent, whatever stood there before', () => {
    for (const [before, after] of [
      [{ a: 1, b: undefined }, { a: 1 }],
      [[{ id: 'x' }, { id: 'x' }], [{ id: 'x' }]],
      [{ a: [] }, { a: {} }],
      [null, { a: null }],
      [{ a: { id: 1 } }, { a: null }],
    ])
      expect(keepParts(before, after)).toStrictEqual(after);
  });

  it('[C18] says what was sent of any two values, and is the first where they are equal', () => {
    const row = fc.record({ id: fc.constantFrom('a', 'b', 'c'), planned: fc.nat(2), notes: fc.option(fc.constant('Louder')) });
    const some = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.array(row), fc.record({ rows: fc.array(row), next: row }));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const sent = structuredClone(after);
        expect(keepParts(before, sent)).toEqual(after);
        expect(keepParts(after, sent)).toEqual(after);
        expect(keepParts(before, structuredClone(before))).toBe(before);
      }),
    );
  });
});

describe('a reader of views', () => {
  const setUp = () => {
    let view = sampleView(noon);
    const look = reader(() => view);
    return { look, change: (patch: Partial<OperatorView>) => (view = keepParts(view, again({ ...view, ...patch }))) };
  };

  it('[C18] sees the same view until a part that it read is another', () => {
    const { look, change } = setUp();
    const first = look();
    expect(first?.phase).toBe('live');
    change({ guestBank: 5000 });
    expect(look()).toBe(first);
    change({ phase: 'ended' });
    expect(look()).not.toBe(first);
    expect(look()?.phase).toBe('ended');
  });

  it('[C18] has a part that it asks for later, at a press, as it is then; and what it showed as it was shown', () => {
    const { look, change } = setUp();
    const drawn = look();
    expect(drawn?.phase).toBe('live');
    change({ guestBank: 5000, phase: 'ended' });
    expect(drawn?.guestBank).toBe(5000);
    expect(drawn?.phase).toBe('live');
  });

  it('[C18] has nothing before the first view', () => {
    expect(reader(() => null)()).toBeNull();
  });
});
