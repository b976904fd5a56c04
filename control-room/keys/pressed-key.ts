/**
 * Which key a press was: what it printed, and where that means nothing, the Latin letter or digit of that place on the keyboard.
 *
 * So a key is where its letter is printed, on any Latin layout; under a Russian layout or a Chinese input method it is where it
 * was. With Ctrl, or ⌘ where that is its like, it is "Ctrl+z" or "Ctrl+Shift+z". Nothing for a key combined with another, or typed into
 * an input method that is composing.
 */
import { plain } from './key-map.ts';

export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'repeat' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'> & {
  readonly getModifierState?: (name: string) => boolean;
};

const isAscii = (key: string) => key >= ' ' && key <= '~';

/** The Latin letter or digit of this place, where the key prints neither. */
const placeOf = ({ key, code, shiftKey }: Press): string | undefined => {
  if (shiftKey) return undefined;
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  // A French row of digits prints them only with Shift.
  if (digit !== undefined) return /^[0-9]$/.test(key) ? undefined : digit;
  return isAscii(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
};

/** Without AltGr a press with Ctrl, Alt or Meta is somebody else's. */
const isCombined = (press: Press): boolean => {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press;
  if (metaKey) return true;
  if ((ctrlKey || altKey) && !press.getModifierState?.('AltGraph')) return true;
  // Shift makes another character of a sign, but only a capital of a letter, and nothing of Space.
  const isSign = [...key].length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase();
  return shiftKey && !isSign;
};

const readingsOf = (press: Press): readonly (string | undefined)[] => {
  if (!isCombined(press)) return [plain(press.key), placeOf(press)];
  const isChord = (press.ctrlKey || press.metaKey) && !press.altKey && !press.getModifierState?.('AltGraph');
  if (!isChord) return [];
  const letters = [plain(press.key), placeOf({ ...press, shiftKey: false })];
  return letters.map((letter) => letter && `Ctrl+${press.shiftKey ? 'Shift+' : ''}${letter}`);
};

/** @returns the first of its readings that is somebody's by `isKnown`; undefined when it is nobody's */
export const keyOf = (press: Press, isKnown: (key: string) => boolean): string | undefined => {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return undefined;
  return readingsOf(press).find((key) => key !== undefined && isKnown(key));
};
