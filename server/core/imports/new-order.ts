/**
 * The running order after an import. Rows that stand fast keep their places; what the table brings goes around them.
 */
type Asked = {
  readonly order: readonly string[];
  /** So many rows at the top stand where they are. */
  readonly fixed: number;
  readonly isHeld: (id: string) => boolean;
  /** Rows of the table that are to be in the running order, in the order of the table. */
  readonly rows: readonly string[];
  /** Rows of the table that go to the bench. */
  readonly benched: ReadonlySet<string>;
};

const inserted = (order: readonly string[], id: string, at: number): readonly string[] => [...order.slice(0, at), id, ...order.slice(at)];

/** Before the first of them that is in the order; else at its end. */
const placeBefore = (order: readonly string[], ids: readonly string[]): number => {
  const below = ids.find((id) => order.includes(id));
  return below === undefined ? order.length : order.indexOf(below);
};

/** Nothing else moves: rows of the table take each other's places, new ones stand behind the one above them in the table. */
export const mergedOrder = ({ order, fixed, isHeld, rows, benched }: Asked): readonly string[] => {
  const isOurs = new Set(rows);
  const moves = (id: string, at: number) => at >= fixed && isOurs.has(id) && !isHeld(id);
  const inTable = rows.filter((id) => moves(id, order.indexOf(id)));
  let used = 0;
  const swapped = order.map((id, at) => {
    if (!moves(id, at)) return id;
    used += 1;
    return inTable[used - 1] ?? id;
  });
  let after = swapped.filter((id, at) => at < fixed || isHeld(id) || !benched.has(id));
  for (const [n, id] of rows.entries()) {
    if (after.includes(id)) continue;
    const above = rows.slice(0, n).findLast((one) => after.includes(one));
    after = [
      ...inserted(after, id, Math.max(above === undefined ? placeBefore(after, rows.slice(n + 1)) : after.indexOf(above) + 1, fixed)),
    ];
  }
  return after;
};

/** The table is the rest of the evening: what it does not name leaves the order, but for what stands fast. */
export const replacedOrder = ({ order, fixed, isHeld, rows }: Asked): readonly string[] => {
  const top = order.slice(0, fixed);
  const fast = order.slice(fixed).filter(isHeld);
  const rest: string[] = [];
  for (const id of rows) {
    if (top.includes(id)) continue;
    const upTo = fast.indexOf(id);
    const coming = upTo === -1 ? [id] : fast.slice(0, upTo + 1);
    rest.push(...coming.filter((one) => !rest.includes(one)));
  }
  return [...top, ...rest, ...fast.filter((id) => !rest.includes(id))];
};

/** Rows that people edited stand behind whom they stood, of those that are still there, wherever a table puts the others. */
export const keptBehind = (before: readonly string[], after: readonly string[], kept: readonly string[]): readonly string[] => {
  let order = after;
  for (const id of before.filter((one) => kept.includes(one))) {
    const rest = order.filter((one) => one !== id);
    const above = before.slice(0, before.indexOf(id)).findLast((one) => rest.includes(one));
    order = inserted(rest, id, above === undefined ? 0 : rest.indexOf(above) + 1);
  }
  return order;
};

/** Rows of both orders that changed their place among the others: the fewest that explain it. */
export const movedRows = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const places = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => places.has(id));
  const was = common.map((id) => places.get(id) ?? 0);
  // The longest run that still stands in its old order has not moved.
  const longest: number[] = [];
  const from: number[] = [];
  for (const n of common.keys()) {
    longest[n] = 1;
    from[n] = -1;
    for (let m = 0; m < n; m += 1) {
      if ((was[m] ?? 0) < (was[n] ?? 0) && (longest[m] ?? 0) + 1 > (longest[n] ?? 0)) {
        longest[n] = (longest[m] ?? 0) + 1;
        from[n] = m;
      }
    }
  }
  const stays = new Set<string>();
  for (let at = longest.indexOf(Math.max(0, ...longest)); at >= 0; at = from[at] ?? -1) stays.add(common[at] ?? '');
  return new Set(common.filter((id) => !stays.has(id)));
};
