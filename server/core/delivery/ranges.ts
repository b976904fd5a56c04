/** Sets of whole numbers as ranges, both ends among them: apart, in order, none touching another. */
import type { Range } from '../../contract/delivery.ts';

/** In order and apart, whatever they were. */
export const unionOf = (ranges: readonly Range[]): readonly Range[] => {
  const apart: [number, number][] = [];
  for (const [from, until] of [...ranges].sort(([a], [b]) => a - b)) {
    if (until < from) continue;
    const last = apart.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], until);
    else apart.push([from, until]);
  }
  return apart;
};

/** @param ranges apart; @returns how many numbers are in them */
export const sizeOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, until]) => sum + until - from + 1, 0);

/** What is in the first and not in the second; both apart and in order. */
export const without = (ranges: readonly Range[], taken: readonly Range[]): readonly Range[] =>
  ranges.flatMap(([from, until]) => {
    const left: Range[] = [];
    let at = from;
    for (const [begin, end] of taken) {
      if (end < at || begin > until) continue;
      if (begin > at) left.push([at, begin - 1]);
      at = end + 1;
    }
    return at <= until ? [...left, [at, until] as const] : left;
  });

export const common = (a: readonly Range[], b: readonly Range[]): readonly Range[] => without(a, without(a, b));
