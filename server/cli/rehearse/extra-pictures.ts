/**
 * Pictures that no cue puts on: the other shots of a segment, and slates that no segment shows.
 *
 * The chair cuts to them where the segment's own cuts leave most room, so that every scene of the file is once on program.
 */
import type { EpochMs, Ms } from '../../contract/units.ts';
import type { Plan, PlannedSegment } from '../../core/plan.ts';

export type Slate = 'break' | 'breakdown';
export type ExtraPicture = { readonly at: EpochMs; readonly shotId: string } | { readonly at: EpochMs; readonly slate: Slate | 'back' };

const sceneOf = (plan: Plan, shotId: string): string | undefined => plan.shots[shotId]?.scene;

const playsClip = (segment: PlannedSegment): boolean => segment.cues.some((cue) => cue.kind === 'clip');
const takesBreak = (segment: PlannedSegment): boolean => segment.cues.some((cue) => cue.kind === 'station-break');

/** Shots of the segment that it neither opens on nor is cut to by a cue. A clip or a break is not cut away from. */
export const uncuedShots = (segment: PlannedSegment): readonly string[] => {
  if (playsClip(segment) || takesBreak(segment)) return [];
  const cued = new Set(segment.cues.flatMap((cue) => (cue.kind === 'shot' ? [cue.shot] : [])));
  return segment.shots.slice(1).filter((shot) => !cued.has(shot));
};

const scenesShown = (plan: Plan): ReadonlySet<string | undefined> => {
  const shown = plan.order.flatMap((id) => {
    const segment = plan.segments[id];
    if (!segment) return [];
    const clips = segment.cues.flatMap((cue) => (cue.kind === 'clip' ? [plan.clips[cue.clip]?.shot ?? ''] : []));
    return [...segment.shots, ...clips, ...(takesBreak(segment) ? [plan.slates.break] : [])];
  });
  return new Set(shown.map((shot) => sceneOf(plan, shot)));
};

/** Every scene that playing the whole running order can put on program, slates included: the switcher's names, sorted. */
export const wantedScenes = (plan: Plan, left: ReadonlySet<string> = new Set()): readonly string[] => {
  const order = plan.order.filter((id) => !left.has(id));
  const shown = scenesShown({ ...plan, order });
  const slates = Object.values(plan.slates).map((shot) => sceneOf(plan, shot));
  const ids = new Set([...shown, ...slates]);
  return Object.values(plan.scenes)
    .filter((scene) => ids.has(scene.id))
    .map((scene) => scene.obs)
    .sort();
};

/** Which segment the chair tries which slate in: the longest quiet ones. */
export const slateSegments = (plan: Plan): ReadonlyMap<string, Slate> => {
  const shown = scenesShown(plan);
  const missing = (['breakdown', 'break'] as const).filter((slate) => !shown.has(sceneOf(plan, plan.slates[slate])));
  const quiet = plan.order
    .flatMap((id) => plan.segments[id] ?? [])
    .filter((segment) => segment.poll === undefined && !playsClip(segment) && !takesBreak(segment))
    .sort((a, b) => b.planned - a.planned);
  return new Map(missing.flatMap((slate, n) => (quiet[n] ? [[quiet[n].id, slate] as const] : [])));
};

/** The longest stretch without a cut: from, and how long. */
const longestGap = (moments: readonly EpochMs[]): { readonly from: EpochMs; readonly length: Ms } => {
  const sorted = [...moments].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((to, n) => ({ from: sorted[n] ?? to, length: to - (sorted[n] ?? to) }));
  return gaps.reduce((best, gap) => (gap.length > best.length ? gap : best), { from: sorted[0] ?? 0, length: 0 });
};

/** @param cuts when the picture changes by itself in this run */
export const extraPictures = (
  shots: readonly string[],
  slate: Slate | undefined,
  run: { readonly startedAt: EpochMs; readonly endsAt: EpochMs },
  cuts: readonly EpochMs[],
): readonly ExtraPicture[] => {
  const { from, length } = longestGap([run.startedAt, ...cuts, run.endsAt]);
  const steps = shots.length + (slate ? 2 : 0) + 1;
  const at = (n: number): EpochMs => from + (length * n) / steps;
  const back = slate ? [{ at: at(1), slate } as const, { at: at(2), slate: 'back' } as const] : [];
  return [...back, ...shots.map((shotId, n) => ({ at: at(n + back.length + 1), shotId }))];
};
