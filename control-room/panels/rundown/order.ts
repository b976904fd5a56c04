/** Where a segment goes when it is moved by one: always said as "before whom". */
import type { SegmentRow } from '../../../server/contract/views.ts';

/** What may still change its place: what is to come. */
const isToCome = ({ state }: SegmentRow): boolean => state === 'later' || state === 'next' || state === 'skipped';

/** The segment it would stand before, null for the end; undefined when it cannot go up. */
export const beforeOneUp = (rundown: readonly SegmentRow[], id: string): string | null | undefined => {
  const coming = rundown.filter(isToCome);
  const at = coming.findIndex((row) => row.id === id);
  return at <= 0 ? undefined : coming[at - 1]?.id;
};

export const beforeOneDown = (rundown: readonly SegmentRow[], id: string): string | null | undefined => {
  const coming = rundown.filter(isToCome);
  const at = coming.findIndex((row) => row.id === id);
  return at < 0 || at === coming.length - 1 ? undefined : (coming[at + 2]?.id ?? null);
};
