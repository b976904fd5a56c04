/** Where the reader of a prompter is, and what an edit may do to it. */

import { describe, expect, it } from 'vitest';
import { faster, type Place, readingAt, rolled, scrollToHold, slower } from '../../control-room/views/kinds/prompter/keep-place.ts';
import fc from '../run/properties.ts';

/** Items one under the other, the first `first` px from the eye line. */
const stacked = (first: number, heights: readonly (readonly [id: string, height: number])[]): readonly Place[] => {
  let offset = first;
  return heights.map(([id, height]) => {
    const place = { id, offset, height };
    offset += height;
    return place;
  });
};
const text = [
  ['a', 300],
  ['b', 300],
  ['c', 300],
] as const;

describe('the place in a prompter', () => {
  it('is the item that the eye line is in', () => {
    expect(readingAt(stacked(10, text))?.id).toBe('a');
    expect(readingAt(stacked(-290, text))?.id).toBe('a');
    expect(readingAt(stacked(-450, text))?.id).toBe('b');
    expect(readingAt(stacked(-5000, text))?.id).toBe('c');
    expect(readingAt([])).toBeUndefined();
  });

  it('[W8] is held when text above becomes longer, shorter, or goes', () => {
    const before = stacked(-450, text);
    const longer = [['a', 900], text[1], text[2]] as const;
    expect(scrollToHold(before, stacked(-450, longer), false)).toBe(600);
    expect(scrollToHold(before, stacked(-450, [text[1], text[2]]), false)).toBe(-300);
    expect(scrollToHold(before, stacked(-450, [...text, ['d', 100]]), false)).toBe(0);
  });

  it('[W8] is held by the nearest that is left when the item being read goes', () => {
    expect(scrollToHold(stacked(-590, text), stacked(-590, [text[0], text[2]]), false)).toBe(-300);
    expect(scrollToHold(stacked(-450, text), [], false)).toBe(0);
  });

  it('keeps the same words at the line when the letters grow', () => {
    const [small, large] = [
      stacked(-450, text),
      stacked(
        -450,
        text.map(([id, height]) => [id, height * 2] as const),
      ),
    ];
    expect(-150 * 2).toBe((large[1]?.offset ?? 0) - scrollToHold(small, large, true));
  });

  it('[W8] is the same after any edit that leaves the item being read', () => {
    const heights = fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(heights, heights, fc.integer({ min: -6000, max: 200 }), (old, other, first) => {
        const before = stacked(
          first,
          old.map((height, n) => [`${n}`, height] as const),
        );
        const reading = readingAt(before);
        const after = stacked(first, [
          ...other.map((height, n) => [`new-${n}`, height] as const),
          [reading?.id ?? '', reading?.height ?? 0],
        ]);
        const is = after.at(-1)?.offset ?? 0;
        expect(is - scrollToHold(before, after, false)).toBeCloseTo(reading?.offset ?? 0);
      }),
    );
  });
});

it('a prompter rolls by time, back below nought, and has a fastest speed both ways', () => {
  expect([rolled(100, 60, 500), rolled(100, -60, 500)]).toEqual([130, 70]);
  expect([faster(400), slower(-400), faster(60), slower(0)]).toEqual([400, -400, 80, -20]);
});
