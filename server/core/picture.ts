/**
 * What the switcher should show and which inputs are open: computed from the show, never remembered.
 * Sound follows picture: breaks and slates close every microphone.
 */
import type { Shot } from '../contract/show-file.ts';
import type { Db, EpochMs, Ms } from '../contract/units.ts';
import type { Plan } from './plan.ts';
import { isOnAir, type Show } from './show.ts';
import { onAirRun, type ShowContext, segmentOf } from './show-state.ts';

/** Names here are the switcher's own: OBS scenes and inputs. */
export type Picture = {
  readonly scene: string;
  readonly transition: { readonly kind: 'cut' | 'fade'; readonly rate: Ms };
  /** Every input this show knows: heard or not, and how loud. Inputs not named here are left alone. */
  readonly sound: Readonly<Record<string, { readonly open: boolean; readonly level?: Db }>>;
  /** The scene to hold on preview, where the switcher has one. */
  readonly preview?: string;
};

/** The shot that should be on program: a slate's, else the running segment's. Null before the first take. */
export const wantedShot = (context: ShowContext): Shot | null => {
  const run = onAirRun(context);
  if (!run) return null;
  const id = context.slate === null ? run.shotId : context.plan.slates[context.slate];
  return context.plan.shots[id] ?? null;
};

const sceneName = (plan: Plan, shot: Shot | undefined): string | undefined => (shot ? plan.scenes[shot.scene]?.obs : undefined);

type AudioCue = { open?: readonly string[] | undefined; bed?: number | undefined };

const audioCues = (context: ShowContext, now: EpochMs): readonly AudioCue[] => {
  const run = onAirRun(context);
  if (!run) return [];
  const cues = Object.values(context.plan.segments).flatMap((segment) => segment.cues);
  return context.cueRuns
    .filter((cue) => cue.until !== 'missed' && cue.endedAt === null && (cue.endsAt === null || cue.endsAt > now))
    .flatMap((cue) => cues.filter((one) => one.id === cue.cueId && one.kind === 'audio') as AudioCue[]);
};

/** Which inputs are heard and how loud, by the ids of the show file. */
export const wantedSound = (context: ShowContext, now: EpochMs): Readonly<Record<string, { open: boolean; level?: number }>> => {
  const shot = wantedShot(context);
  const cues = context.slate === null ? audioCues(context, now) : [];
  const open = new Set([...(shot?.open ?? []), ...cues.flatMap((cue) => cue.open ?? [])]);
  const bed = cues.findLast((cue) => cue.bed !== undefined)?.bed ?? shot?.bed;
  const isHeard = (id: string, kind: string) =>
    kind === 'microphone' ? context.slate === null && open.has(id) : kind === 'bed' ? bed !== undefined : open.has(id);
  const talking = Object.values(context.plan.inputs).some((input) => input.kind === 'microphone' && isHeard(input.id, 'microphone'));
  const bedLevel = bed === undefined ? undefined : Math.max(-100, bed + (talking ? (shot?.duck ?? 0) : 0));
  return Object.fromEntries(
    Object.values(context.plan.inputs).map((input) => [
      input.id,
      { open: isHeard(input.id, input.kind), ...(input.kind === 'bed' && bedLevel !== undefined ? { level: bedLevel } : {}) },
    ]),
  );
};

/** The scene that the next take brings; undefined when nothing is next. */
export const nextScene = (context: ShowContext): string | undefined => {
  const shot = context.next === null ? undefined : context.plan.shots[segmentOf(context, context.next).shots[0] ?? ''];
  return sceneName(context.plan, shot);
};

/** @returns null while nothing is on air: then the switcher is left as it is */
export const wantedPicture = (show: Show, now: EpochMs): Picture | null => {
  const { context } = show;
  const shot = wantedShot(context);
  const scene = sceneName(context.plan, shot ?? undefined);
  const run = onAirRun(context);
  if (!isOnAir(show) || !run || scene === undefined) return null;
  const sound = Object.entries(wantedSound(context, now)).flatMap(([id, one]) => {
    const name = context.plan.inputs[id]?.obs;
    return name === undefined ? [] : [[name, one] as const];
  });
  const preview = nextScene(context);
  return {
    scene,
    transition: context.slate === null ? run.transition : { kind: 'cut', rate: 0 },
    sound: Object.fromEntries(sound),
    ...(preview === undefined ? {} : { preview }),
  };
};
