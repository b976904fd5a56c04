/**
 * What joins the written plan on air: copies, segments made from nothing, titles and notes that were rewritten.
 * Kept beside the plan, so that it can be added again to the plan as people wrote it.
 */
import type { MadeKind } from '../contract/plan-edits.ts';
import type { LocalText, Ms } from '../contract/units.ts';
import type { Plan, PlannedSegment } from './plan.ts';
import { type Copy, withCopies } from './plan-copies.ts';
import { plannedLengths } from './plan-lengths.ts';

/** Title and notes of a row as they were last written on air. */
export type Written = { readonly title: LocalText; readonly notes: string | null };

export type Additions = {
  readonly made: readonly PlannedSegment[];
  readonly copies: readonly Copy[];
  readonly written: Readonly<Record<string, Written>>;
};

/** More segments made on air than any evening needs. */
export const mostMade = 100;

export const writtenOf = ({ title, notes }: PlannedSegment): Written => ({ title, notes: notes ?? null });

export const withWritten = (plan: Plan, id: string, { title, notes }: Written): Plan => {
  const segment = plan.segments[id];
  if (!segment) return plan;
  const { notes: _, ...rest } = segment;
  return { ...plan, segments: { ...plan.segments, [id]: { ...rest, title, ...(notes === null ? {} : { notes }) } } };
};

export const withMade = (plan: Plan, made: readonly PlannedSegment[]): Plan =>
  made.length === 0 ? plan : { ...plan, segments: { ...plan.segments, ...Object.fromEntries(made.map((one) => [one.id, one])) } };

/** The plan as it stands on air, from the plan as it was written. */
export const withAdditions = (plan: Plan, { made, copies, written }: Additions): Plan =>
  Object.entries(written).reduce((whole, [id, words]) => withWritten(whole, id, words), withCopies(withMade(plan, made), copies));

/** An id that nothing in this plan has; undefined when there is no room for another segment. */
export const nextMadeId = (plan: Plan, made: readonly PlannedSegment[]): string | undefined => {
  if (made.length >= mostMade) return undefined;
  return Array.from({ length: mostMade * 2 }, (_, n) => `new-${n + 1}`).find((id) => !(id in plan.segments));
};

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
