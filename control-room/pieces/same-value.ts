/** For memo: a view comes whole each time, so that what is equal is never the same object. Plain values only; functions count as equal. */

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Without a text of either: it is asked for every row of every view. */
const isEqual = (before: unknown, after: unknown): boolean => {
  if (Object.is(before, after) || (typeof before === 'function' && typeof after === 'function')) return true;
  if (!isPlain(before) || !isPlain(after) || Array.isArray(before) !== Array.isArray(after)) return false;
  const names = Object.keys(before);
  return names.length === Object.keys(after).length && names.every((name) => name in after && isEqual(before[name], after[name]));
};

export const sameValue = <T extends object>(before: T, after: T): boolean => isEqual(before, after);
