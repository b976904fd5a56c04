/** The time code of the clock graphic and of the test picture: what it says, how it is found in a picture, what is measured by it. */
import { describe, expect, it } from 'vitest';
import { pictureProblem } from '../../overlays/status/picture-problem.ts';
import { pictureWordsOf } from '../../overlays/status/picture-words.ts';
import { findCodes } from '../../overlays/time-code/find-code.ts';
import { framesWanted, measuredOf, nothingRead, paceOf, type Reading, readFrame } from '../../overlays/time-code/reading.ts';
import {
  agoOf,
  type Cells,
  cellsOf,
  columns,
  cycle,
  type DrawnBy,
  emptyCells,
  readCells,
  step,
} from '../../overlays/time-code/time-code.ts';
import fc from '../run/properties.ts';
import { blended, chance, pictureOf, type Way, woven } from './code-pictures.ts';

const noon = Date.UTC(2026, 11, 3, 4);
const drawers: readonly DrawnBy[] = ['house', 'overlay', 'test'];
const anyMoment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const anyDrawer = fc.constantFrom(...drawers);

const flipped = (cells: Cells, which: readonly number[]): Cells => cells.map((white, n) => (which.includes(n) ? !white : white));
const stepOf = (at: number) => (Math.floor(at / step) * step) % cycle;

