/** Notes written in the row: in the language in which they were read there. */
import { expect, it } from 'vitest';
import { notesField, notesToWrite } from '../../control-room/panels/rundown/local-words.ts';

const title = { zh: '嘉宾', en: 'Guest' };
const written = (notes: Parameters<typeof notesField>[0]['notes'], own: string, typed: string) =>
  notesToWrite(notesField({ title, notes }, own), typed);

it('[E19] notes by language are changed in the desk’s own', () => {
  const notes = { zh: '慢一点', en: 'Slowly' };
  expect(notesField({ title, notes }, 'zh').shown).toBe('慢一点');
  expect(written(notes, 'zh', ' 再慢一点 ')).toEqual({ zh: '再慢一点' });
  expect(written(notes, 'zh', '')).toEqual({ zh: '' });
  expect(written(notes, 'zh', '慢一点')).toBeUndefined();
});

it('[E19] read in another language for want of their own, they are written in their own, and emptied where they were read', () => {
  expect(notesField({ title, notes: { en: 'Slowly' } }, 'zh')).toEqual({ shown: 'Slowly', from: 'en', to: 'zh' });
  expect(written({ en: 'Slowly' }, 'zh', '慢一点')).toEqual({ zh: '慢一点' });
  expect(written({ en: 'Slowly' }, 'zh', '')).toEqual({ en: '' });
});

it('[E19] a desk in a language that the show has not changes those that it reads', () => {
  expect(notesToWrite(notesField({ title: { zh: '嘉宾' }, notes: { zh: '慢一点' } }, 'en'), 'Slowly')).toEqual({ zh: 'Slowly' });
});

it('[E19] one text for all stays one text for all', () => {
  expect(written('Slowly', 'zh', 'Fast')).toBe('Fast');
  expect(written('Slowly', 'zh', '')).toBe('');
  expect(written(undefined, 'zh', 'Fast')).toBe('Fast');
  expect(written(undefined, 'zh', '')).toBeUndefined();
});
