/** For memo: a view comes whole each time, so that what is equal is never the same object. Plain values only. */
export const sameValue = <T extends object>(before: T, after: T): boolean => JSON.stringify(before) === JSON.stringify(after);
