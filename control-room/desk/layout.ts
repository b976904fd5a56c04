/**
 * A desk laid out: columns from left to right, in each its pieces from top to bottom. Pure.
 *
 * A piece is a panel, or the body: what the position itself is. No piece stands twice, and what the position cannot do without is
 * always there. What an earlier version or another hand left is not believed: then the layout is the usual one.
 */
import type { DeskLayout } from '../../server/contract/desk-memory.ts';

export type Size = number | `${number}px`;
export type Slot = { readonly panel: string; readonly size: Size };
export type Column = { readonly size: Size; readonly slots: readonly Slot[] };
export type Layout = readonly Column[];

/** Of a column that is new. */
const usualWidth: Size = '470px';

export const mostColumns = 6;
export const mostInColumn = 4;

export const piecesOf = (layout: Layout): readonly string[] => layout.flatMap(({ slots }) => slots.map(({ panel }) => panel));

type May = {
  /** Panels that may stand here. */
  readonly panels: readonly string[];
  /** Pieces without which the position is none. */
  readonly fixed: readonly string[];
};

/** @returns the kept layout where every piece of it can stand here, else the usual one */
export const readLayout = (kept: DeskLayout | undefined, usual: Layout, { panels, fixed }: May): Layout => {
  if (!kept) return usual;
  const pieces = piecesOf(kept as Layout);
  const isKnown = pieces.every((piece) => panels.includes(piece) || fixed.includes(piece));
  const isOnce = new Set(pieces).size === pieces.length;
  // One column has what the others leave.
  const isFull = kept.filter(({ size }) => typeof size === 'number').length === 1;
  return isKnown && isOnce && isFull && fixed.every((piece) => pieces.includes(piece)) ? (kept as Layout) : usual;
};

const asKept = (size: Size): Size => {
  if (typeof size === 'number') return Math.min(1000, Math.max(1, Math.round(size * 100) / 100));
  return `${Math.min(9999, Math.max(10, Math.round(Number.parseFloat(size))))}px`;
};

/** In round numbers, as it is kept. */
export const writeLayout = (layout: Layout): DeskLayout =>
  layout.map(({ size, slots }) => ({ size: asKept(size), slots: slots.map((slot) => ({ panel: slot.panel, size: asKept(slot.size) })) }));

const placeOf = (layout: Layout, panel: string): { readonly column: number; readonly slot: number } | undefined => {
  const column = layout.findIndex(({ slots }) => slots.some((one) => one.panel === panel));
  const slot = layout[column]?.slots.findIndex((one) => one.panel === panel) ?? -1;
  return column < 0 ? undefined : { column, slot };
};

const changed = (layout: Layout, change: (panel: string) => string): Layout =>
  layout.map((column) => ({ ...column, slots: column.slots.map((slot) => ({ ...slot, panel: change(slot.panel) })) }));

/** The panel stands in this place; what stood there goes to its old place, or off the desk. */
export const withPanel = (layout: Layout, old: string, wanted: string): Layout =>
  changed(layout, (panel) => (panel === old ? wanted : panel === wanted ? old : panel));

const tidy = (layout: Layout): Layout => layout.filter(({ slots }) => slots.length > 0);

export const without = (layout: Layout, panel: string): Layout =>
  tidy(layout.map((column) => ({ ...column, slots: column.slots.filter((slot) => slot.panel !== panel) })));

/** At the foot of this column, or of a new one at the right of all; unchanged where there is no room. */
export const withAdded = (layout: Layout, panel: string, column: number): Layout => {
  if (placeOf(layout, panel)) return layout;
  if (column >= layout.length)
    return layout.length >= mostColumns ? layout : [...layout, { size: usualWidth, slots: [{ panel, size: 1 }] }];
  return layout.map((one, at) =>
    at === column && one.slots.length < mostInColumn ? { ...one, slots: [...one.slots, { panel, size: 1 }] } : one,
  );
};

export type Way = 'left' | 'right' | 'up' | 'down';

const swapped = <T>(list: readonly T[], one: number, other: number): readonly T[] =>
  list.map((item, at) => (at === one ? (list[other] as T) : at === other ? (list[one] as T) : item));

/** To a column at its side: alone in its column, the columns change places; else it leaves its column for that one, or for a new one. */
const aside = (layout: Layout, panel: string, from: number, by: 1 | -1): Layout => {
  const to = from + by;
  const slot = layout[from]?.slots.find((one) => one.panel === panel);
  if (!slot) return layout;
  if (layout[from]?.slots.length === 1) return to < 0 || to >= layout.length ? layout : swapped(layout, from, to);
  const target = layout[to];
  const rest = layout.map((one, at) => (at === from ? { ...one, slots: one.slots.filter((other) => other !== slot) } : one));
  if (target && target.slots.length < mostInColumn)
    return rest.map((one, at) => (at === to ? { ...one, slots: [...one.slots, slot] } : one));
  if (target || layout.length >= mostColumns) return layout;
  const fresh: Column = { size: usualWidth, slots: [slot] };
  return by > 0 ? [...rest, fresh] : [fresh, ...rest];
};

/** One step that way; unchanged where there is none to take. */
export const moved = (layout: Layout, panel: string, way: Way): Layout => {
  const at = placeOf(layout, panel);
  if (!at) return layout;
  if (way === 'left' || way === 'right') return aside(layout, panel, at.column, way === 'left' ? -1 : 1);
  const to = at.slot + (way === 'up' ? -1 : 1);
  return layout.map((column, index) =>
    index === at.column && to >= 0 && to < column.slots.length ? { ...column, slots: swapped(column.slots, at.slot, to) } : column,
  );
};

/** Out of its column into one of its own at the right of it. */
export const columnOfItsOwn = (layout: Layout, panel: string): Layout => {
  const at = placeOf(layout, panel);
  const column = at && layout[at.column];
  if (!at || !column || column.slots.length === 1 || layout.length >= mostColumns) return layout;
  const rest = { ...column, slots: column.slots.filter((slot) => slot.panel !== panel) };
  const own: Column = { size: usualWidth, slots: [{ panel, size: 1 }] };
  return layout.flatMap((one, index) => (index === at.column ? [rest, own] : [one]));
};

export const withWidths = (layout: Layout, sizes: readonly Size[]): Layout =>
  layout.map((column, at) => ({ ...column, size: sizes[at] ?? column.size }));

export const withHeights = (layout: Layout, column: number, sizes: readonly Size[]): Layout =>
  layout.map((one, at) =>
    at === column ? { ...one, slots: one.slots.map((slot, n) => ({ ...slot, size: sizes[n] ?? slot.size })) } : one,
  );
