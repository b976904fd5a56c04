/** What an import says of a row: where it will stand, what is no difference, and notes in each language. */
import { expect, it } from 'vitest';
import { lengthOf } from '../../control-room/pieces/format.ts';
import fc from '../run/properties.ts';
import { live, ready } from './evening.ts';
import { aPlan, segment } from './plans.ts';
import { bring, preview, tableOf } from './tables.ts';

const anHour = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => segment(id, 60));

it('[I1] says behind whom a new row will stand, and a row that moves; the order is then just so', () => {
  const evening = live(aPlan({ segments: [...anHour] }));
  const table = tableOf(['id', 'title', 'length'], ['e', '', ''], ['', 'Tasting', '1:00'], ['', 'Recipe', '1:00'], ['c', '', '']);
  const { rows } = preview(evening, table);
  expect(rows.filter(({ what }) => what === 'added').map(({ id, behind }) => [id, behind])).toEqual([
    ['tasting', { id: 'e', name: 'e' }],
    ['recipe', { id: 'tasting', name: 'Tasting' }],
  ]);
  bring(evening, table);
  const { order } = evening.context;
  const placed = rows.filter(({ behind }) => behind !== undefined);
  expect(placed.map(({ id }) => id)).toEqual(expect.arrayContaining(['tasting', 'recipe']));
  expect(placed.some(({ what }) => what === 'moved')).toBe(true);
  for (const { id, behind } of placed) expect(order[order.indexOf(id) - 1] ?? null, id).toBe(behind?.id ?? null);
});

it('[I1] says the first place of a row that has nobody before it, and none of one on the bench', () => {
  const evening = ready();
  evening.ask('segment.setNext', { segmentId: 'closing' });
  const rows = preview(
    evening,
    tableOf(['id', 'title', 'length', 'place'], ['hello', 'Hello', '1:00', ''], ['opening', '', '', ''], ['bye', 'Bye', '1:00', 'bench']),
  ).rows;
  expect(rows.find(({ id }) => id === 'hello')).toMatchObject({ what: 'added', behind: null });
  expect(rows.find(({ id }) => id === 'bye')).not.toHaveProperty('behind');
});

it('[I1] calls no length changed that the screens tell the same: of a shortened rehearsal, or of minutes with decimals', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1500, max: 7_000_000 }), (length) => {
      const evening = live(
        aPlan({ segments: [segment('opening', 60), segment('b', 60), { ...segment('c', 60), planned: length }], polls: [] }),
      );
      const typed = lengthOf(length);
      expect(preview(evening, tableOf(['id', 'length'], ['c', typed])).rows).toMatchObject([{ id: 'c', what: 'unchanged', fields: [] }]);
      const longer = lengthOf(length + 1000);
      expect(preview(evening, tableOf(['id', 'length'], ['c', longer])).rows).toMatchObject([
        { what: 'changed', fields: [{ target: 'planned', was: typed, will: longer }] },
      ]);
    }),
  );
  const evening = live(aPlan({ segments: [segment('opening', 60), segment('b', 60), segment('c', 140)], polls: [] }));
  expect(preview(evening, tableOf(['id', 'minutes'], ['c', '2.33'])).rows).toMatchObject([{ what: 'unchanged' }]);
});

it('[E19] brings notes by language, keeps those of a language that it does not name, and makes one text of what all tell the same', () => {
  const evening = live();
  const notes = (id: string) => evening.context.plan.segments[id]?.notes;
  bring(evening, tableOf(['id', 'notes zh', 'notes en'], ['guest', '慢一点', 'Slowly'], ['oranges', '好', '好'], ['closing', '再见', '']));
  expect(['guest', 'oranges', 'closing'].map(notes)).toEqual([{ zh: '慢一点', en: 'Slowly' }, '好', { zh: '再见' }]);
  bring(evening, tableOf(['id', 'notes zh'], ['guest', '']));
  expect(notes('guest')).toEqual({ en: 'Slowly' });
  bring(evening, tableOf(['id', 'notes'], ['guest', '']));
  expect(notes('guest')).toBeUndefined();
});
