/** An ellipsis stands on a button that asks for more, and not on the one that does it. */
import { expect, it } from 'vitest';
import { deedWord } from '../../control-room/pieces/deed-word.ts';
import { en } from '../../control-room/words/en.ts';
import { zh } from '../../control-room/words/zh.ts';

it('the button that does it has the words of the one that opened its dialog, without the ellipsis', () => {
  expect(deedWord(en.poll.void)).toBe('Void');
  expect(deedWord(zh.poll.void)).toBe('作废');
  expect(deedWord('Clip: … and that is Luochuan')).toBe('Clip: … and that is Luochuan');
});
