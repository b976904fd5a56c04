/** A frame of OBS's meters, as it comes. */
import { expect, it } from 'vitest';
import { readMeters } from '../../server/switcher/meters-line.ts';

const input = (inputName: string, ...inputLevelsMul: number[][]) => ({ inputName, inputLevelsMul });

it('[N6] has the loudest channel of each input; one with what cannot be is not measured, and nonsense is no frame', () => {
  const frame = { inputs: [input('Host mic', [0.1, 0.5, 1], [0.05, 0.25, 0.5]), input('Music bed', [1e19, 1e19, 1e19]), input('Off')] };
  expect(readMeters(frame)?.map(({ input: name, level, peak, source }) => [name, ...[level, peak, source].map(Math.round)])).toEqual([
    ['Host mic', -20, -6, 0],
    ['Off', -100, -100, -100],
  ]);
  for (const nonsense of [null, {}, { inputs: [input('Host mic', [1, 2])] }]) expect(readMeters(nonsense)).toBeUndefined();
});
