/**
 * Segments that were duplicated on air. A copy is a segment of its own: its id, its cues with ids of theirs, the same shots.
 * It has no vote: a vote is asked once, and the branch that waits for it stays with the original.
 */
import type { Plan, PlannedCue, PlannedSegment } from './plan.ts';

/** `of`: the segment as it was written, also for a copy of a copy. */
export type Copy = { readonly id: string; readonly of: string; readonly n: number };

export const mostCopies = 100;
/** An id has 63 letters at most; ours keep room for the number. */
const idRoom = 50;

const isOfVote = (cue: PlannedCue): boolean => 'poll' in cue && cue.poll !== undefined;

const copied = (segment: PlannedSegment, { id, n }: Copy): PlannedSegment => {
  const { poll: _poll, branch: _branch, ...rest } = segment;
  const cues = segment.cues.filter((cue) => !isOfVote(cue)).map((cue) => ({ ...cue, id: `${cue.id.slice(0, idRoom)}-c${n}` }));
  return { ...rest, id, cues };
};

export const withCopies = (plan: Plan, copies: readonly Copy[]): Plan => {
  const made = copies.flatMap((copy) => {
    const segment = plan.segments[copy.of];
    return segment ? [[copy.id, copied(segment, copy)] as const] : [];
  });
  return made.length === 0 ? plan : { ...plan, segments: { ...plan.segments, ...Object.fromEntries(made) } };
};

export const withoutCopy = (plan: Plan, copyId: string): Plan => {
  const { [copyId]: _, ...segments } = plan.segments;
  return { ...plan, segments };
};

/** The next copy of this segment, with ids that nothing here has; undefined when there is no room for one. */
export const nextCopy = (plan: Plan, copies: readonly Copy[], segmentId: string): Copy | undefined => {
  if (copies.length >= mostCopies) return undefined;
  const of = copies.find(({ id }) => id === segmentId)?.of ?? segmentId;
  const segment = plan.segments[of];
  if (!segment) return undefined;
  const cueIds = new Set(Object.values(plan.segments).flatMap(({ cues }) => cues.map(({ id }) => id)));
  for (let n = 1; n <= mostCopies * 2; n += 1) {
    const copy = { id: `${of.slice(0, idRoom)}-copy-${n}`, of, n };
    const ids = copied(segment, copy).cues.map(({ id }) => id);
    if (!(copy.id in plan.segments) && ids.every((id) => !cueIds.has(id))) return copy;
  }
  return undefined;
};
