/** Which key a press was, and whose keys are whose after they were changed. */

import { describe, expect, it } from 'vitest';
import { canBeKey, type KeyMap, readKeys, rebind, taskOn, usualKeys, writeKeys } from '../../control-room/keys/key-map.ts';
import { keyOf, type Press } from '../../control-room/keys/pressed-key.ts';
import { taskIds } from '../../control-room/keys/task-types.ts';
import fc from '../run/properties.ts';

const bare: Press = {
  key: '',
  code: '',
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
};
const isUsual = (key: string) => taskOn(usualKeys, key) !== undefined;
const usualOf = (press: Partial<Press>) => {
  const key = keyOf({ ...bare, ...press }, isUsual);
  return key === undefined ? undefined : taskOn(usualKeys, key);
};

describe('a press', () => {
  it('[K2] is the key that is printed, on any Latin layout', () => {
    expect(usualOf({ key: ' ', code: 'Space' })).toBe('take');
    expect(usualOf({ key: '7', code: 'Digit7' })).toBe('shot-7');
    expect(usualOf({ key: 'f', code: 'KeyY' }), 'Dvorak').toBe('freeze');
    expect(usualOf({ key: 'F', code: 'KeyF' }), 'with caps lock').toBe('freeze');
    expect(usualOf({ key: '+', code: 'Equal', shiftKey: true }), 'on an American keyboard').toBe('next-longer');
    expect(usualOf({ key: '+', code: 'NumpadAdd' })).toBe('next-longer');
    expect(usualOf({ key: '1', code: 'Digit1', shiftKey: true }), 'on a French keyboard').toBe('shot-1');
  });

  it('[K2] is the letter or digit of its place where another script is printed', () => {
    expect(usualOf({ key: 'а', code: 'KeyF' }), 'Russian').toBe('freeze');
    expect(usualOf({ key: 'ﾌ', code: 'KeyF' }), 'Japanese').toBe('freeze');
    expect(usualOf({ key: '２', code: 'Digit2' }), 'full width').toBe('shot-2');
    expect(usualOf({ key: 'é', code: 'Digit2' }), 'a French row of digits').toBe('shot-2');
    expect(usualOf({ key: '!', code: 'Digit1', shiftKey: true }), 'another sign, not the digit').toBeUndefined();
    expect(usualOf({ key: 'h', code: 'KeyF' }), 'a Latin letter that means nothing stays nothing').toBeUndefined();
  });

  it('[K1] is nobody’s when it is combined with another key or typed into an input method', () => {
    for (const held of ['isComposing', 'ctrlKey', 'altKey', 'metaKey'] as const)
      for (const key of [' ', '5', 'f', '+']) expect(usualOf({ key, [held]: true }), `${held} ${key}`).toBeUndefined();
    for (const key of [' ', 'F', 'PageDown']) expect(usualOf({ key, shiftKey: true }), `Shift ${key}`).toBeUndefined();
    expect(usualOf({ key: 'Process', code: 'KeyF' })).toBeUndefined();
    expect(usualOf({ key: 'z', code: 'KeyZ', ctrlKey: true, altKey: true }), 'Ctrl Alt Z').toBeUndefined();
  });

  it('[K9] with Ctrl undoes and does again, where Z and Y are printed, or where they were under another script', () => {
    expect(usualOf({ key: 'z', code: 'KeyZ', ctrlKey: true })).toBe('undo');
    expect(usualOf({ key: 'z', code: 'KeyY', metaKey: true }), 'on a German Mac').toBe('undo');
    expect(usualOf({ key: 'я', code: 'KeyZ', ctrlKey: true }), 'Russian').toBe('undo');
    expect(usualOf({ key: 'y', code: 'KeyY', ctrlKey: true })).toBe('redo');
    expect(usualOf({ key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true })).toBe('redo');
    expect(usualOf({ key: 'z', code: 'KeyZ' }), 'without Ctrl').toBe('graphics-freeze');
    expect(usualOf({ key: 'Dead', code: 'KeyF' })).toBeUndefined();
  });
});

const key = fc.oneof(
  fc.constantFrom(...Object.values(usualKeys).filter((one) => one !== null)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('PageUp', 'PageDown', 'F13', 'Enter', 'Tab', 'Escape', 'ArrowUp', '?', '？', 'Ｆ', 'Ä'),
);
const changes = fc.array(fc.tuple(fc.constantFrom(...taskIds), key), { maxLength: 60 });
const rebound = (steps: readonly (readonly [(typeof taskIds)[number], string])[]): KeyMap =>
  steps.reduce<KeyMap>((keys, [id, pressed]) => {
    const outcome = rebind(keys, id, pressed);
    return outcome.ok ? outcome.keys : keys;
  }, usualKeys);

describe('changed keys', () => {
  it('[K3] never give one key two meanings, whatever is changed into what', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const held = Object.values(rebound(steps)).filter((one) => one !== null);
        expect(new Set(held).size).toBe(held.length);
        expect(held.every(canBeKey)).toBe(true);
      }),
    );
  });

  it('[K3] are read as they were written', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        expect(readKeys(writeKeys(rebound(steps)))).toEqual(rebound(steps));
      }),
    );
  });

  it('[K3] are refused where the key has a meaning, with whose it is', () => {
    expect(rebind(usualKeys, 'freeze', 's')).toEqual({ ok: false, why: 'taken', by: 'skip-next' });
    expect(rebind(usualKeys, 'freeze', 'S')).toEqual({ ok: false, why: 'taken', by: 'skip-next' });
    expect(rebind(usualKeys, 'freeze', 'f')).toEqual({ ok: true, keys: usualKeys });
    for (const reserved of ['?', '？', 'Tab', 'Enter', 'Escape', 'ArrowDown', 'F5', 'Shift'])
      expect(rebind(usualKeys, 'freeze', reserved), reserved).toEqual({ ok: false, why: 'reserved' });
  });

  it('[K9] are given to Undo too; with Ctrl nothing else can be chosen', () => {
    const moved = rebind(usualKeys, 'undo', 'F2');
    expect(moved).toMatchObject({ ok: true, keys: { undo: 'F2' } });
    expect(rebind(usualKeys, 'freeze', 'Ctrl+z')).toEqual({ ok: false, why: 'taken', by: 'undo' });
    for (const key of ['Ctrl+w', 'Ctrl+Shift+z']) expect(rebind(usualKeys, 'undo', key), key).toEqual({ ok: false, why: 'reserved' });
    if (moved.ok) expect(rebind(moved.keys, 'undo', 'Ctrl+z')).toEqual({ ok: true, keys: usualKeys });
  });

  it('[K3] are the usual ones when what was kept cannot be believed', () => {
    for (const text of ['freeze=s', 'freeze=', 'nothing=h', 'freeze', 'freeze=%', 'freeze=H', 'freeze=h break=h', 'freeze=Tab', '{}'])
      expect(readKeys(text), text).toEqual(usualKeys);
  });
});