describe('a time code', () => {
  it('[F54] says the moment it was drawn at, to its step, and who drew it', () => {
    fc.assert(
      fc.property(anyMoment, anyDrawer, fc.integer({ min: 0, max: 180_000 }), (at, by, later) => {
        const read = readCells(cellsOf(by, at));
        expect(read).toEqual({ by, at: stepOf(at) });
        const ago = agoOf(read ?? { at: Number.NaN }, at + later);
        expect(ago - later).toBeGreaterThanOrEqual(0);
        expect(ago - later).toBeLessThan(step);
      }),
    );
  });

  it('[F54] is told apart from a moment that is still to come, by a clock that is a little slow', () => {
    expect(agoOf({ at: stepOf(noon) }, stepOf(noon) - 500 + Math.floor(noon / cycle) * cycle)).toBe(-500);
  });

  it('[F54] notices any one to five cells that are not as they were drawn, rulers among them', () => {
    const [code = [], free] = [cellsOf('house', noon), new Set(Array.from({ length: 4 * columns }, (_, n) => n))];
    for (const n of free) expect(readCells(flipped(code, [n]))).toBeUndefined();
    // The check is linear: a change goes unnoticed exactly when it is a sum of checks that comes to nothing, whatever the code.
    const inside = Array.from({ length: 2 * columns }, (_, n) => columns + n);
    const oneOf = fc.shuffledSubarray(inside, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyMoment, anyDrawer, oneOf, (at, by, which) => {
        expect(readCells(flipped(cellsOf(by, at), which))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(leastDistance()).toBe(6);
  });

  it('[F57, F54] says nothing where nobody vouches for the time, nor by cells that are all alike', () => {
    expect(readCells(emptyCells)).toBeUndefined();
    expect(
      readCells(
        flipped(
          emptyCells,
          Array.from({ length: 2 * columns }, (_, n) => columns + n),
        ),
      ),
    ).toBeUndefined();
    expect(readCells([])).toBeUndefined();
  });
});

/** In how many cells any two codes differ at the least, looked for up to six: what one cell adds to the check, in every sum of three. */
const leastDistance = (): number => {
  const base = cellsOf('house', 0).slice(columns, 3 * columns);
  const given = Array.from({ length: 24 }, (_, n) => cellsOf('house', 2 ** n * step).slice(columns, 3 * columns));
  const whose = [cellsOf('overlay', 0), cellsOf('test', 0)].map((cells) => cells.slice(columns, 3 * columns));
  const bit = (cells: Cells, n: number) => Number(cells[n] !== base[n]);
  const checkOf = (cells: Cells) => Array.from({ length: 16 }, (_, n) => bit(cells, 26 + n)).reduce((sum, one) => sum * 2 + one, 0);
  const adds = [...[...given, ...whose].map(checkOf), ...Array.from({ length: 16 }, (_, n) => 2 ** n)];
  const sums = [new Set([0]), new Set<number>(), new Set<number>(), new Set<number>()];
  for (const [a, one] of adds.entries()) {
    if (sums[0]?.has(one)) return 1;
    sums[1]?.add(one);
    for (const [b, two] of adds.slice(0, a).entries()) {
      sums[2]?.add(one ^ two);
      for (const three of adds.slice(0, b)) sums[3]?.add(one ^ two ^ three);
    }
  }
  const meet = (x: number, y: number) => [...(sums[x] ?? [])].some((sum) => sums[y]?.has(sum));
  if (meet(1, 0) || meet(2, 0) || meet(1, 2) || meet(3, 0)) return 3;
  if (new Set(pairs(adds)).size < pairs(adds).length || meet(1, 3)) return 4;
  return meet(2, 3) ? 5 : 6;
};
const pairs = (all: readonly number[]) => all.flatMap((one, n) => all.slice(0, n).map((other) => one ^ other));

const readIn = (way: Way, cells: Cells) => findCodes(pictureOf(cells, way)).map((found) => found.cells && readCells(found.cells));

describe('a code in a picture', () => {
  const code = cellsOf('house', noon);
  const right = [{ by: 'house', at: stepOf(noon) }];

  it.each<[string, Way]>([
    ['as it is drawn', {}],
    ['in 480 lines', { cellWidth: 8.9, cellHeight: 8.9, width: 854, height: 480 }],
    ['squeezed to 720 of 480', { cellWidth: 7.5, cellHeight: 8.9, width: 720, height: 480 }],
    ['in a quarter of a multiviewer', { cellWidth: 6.3, cellHeight: 6.3, width: 1280, height: 720 }],
    ['washed out', { black: 60, white: 150 }],
    ['dark', { black: 10, white: 110 }],
    ['bright', { black: 140, white: 250 }],
    ['with noise and soft edges', { noise: 30, blur: 3 }],
  ])('[F54] is read %s', (_, way) => expect(readIn(way, code)).toEqual(right));

  it('[F54] is found wherever it stands, in whatever size, and never says another time', () => {
    const cell = fc.double({ min: 6, max: 20, noNaN: true });
    const way = fc.record({ cellWidth: cell, ratio: fc.double({ min: 0.7, max: 1.4, noNaN: true }), left: fc.nat(40), top: fc.nat(20) });
    fc.assert(
      fc.property(anyMoment, anyDrawer, way, fc.nat(30), (at, by, { cellWidth, ratio, left, top }, noise) => {
        const place = { left: left + cellWidth, top: top + cellWidth, width: 520, height: 160 };
        expect(readIn({ cellWidth, cellHeight: cellWidth * ratio, ...place, noise }, cellsOf(by, at))).toEqual([{ by, at: stepOf(at) }]);
      }),
      { numRuns: 20 },
    );
  });

  it('[F54] that was changing within a frame is one of both or unreadable, woven or blended, and never a third', () => {
    fc.assert(
      fc.property(anyMoment, fc.double({ min: 0, max: 1, noNaN: true }), (at, share) => {
        const [before, after] = [cellsOf('house', at), cellsOf('house', at + step)];
        const possible = [stepOf(at), stepOf(at + step)];
        for (const grey of [woven(before, after), blended(before, after, share)])
          for (const { cells } of findCodes(grey)) {
            const read = cells && readCells(cells);
            if (read) expect(possible).toContain(read.at);
          }
      }),
      { numRuns: 8 },
    );
  });

  it('[F54] is not seen in noise, stripes or an empty picture', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 12 }), (seed, grain) => {
        const noise = Uint8Array.from({ length: 240 * 40 }, (_, n) => (chance(seed + Math.floor(n / grain)) < 0.5 ? 0 : 255));
        const seen = findCodes({ width: 240, height: 40, light: noise });
        expect(seen.flatMap(({ cells }) => (cells ? (readCells(cells) ?? []) : []))).toEqual([]);
      }),
      { numRuns: 8 },
    );
    const stripes = Uint8Array.from({ length: 600 * 200 }, (_, n) => (Math.floor(n / 10) % 2 ? 255 : 0));
    const seen = findCodes({ width: 600, height: 200, light: stripes });
    expect(seen.flatMap(({ cells }) => (cells ? (readCells(cells) ?? []) : []))).toEqual([]);
  });
});

