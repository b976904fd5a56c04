/** Wrong keys: of a station’s own people, and of anybody who knows its name. */
import { beforeEach, expect, it } from 'vitest';
import { minutes, seconds } from '../../server/contract/units.ts';
import { openWrongKeys, type WrongKeys } from '../../server/stations/wrong-keys.ts';

let now = 0;
let keys: WrongKeys;
beforeEach(() => {
  now = 1_000_000;
  keys = openWrongKeys(() => now);
});
const right = (station: string, address: string) => keys.knocked({ station, address, isRight: true });
const wrong = (station: string, address: string) => keys.knocked({ station, address, isRight: false });

it('[F13] a stranger who names a station raises nothing of it, however often', () => {
  right('harbour', '203.0.113.7');
  for (let time = 0; time < 1000; time += 1) wrong('harbour', '198.51.100.9');
  expect(keys.refusedAt('harbour')).toBeNull();
  expect(keys.strangers()).toEqual({ at: now, times: 1000, stations: ['harbour'] });
});

it('[F13] a station whose key was right before is found at once when it is wrong, also by the other way to write its address', () => {
  right('harbour', '::ffff:203.0.113.7');
  now += seconds(1);
  wrong('harbour', '203.0.113.7');
  expect(keys.refusedAt('harbour')).toBe(now);
  expect(keys.refusedAt('inland')).toBeNull();
  expect(keys.strangers()).toBeNull();
});

it('[F13] one whose key was mistyped from the first is found by its name among the strangers, until they stay away', () => {
  wrong('inland', '203.0.113.7');
  now += minutes(3);
  wrong('harbour', '203.0.113.8');
  expect(keys.strangers()).toEqual({ at: now, times: 2, stations: ['inland', 'harbour'] });
  now += minutes(3);
  expect(keys.strangers()).toMatchObject({ times: 1, stations: ['harbour'] });
  now += minutes(3);
  expect(keys.strangers()).toBeNull();
  wrong('harbour', '203.0.113.8');
  expect(keys.strangers(), 'and counted anew').toMatchObject({ times: 1 });
});

it('[F13] only so many places of a station are remembered, those used last', () => {
  for (let last = 0; last < 40; last += 1) right('harbour', `203.0.113.${last}`);
  wrong('harbour', '203.0.113.0');
  expect(keys.refusedAt('harbour')).toBeNull();
  wrong('harbour', '203.0.113.39');
  expect(keys.refusedAt('harbour')).toBe(now);
});
