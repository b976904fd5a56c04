/** Where a segment goes when it is moved: always said as "before whom", null for the end. */
import type { SegmentRow } from '../../../server/contract/views.ts';

type Row = Pick<SegmentRow, 'id' | 'state'>;

/** What may still change its place: what is to come. */
const isToCome = ({ state }: Row): boolean => state === 'later' || state === 'next' || state === 'skipped';

/** The segment it would stand before, null for the end; undefined when it cannot go up. */
export const beforeOneUp = (rundown: readonly Row[], id: string): string | null | undefined => {
  const coming = rundown.filter(isToCome);
  const at = coming.findIndex((row) => row.id === id);
  return at <= 0 ? undefined : coming[at - 1]?.id;
};

export const beforeOneDown = (rundown: readonly Row[], id: string): string | null | undefined => {
  const coming = rundown.filter(isToCome);
  const at = coming.findIndex((row) => row.id === id);
  return at < 0 || at === coming.length - 1 ? undefined : (coming[at + 2]?.id ?? null);
};

/** Dropped on another row, it takes that row's place. Undefined: it stays where it is. */
export const beforeOnDrop = (rows: readonly Row[], id: string, onto: string): string | null | undefined => {
  const from = rows.findIndex((row) => row.id === id);
  const to = rows.findIndex((row) => row.id === onto);
  if (from < 0 || to < 0 || from === to) return undefined;
  return to < from ? onto : (rows[to + 1]?.id ?? null);
};

/** Why a row may not be put there, as far as the screen knows. */
export const whyNot = (rows: readonly Row[], id: string, before: string | null): 'on-air' | 'past' | undefined => {
  const onAir = rows.findIndex(({ state }) => state === 'on-air');
  if (rows[onAir]?.id === id) return 'on-air';
  const to = before === null ? rows.length : rows.findIndex((row) => row.id === before);
  return to <= onAir || rows[to]?.state === 'left-out' ? 'past' : undefined;
};

/** Has it a place to be moved from? What was played has not, and the one on air says so itself. */
export const isMovable = (row: Row): boolean => isToCome(row) || row.state === 'on-air';

type Steps = { readonly up: string | null | undefined; readonly down: string | null | undefined };

/** Of each row that may change its place, what it would stand before one step up and one down: found for all of them at once. */
export const stepsOf = (rundown: readonly Row[]): ReadonlyMap<string, Steps> => {
  const coming = rundown.filter(isToCome);
  return new Map(
    coming.map(({ id }, at) => [
      id,
      { up: at === 0 ? undefined : coming[at - 1]?.id, down: at === coming.length - 1 ? undefined : (coming[at + 2]?.id ?? null) },
    ]),
  );
};
