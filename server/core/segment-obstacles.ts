/**
 * What a segment needs and would not find if it were taken now: scenes and inputs that the switcher lacks, clips that it cannot play
 * to their end, names that nobody approved.
 *
 * What nobody knows is not said to be missing.
 */
import type { Obstacle } from '../contract/obstacles.ts';
import { type LocalText, type Ms, textIn } from '../contract/units.ts';
import type { Plan, PlannedSegment } from './plan.ts';
import { approvedGuest, type ShowContext } from './show-state.ts';

/** Names are the switcher's own. */
export type Lacks = {
  readonly scenes: readonly string[];
  readonly inputs: readonly string[];
  /** Of a media input, how long its media is; not there where the switcher does not say. */
  readonly lengths: Readonly<Record<string, Ms>>;
};
export const lacksNothing: Lacks = { scenes: [], inputs: [], lengths: {} };

/** Files are cut to frames, and decoders round. */
export const clipSlack: Ms = 500;
const most = 4;

const clipsOf = ({ clips }: Plan, { cues }: PlannedSegment) =>
  cues.flatMap((cue) => (cue.kind === 'clip' && clips[cue.clip] ? [clips[cue.clip] as Plan['clips'][string]] : []));

/** Shots by hand and by cue, and those that its clips are shown in. */
const shotsOf = (plan: Plan, segment: PlannedSegment) => {
  const byCue = segment.cues.flatMap((cue) => (cue.kind === 'shot' ? [cue.shot] : []));
  const ids = new Set([...segment.shots, ...byCue, ...clipsOf(plan, segment).map(({ shot }) => shot)]);
  return [...ids].flatMap((id) => plan.shots[id] ?? []);
};

const lackingAt = (plan: Plan, segment: PlannedSegment, lacks: Lacks): readonly Obstacle[] => {
  if (lacks.scenes.length + lacks.inputs.length + Object.keys(lacks.lengths).length === 0) return [];
  const shots = shotsOf(plan, segment);
  const clips = clipsOf(plan, segment);
  const opened = segment.cues.flatMap((cue) => (cue.kind === 'audio' ? (cue.open ?? []) : []));
  const inputName = (id: string): string => plan.inputs[id]?.obs ?? id;
  const scenes = shots.map(({ scene }) => plan.scenes[scene]?.obs ?? scene).filter((name) => lacks.scenes.includes(name));
  const ofClips = new Set(clips.map(({ input }) => inputName(input)));
  const inputs = [...shots.flatMap(({ open }) => open), ...opened]
    .map(inputName)
    .filter((name) => lacks.inputs.includes(name) && !ofClips.has(name));
  const told = clips.flatMap(({ input, title, out }): Obstacle[] => {
    const name = inputName(input);
    if (lacks.inputs.includes(name)) return [{ why: 'clip', name: title }];
    return (lacks.lengths[name] ?? Number.POSITIVE_INFINITY) < out - clipSlack ? [{ why: 'clip-short', name: title }] : [];
  });
  return [
    ...scenes.map((name): Obstacle => ({ why: 'scene', name })),
    ...told,
    ...inputs.map((name): Obstacle => ({ why: 'input', name })),
  ];
};

const unapproved = (context: ShowContext, { guest, cues }: PlannedSegment): readonly Obstacle[] => {
  const named = cues.flatMap((cue) => (cue.kind === 'graphic' && cue.graphic === 'lower-third' ? (cue.guest ?? []) : []));
  return [...(guest === undefined ? [] : [guest]), ...named].flatMap((id): Obstacle[] => {
    const name: LocalText | undefined = context.plan.guests[id]?.name;
    return name === undefined || approvedGuest(context, id) !== null ? [] : [{ why: 'guest', name }];
  });
};

/** Each once, the picture first, at most four; empty when all is there. */
export const obstaclesOf = (context: ShowContext, segment: PlannedSegment, lacks: Lacks): readonly Obstacle[] => {
  const all = [...lackingAt(context.plan, segment, lacks), ...unapproved(context, segment)];
  const seen = new Set<string>();
  const once = all.filter(({ why, name }) => {
    const key = `${why} ${textIn(name, 'en')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return once.slice(0, most);
};
