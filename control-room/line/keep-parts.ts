/**
 * A view comes whole each time. What in it is equal to what stood there before stays the same object, so that a part of the screen
 * sees at a glance that nothing of its own has changed.
 */

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows go up and down in their lists: they are known by what names them. */
const nameOf = (row: unknown): unknown => (isPlain(row) ? (row.seq ?? row.id) : undefined);

/** Finds the row of a name; most often it stands where it stood. */
const finderIn = (before: readonly unknown[]) => {
  let named: ReadonlyMap<unknown, unknown> | undefined;
  return (name: unknown, at: number): unknown => {
    if (name === undefined || nameOf(before[at]) === name) return before[at];
    named ??= new Map(before.map((row) => [nameOf(row), row]));
    return named.get(name);
  };
};

const keepRows = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] => {
  const find = finderIn(before);
  const rows = after.map((row, at) => keepParts(find(nameOf(row), at), row));
  return rows.length === before.length && rows.every((row, at) => Object.is(row, before[at])) ? before : rows;
};

const keepFields = (before: Plain, after: Plain): Plain => {
  const names = Object.keys(after);
  const parts = names.map((name) => keepParts(before[name], after[name]));
  const isSame =
    Object.keys(before).length === names.length && names.every((name, at) => name in before && Object.is(parts[at], before[name]));
  // Most parts of a view are as they were: only what is another is put together anew.
  return isSame ? before : Object.fromEntries(names.map((name, at) => [name, parts[at]]));
};

/** @returns `after`, made of the parts of `before` wherever they are equal; `before` itself when all is. Plain values only. */
export const keepParts = <T>(before: unknown, after: T): T => {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return keepRows(before, after) as T;
  return isPlain(before) && isPlain(after) ? (keepFields(before, after) as T) : after;
};