/** A return picture at so many frames a second, so late. */
const watched = (
  late: (n: number) => number,
  { frames = framesWanted as number, rate = 25 as number, by = 'house' as DrawnBy } = {},
): Reading => {
  let reading = nothingRead;
  for (let n = 0; n < frames; n += 1) {
    const drawn = noon + (n * 1000) / rate;
    reading = readFrame(
      reading,
      pictureOf(cellsOf(by, drawn), { width: 360, height: 72, cellWidth: 14, left: 20, top: 8 }),
      drawn + late(n),
    );
  }
  return reading;
};

describe('a delay that is measured by it', () => {
  it('[F55] is right to two frames, at whatever rate', () => {
    for (const [rate, late] of [
      [25, 0],
      [29.97, 120],
      [50, 7420],
      [12.5, 89_960],
    ] as const) {
      const said = measuredOf(
        watched(() => late, { rate }),
        'house',
      );
      expect(said).toMatchObject({ is: 'measured', frames: framesWanted });
      expect(Math.abs((said?.is === 'measured' ? said.behind : Number.NaN) - late)).toBeLessThanOrEqual(80);
    }
  });

  it('[F55] is none with too few frames, with frames that disagree, or longer than a delay can be', () => {
    expect(measuredOf(nothingRead, 'house')).toBeUndefined();
    expect(
      measuredOf(
        watched(() => 7000, { frames: 10 }),
        'house',
      ),
    ).toEqual({ is: 'counting', frames: 10 });
    expect(
      measuredOf(
        watched((n) => 7000 + n * 20),
        'house',
      ),
    ).toMatchObject({ is: 'unsteady' });
    expect(
      measuredOf(
        watched(() => 1_000_000),
        'house',
      ),
    ).toMatchObject({ is: 'unsteady' });
    expect(
      measuredOf(
        watched(() => -5000),
        'house',
      ),
    ).toMatchObject({ is: 'unsteady' });
  });

  it('[F55] keeps apart what the house drew, what the station’s own page drew, and the test picture', () => {
    const reading = watched(() => 200, { by: 'test' });
    expect(measuredOf(reading, 'test')).toMatchObject({ is: 'measured' });
    expect(measuredOf(reading, 'house')).toBeUndefined();
  });

  it('[F55] is none while two pictures with other times are seen', () => {
    const way = { width: 480, height: 120, left: 10, top: 8 };
    const [one, two] = [pictureOf(cellsOf('house', noon), way), pictureOf(cellsOf('house', noon - 5000), way)];
    const both = { width: 480, height: 240, light: Uint8Array.from([...one.light, ...two.light]) };
    const reading = readFrame(nothingRead, both, noon + 7000);
    expect(reading).toMatchObject({ last: 'several', samples: { house: [] } });
  });

  it('[F55] is said to come of too few frames where there are fewer than ten a second, however long it is watched', () => {
    const problem = (rate: number, frames: number) => {
      const reading = watched(() => 7000, { rate, frames });
      return pictureProblem(reading, measuredOf(reading, 'house'), pictureWordsOf('en'));
    };
    for (const [rate, frames, n] of [
      [8, 30, '8'],
      [1, 8, '1'],
      [0.2, 4, '0.2'],
    ] as const)
      expect(problem(rate, frames)).toContain(`at ${n} frames a second: too few`);
    expect(problem(12.5, 40)).toBeNull();
    // So early nobody knows.
    expect([problem(25, 10), problem(8, 10)]).toEqual(Array.from({ length: 2 }, () => 'The code is read: 10 frames so far.'));
    expect(paceOf(watched(() => 7000, { rate: 25, frames: 80 }))).toBeCloseTo(25);
  });
});
