/** What is asked for again and again and stays the very same while what it is made of does. */
import { describe, expect, it } from 'vitest';
import { asBefore } from '../../server/core/as-before.ts';

describe('what is made of the same things', () => {
  it('is the very same, and made anew as soon as one of them is another, also back to one before', () => {
    const made: string[] = [];
    const row = asBefore((name: string, feeds: number) => {
      made.push(`${name} ${feeds}`);
      return { name, feeds };
    });
    const first = row('harbour', 1);
    expect(row('harbour', 1)).toBe(first);
    expect(row('harbour', 2)).toEqual({ name: 'harbour', feeds: 2 });
    expect(row('harbour', 1)).not.toBe(first);
    expect(made).toEqual(['harbour 1', 'harbour 2', 'harbour 1']);
  });
});
