/** On air, what is next and how long it is are the chair's. The screen foresees what the server will say. */

import { describe, expect, it } from 'vitest';
import { refusalText } from '../../control-room/words/refusals.ts';
import { changesNext, type Seen } from '../../server/contract/next-after.ts';
import { seconds } from '../../server/contract/units.ts';
import { decide, type ShowCommand } from '../../server/core/decide/index.ts';
import { onAirView, rundownRows } from '../../server/core/operator-view.ts';
import fc from '../run/properties.ts';
import { anyEdit, doEdit } from './any-edit.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';

const jun = { who: { id: 'jun', name: 'Jun' } };
const mei = { id: 'mei', name: 'Mei' };
/** The usual evening with the opening on air: apples is next, then guest, oranges, closing; spare is on the bench. */
const onAir = (): Evening => {
  const evening = live();
  evening.wait(5);
  return evening;
};
const decided = (evening: Evening, asked: object, who = jun.who) =>
  decide({ key: 'a-fresh-key', ...asked } as ShowCommand, evening.show, { ...evening.whole(), who });
const refusalOf = (evening: Evening, asked: object) => {
  const decision = decided(evening, asked);
  return 'refusal' in decision ? decision.refusal : undefined;
};

describe('an edit of what is next, without the chair', () => {
  const touching = [
    { type: 'segment.skip', segmentId: 'apples', skipped: true },
    { type: 'segment.move', segmentId: 'apples', before: null },
    { type: 'segment.move', segmentId: 'closing', before: 'apples' },
    { type: 'segment.insert', segmentId: 'spare', before: 'apples' },
    { type: 'segment.duplicate', segmentId: 'opening' },
    { type: 'segment.retime', segmentId: 'apples', planned: seconds(90) },
    { type: 'segment.create', kind: 'host', title: 'Weather', planned: seconds(30), before: 'apples' },
  ] as const;

  it('[S19] is refused while on air, with the way out in both languages', () => {
    for (const { type, ...asked } of touching) expect(onAir().ask(type, asked as never, jun), type).toBe('not-the-chair');
    const refusal = refusalOf(onAir(), touching[0])!;
    expect(refusalText(refusal, 'en')).toBe('On air, what is next and its length are the chair’s. Propose it to Mei.');
    expect(refusalText(refusal, 'zh')).toBe('播出中，下一段和它的时长由主控席决定。请向Mei提议。');
    expect(refusalOf(onAir(), touching[4])?.message).toContain('Do it further down, or ask Mei.');
    expect(typesOf(onAir().ask('plan.propose', { edit: { do: 'skip', segmentId: 'apples', skipped: true } }, jun))).toEqual([
      'plan.proposed',
    ]);
  });

  it('[S19] is the chair’s to make, and anybody’s who directs before the first take', () => {
    for (const { type, ...asked } of touching) {
      expect(typeof onAir().ask(type, asked as never), type).toBe('object');
      const evening = ready();
      evening.ask('segment.setNext', { segmentId: 'apples' });
      expect(typeof evening.ask(type, asked as never, jun), type).toBe('object');
    }
  });

  it('[S19] is refused also when it brings back, undoes or does again what would come next', () => {
    const evening = onAir();
    evening.ask('segment.skip', { segmentId: 'apples', skipped: true });
    expect(evening.ask('segment.skip', { segmentId: 'apples', skipped: false }, jun)).toBe('not-the-chair');
    const editId = evening.context.edits.at(-1)!.id;
    expect(evening.ask('plan.undo', { editId }, jun)).toBe('not-the-chair');
    evening.ask('plan.undo', { editId });
    expect(evening.ask('plan.redo', { editId }, jun)).toBe('not-the-chair');
  });

  it('[S19] leaves free what lies further down', () => {
    const evening = onAir();
    const free = [
      { type: 'segment.skip', segmentId: 'guest', skipped: true },
      { type: 'segment.move', segmentId: 'closing', before: 'oranges' },
      { type: 'segment.insert', segmentId: 'spare', before: null },
      { type: 'segment.retime', segmentId: 'oranges', planned: seconds(90) },
      { type: 'segment.duplicate', segmentId: 'oranges' },
      { type: 'segment.write', segmentId: 'oranges', title: 'Plums' },
    ] as const;
    for (const { type, ...asked } of free) expect(typeof evening.ask(type, asked as never, jun), type).toBe('object');
    expect(evening.context.next).toBe('apples');
  });

  it('[S19] says to take the chair when nobody holds it', () => {
    const evening = onAir();
    evening.show = { ...evening.show, context: { ...evening.context, chair: null } } as typeof evening.show;
    expect(refusalOf(evening, touching[0])?.message).toBe('This changes what is next, and nobody holds the chair. Take it first.');
  });

  it('[S19] never changes what is next or its length, whatever is edited', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEdit, fc.boolean()), { maxLength: 25, size: 'max' }), (edits) => {
        const evening = onAir();
        for (const [edit, isChair] of edits) {
          const before = [evening.context.next, evening.context.retimed[evening.context.next ?? '']];
          evening.world = isChair ? {} : jun;
          doEdit(evening, edit);
          if (!isChair) expect([evening.context.next, evening.context.retimed[evening.context.next ?? '']]).toEqual(before);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the screen', () => {
  const seen = (evening: Evening): Seen => ({
    rundown: rundownRows(evening.context, evening.now),
    nextSegmentId: evening.context.next,
    onAir: onAirView(evening.context, evening.now),
  });
  const foreseen = new Set([
    'segment.skip',
    'segment.move',
    'segment.insert',
    'segment.duplicate',
    'segment.remove',
    'segment.create',
    'segment.retime',
  ]);

  it('[S19] foresees of every edit of a row what the server says of it', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 25, size: 'max' }), fc.nat(2), (edits, takes) => {
        const evening = onAir();
        for (let n = 0; n < takes; n += 1) {
          evening.wait(5);
          evening.take();
        }
        for (const edit of edits) {
          const asked = decided(evening, edit, mei);
          // What cannot be done at all, or is so already, is said before this rule.
          const isDone = 'facts' in asked && asked.facts.length > 0;
          if (isDone && foreseen.has(edit.type))
            expect(changesNext(seen(evening), edit), JSON.stringify(edit)).toBe(
              refusalOf(evening, edit)?.said?.id.startsWith('chairs-next') === true,
            );
          doEdit(evening, edit);
        }
      }),
      { numRuns: 200 },
    );
  });
});
