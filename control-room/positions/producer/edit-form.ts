/** What the form of a proposal offers and makes: which segments a deed is about, and the edit that its fields say. */
import type { ProposedEdit } from '../../../server/contract/producer-views.ts';
import { parseDuration } from '../../../server/contract/units.ts';
import type { SegmentRow } from '../../../server/contract/views.ts';

export const deeds = ['retime', 'skip', 'setNext', 'move', 'insert'] as const;
export type Deed = (typeof deeds)[number];

/** `before`: a segment's id, or `end`. */
export type Fields = { readonly deed: Deed; readonly segmentId: string | null; readonly length: string; readonly before: string | null };

const toCome: ReadonlySet<SegmentRow['state']> = new Set(['next', 'later']);

/** Segments that this may be proposed of, in running order. */
export const segmentsFor = (deed: Deed, rundown: readonly SegmentRow[]): readonly SegmentRow[] =>
  rundown.filter(({ state }) => {
    if (deed === 'insert') return state === 'bench';
    if (deed === 'skip') return toCome.has(state) || state === 'skipped';
    if (deed === 'setNext') return state === 'later' || state === 'left-out';
    return toCome.has(state);
  });

/** Segments before which something may be put. */
export const placesFor = (segmentId: string | null, rundown: readonly SegmentRow[]): readonly SegmentRow[] =>
  rundown.filter(({ id, state }) => toCome.has(state) && id !== segmentId);

export const needsPlace = (deed: Deed): deed is 'move' | 'insert' => deed === 'move' || deed === 'insert';

/** @returns undefined while something is missing or is no length of time */
export const editOf = ({ deed, segmentId, length, before }: Fields, rundown: readonly SegmentRow[]): ProposedEdit | undefined => {
  const row = rundown.find(({ id }) => id === segmentId);
  if (!row) return undefined;
  if (deed === 'setNext') return { do: deed, segmentId: row.id };
  if (deed === 'skip') return { do: deed, segmentId: row.id, skipped: row.state !== 'skipped' };
  if (deed === 'retime') {
    const planned = parseDuration(length);
    return planned === undefined || planned < 1000 ? undefined : { do: deed, segmentId: row.id, planned };
  }
  return before === null ? undefined : { do: deed, segmentId: row.id, before: before === 'end' ? null : before };
};
