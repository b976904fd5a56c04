/**
 * A view that notes which of its parts are read: whoever read only the guests is not drawn again when the rundown changes.
 *
 * Parts that are equal are the same objects (keep-parts.ts), so that a change is seen without looking into them.
 */
import type { OperatorView } from '../../server/contract/views.ts';

export type Part = keyof OperatorView;

/** @param newest for a part read for the first time after the drawing, by a press say: what nobody followed may be old in `held` */
export const notedView = (held: OperatorView, read: Set<Part>, newest: () => OperatorView): OperatorView =>
  new Proxy(held, {
    get(_, name) {
      const part = name as Part;
      if (read.has(part)) return held[part];
      if (part in held) read.add(part);
      return newest()[part];
    },
  });

export const isSameIn = (read: ReadonlySet<Part>, before: OperatorView, after: OperatorView): boolean =>
  [...read].every((part) => Object.is(before[part], after[part]));

/** One reader's look at the views. @returns the same view until something that was read of it is another */
export const reader = (newest: () => OperatorView | null) => {
  const read = new Set<Part>();
  let held: OperatorView | null = null;
  let noted: OperatorView | null = null;
  return (): OperatorView | null => {
    const view = newest();
    if (view && held && noted && isSameIn(read, held, view)) return noted;
    const seen = view;
    held = seen;
    noted = seen && notedView(seen, read, () => newest() ?? seen);
    return noted;
  };
};
