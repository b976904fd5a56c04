/** What is answered to a command that cannot be read, and what a title may be. */
import { describe, expect, it } from 'vitest';
import { CommandSchema } from '../../server/contract/commands.ts';
import { sentence } from '../../server/contract/sayings.ts';
import { sayMalformed } from '../../server/operators/say-malformed.ts';

const key = 'key-00000001';
const said = (command: unknown): string | undefined => {
  const parsed = CommandSchema.safeParse(command);
  return parsed.success ? undefined : sentence(sayMalformed(parsed.error, command)).replace('This command cannot be read: ', '');
};

describe('a command that cannot be read', () => {
  it('[E15] is answered with its field and what to write there', () => {
    expect(said({ type: 'chair.take', key, force: 'x' })).toBe('“force”: write at least 3 characters.');
    expect(said({ type: 'segment.skip', key, segmentId: 'a' })).toBe('“skipped” is missing: write true or false.');
    expect(said({ type: 'segment.retime', key, segmentId: 'a', planned: 1.5 })).toBe('“planned”: write a whole number.');
    expect(said({ type: 'segment.retime', key, segmentId: 'a', planned: 5 })).toBe('“planned”: write a number of at least 1000.');
    expect(said({ type: 'episode.activate', key, episode: 'a', kind: 'b' })).toBe('“kind”: write one of: live, rehearsal, simulated.');
    expect(said({ type: 'chair.take', key, extra: 1 })).toBe('“extra” is none of its fields. Leave it out.');
    expect(said({ type: 'segment.lock', key, segmentId: 'A b', locked: true })).toContain('“segmentId”: write an id of small letters');
    expect(said({ type: 'no such', key })).toBe('there is none of this “type”.');
    for (const nonsense of [null, 7, 'take', []]) expect(said(nonsense)).toBe('This is no command.');
  });

  it('[E15] is answered in no words of a machine, whatever field of whatever command is wrong', () => {
    const wrong = [undefined, null, '', 'x'.repeat(9999), -1e9, 1e9, 1.5, {}, [], [1], true, { '': 1 }];
    for (const { shape } of CommandSchema.options)
      for (const field of Object.keys(shape))
        for (const value of wrong) {
          const text = said({ type: shape.type.value, key, [field]: value }) ?? '';
          expect(text).not.toMatch(/Too (small|big)|expected|received|Invalid|Unrecognized|>=|<=|undefined/);
          expect(text.length).toBeLessThan(200);
        }
  });
});

describe('a title', () => {
  const written = (title: unknown): unknown => {
    const parsed = CommandSchema.safeParse({ type: 'segment.write', key, segmentId: 'a', title });
    return parsed.success && parsed.data.type === 'segment.write' ? parsed.data.title : 'refused';
  };

  it('[E14] is one line that can be seen', () => {
    expect(written(' 苹果 ')).toBe('苹果');
    expect(written({ zh: '苹果', en: 'Apples 🍎' })).toEqual({ zh: '苹果', en: 'Apples 🍎' });
    for (const title of ['', ' ', '\u200b', '\u200b\u2060\ufeff', '\u3164', 'a\nb', 'a\u0000', 'a\u001bb', 'a\u2028b', 'a\u0085b'])
      expect(written(title), JSON.stringify(title)).toBe('refused');
    expect(said({ type: 'segment.write', key, segmentId: 'a', title: 'a\nb' })).toBe(
      '“title”: write it in one line, without control characters.',
    );
    expect(said({ type: 'segment.write', key, segmentId: 'a', title: '\u200b' })).toBe('“title”: write something that can be seen.');
  });

  it('[E14] keeps nothing that turns other words around', () => {
    expect(written('Ap\u202eples\u202c \u2066x\u2069')).toBe('Apples x');
    expect(written('\u202e')).toBe('refused');
  });
});
