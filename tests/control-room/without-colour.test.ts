/** States that must never be taken for each other have words of their own: whoever sees no colour reads them. */
import { describe, expect, it } from 'vitest';
import { en } from '../../control-room/words/en.ts';
import { zh } from '../../control-room/words/zh.ts';

const statesIn = (words: typeof en | typeof zh): Readonly<Record<string, readonly string[]>> => ({
  'the show': Object.values(words.activation),
  'a row of the rundown': Object.values(words.rowState),
  'a cue': Object.values(words.cueState),
  'a vote': Object.values(words.pollPhase),
  'a guest': Object.values(words.guestPhase),
  'a light': [...Object.values(words.light), words.age.old],
  'a monitor': [words.monitors.program, words.monitors.onAir, words.monitors.next],
  'on air, next, rehearsal and old': [words.caller.onAir, words.caller.next, words.activation.rehearsal, words.age.old],
});

describe.each([
  ['English', en],
  ['Chinese', zh],
] as const)('in %s', (_, words) => {
  it.each(Object.entries(statesIn(words)))('[C23] the states of %s are told apart by words', (__, states) => {
    expect(states.every((word) => word.trim() !== '')).toBe(true);
    expect(new Set(states).size).toBe(states.length);
  });
});
