/** Segments made on air from nothing, and titles and notes rewritten there: both stand in `written`, beside what imports brought. */
import type { MadeKind } from '../contract/plan-edits.ts';
import type { LocalText, Ms } from '../contract/units.ts';
import type { Words } from './kept-edits.ts';
import type { Plan, PlannedSegment } from './plan.ts';
import { plannedLengths } from './plan-lengths.ts';
import type { Patch, ShowContext } from './show-state.ts';

export const wordsOf = ({ title, notes }: PlannedSegment): Words => ({ title, notes: notes ?? null });

export const withWords = (segment: PlannedSegment, { title, notes }: Words): PlannedSegment => {
  const { notes: _, ...rest } = segment;
  return { ...rest, title, ...(notes === null ? {} : { notes }) };
};

/** The segment as it is from now on, new or another: in the plan, and in what stands there otherwise than its file says. */
export const wrote = ({ plan, written }: Pick<ShowContext, 'plan' | 'written'>, segment: PlannedSegment) =>
  ({
    plan: { ...plan, segments: { ...plan.segments, [segment.id]: segment } },
    written: { ...written, segments: { ...written.segments, [segment.id]: segment } },
  }) satisfies Patch;

/** More segments made on air than any evening needs. */
const mostMade = 100;

/** An id that nothing in this plan has; undefined when there is no room for another segment. */
export const nextMadeId = ({ segments }: Plan): string | undefined =>
  Array.from({ length: mostMade }, (_, n) => `new-${n + 1}`).find((id) => !(id in segments));

type New = {
  readonly id: string;
  readonly kind: MadeKind;
  readonly title: LocalText;
  readonly planned: Ms;
  readonly shots: readonly string[];
};

export const madeSegment = ({ shots, ...words }: New): PlannedSegment => ({
  ...words,
  ...plannedLengths(words),
  ...{ shots: [...shots], cutBy: 'either', spare: false, cues: [] },
});

/**
 * The shots of a segment that nobody planned: as of the nearest one of its kind, before its place if there is any; else as of the one
 * it follows. So it opens on a picture that this show has and that its kind is used to.
 */
export const shotsFor = ({ segments }: Plan, order: readonly string[], before: string | null, kind: MadeKind): readonly string[] => {
  const at = before === null ? order.length : Math.max(0, order.indexOf(before));
  const [earlier, later] = [order.slice(0, at).toReversed(), order.slice(at)];
  const like = [...earlier, ...later].find((id) => segments[id]?.kind === kind) ?? earlier[0] ?? later[0] ?? Object.keys(segments)[0];
  return segments[like ?? '']?.shots ?? [];
};
