/** Where a row goes when it is dropped on another, and when it may not. */
import { describe, expect, it } from 'vitest';
import { beforeOnDrop, isMovable, whyNot } from '../../control-room/panels/rundown/order.ts';

const rows = (['done', 'on-air', 'next', 'later', 'skipped', 'later'] as const).map((state, index) => ({ id: `row-${index}`, state }));

describe('a row that is dropped', () => {
  it('[E9] takes the place of the one it is dropped on, from above and from below', () => {
    expect(beforeOnDrop(rows, 'row-5', 'row-3')).toBe('row-3');
    expect(beforeOnDrop(rows, 'row-2', 'row-3')).toBe('row-4');
    expect(beforeOnDrop(rows, 'row-2', 'row-5')).toBeNull();
  });

  it('[E9] stays where it is on itself, or on what is gone', () => {
    expect(beforeOnDrop(rows, 'row-3', 'row-3')).toBeUndefined();
    expect(beforeOnDrop(rows, 'row-3', 'nowhere')).toBeUndefined();
  });

  it('[E9] goes neither before what is on air, nor away from it', () => {
    expect(whyNot(rows, 'row-3', 'row-1')).toBe('past');
    expect(whyNot(rows, 'row-3', 'row-0')).toBe('past');
    expect(whyNot(rows, 'row-1', null)).toBe('on-air');
    expect(whyNot(rows, 'row-3', 'row-2')).toBeUndefined();
    expect(whyNot(rows, 'row-3', null)).toBeUndefined();
    expect(rows.map(isMovable)).toEqual([false, true, true, true, true, true]);
  });
});
