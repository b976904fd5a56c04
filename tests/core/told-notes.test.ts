/** Notes of a segment, told once for all or once for each language of the show. */
import { expect, it } from 'vitest';
import { type Notes, notesIn, notesWith } from '../../server/core/told-notes.ts';
import fc from '../run/properties.ts';

const languages = ['zh', 'en'];
const words = fc.constantFrom('', 'Slowly', '慢一点');
const anyNotes = fc.oneof(
  fc.constant(null),
  fc.constantFrom('Slowly', '慢一点'),
  fc.constantFrom<Notes>({ zh: '慢一点' }, { en: 'Slowly' }, { zh: '慢一点', en: 'Slowly' }),
);

it('[E19] what is written in one language is read there, and no other language changes', () => {
  fc.assert(
    fc.property(anyNotes, fc.constantFrom(...languages), words, (was, language, said) => {
      const notes = notesWith(was, { [language]: said }, languages);
      for (const one of languages) expect(notesIn(notes, one)).toBe(one === language ? said : notesIn(was, one));
    }),
  );
});

it('[E19] what every language tells the same is one text, and what none tells is none', () => {
  expect(notesWith({ zh: 'OK' }, { en: 'OK' }, languages)).toBe('OK');
  expect(notesWith('OK', { en: '' }, languages)).toEqual({ zh: 'OK' });
  expect(notesWith({ zh: '好' }, { zh: '' }, languages)).toBeNull();
  expect(notesWith(null, { zh: '好' }, ['zh'])).toBe('好');
});
