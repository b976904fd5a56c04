/**
 * What a cue does when it fires: the cue itself and the deeds that follow from it, as facts.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FactBody, GraphicState, Until } from './facts.ts';
import type { Lifespan, PlannedCue } from './plan.ts';
import { rulesFor } from './poll-rules.ts';
import { approvedGuest, onAirRun, type ShowContext } from './show-state.ts';

/** Between "open the vote" and its first ballot: time for the rules to be on the phones' door's disk. */
export const pollLead: Ms = 400;
/** A lower third comes on this long after its scene has settled, and stays this long. */
const lowerThirdDelay: Ms = 3000;
const lowerThirdLength: Ms = 7000;

export type CueWorld = {
  readonly now: EpochMs;
  readonly newId: () => string;
  readonly activationId: string /** Why no vote can open now, in words. */;
  readonly voteObstacle: string | undefined;
};

/** Standard lengths of a compressed rehearsal, with floors that a person can still see. */
export const scaled = (length: Ms, compress: number, floor: Ms): Ms =>
  compress === 1 ? length : Math.max(floor, Math.round(length / compress));

const lifespan = (lasts: Lifespan, now: EpochMs): { until: Until; endsAt: EpochMs | null } =>
  'for' in lasts ? { until: 'time', endsAt: now + lasts.for } : { until: lasts.until, endsAt: null };

/** When a lower third asked for at `now` comes on and goes: three seconds after the shot has settled, for seven. */
export const lowerThirdTimes = (context: ShowContext, now: EpochMs): { startsAt: EpochMs; endsAt: EpochMs } => {
  const run = onAirRun(context);
  const { compress } = context.plan;
  const settled = run ? run.shotAt + (run.transition.kind === 'fade' ? run.transition.rate : 0) : now;
  const startsAt = Math.max(now, settled + scaled(lowerThirdDelay, compress, 150));
  return { startsAt, endsAt: startsAt + scaled(lowerThirdLength, compress, 1000) };
};

/** One way to name a graphic by what it shows, so that the same one is not on twice. */
export const graphicId = (kind: string, subject: string, cue: string): string => `${kind}:${subject}:${cue}`;

const graphicOf = (context: ShowContext, cue: Extract<PlannedCue, { kind: 'graphic' }>, world: CueWorld): GraphicState | null => {
  const life = lifespan(cue.lasts, world.now);
  const refs = {
    ...(cue.guest === undefined ? {} : { guestId: cue.guest }),
    ...(cue.product === undefined ? {} : { productId: cue.product }),
    ...(cue.poll === undefined ? {} : { pollId: cue.poll }),
    ...(cue.text === undefined ? {} : { text: cue.text }),
  };
  const base = {
    id: graphicId(cue.graphic, cue.guest ?? cue.product ?? cue.poll ?? 'text', world.newId()),
    kind: cue.graphic,
    by: `cue:${cue.id}`,
    ...refs,
  };
  if (cue.graphic === 'vote-bar' || cue.graphic === 'result') return null;
  if (cue.graphic !== 'lower-third') return { ...base, startsAt: world.now, ...life };
  if (cue.guest === undefined || approvedGuest(context, cue.guest) === null) return null;
  return { ...base, until: 'time', ...lowerThirdTimes(context, world.now) };
};

const offerFacts = (context: ShowContext, cue: Extract<PlannedCue, { kind: 'offer' }>, world: CueWorld): readonly FactBody[] => {
  const ends = context.plan.products[cue.product]?.offerEnds;
  const life = ends === undefined ? lifespan(cue.lasts, world.now) : { until: 'time' as const, endsAt: world.now + ends };
  const base = { startsAt: world.now, by: `cue:${cue.id}`, productId: cue.product, ...life };
  const card: FactBody = {
    type: 'graphic.on',
    graphic: { ...base, id: graphicId('product-card', cue.product, world.newId()), kind: 'product-card' },
  };
  if (life.endsAt === null) return [card];
  return [card, { type: 'graphic.on', graphic: { ...base, id: graphicId('countdown', cue.product, world.newId()), kind: 'countdown' } }];
};

const clipFacts = (context: ShowContext, cue: Extract<PlannedCue, { kind: 'clip' }>, world: CueWorld): readonly FactBody[] => {
  const clip = context.plan.clips[cue.clip];
  if (!clip) return [];
  const backTo = onAirRun(context)?.shotId ?? clip.shot;
  return [
    { type: 'clip.started', clipId: clip.id, endsAt: world.now + (clip.out - clip.in), backTo },
    { type: 'shot.cut', shotId: clip.shot, cause: 'clip', transition: cue.transition ?? context.plan.defaults.transition },
  ];
};

const deeds = (context: ShowContext, cue: PlannedCue, world: CueWorld): readonly FactBody[] => {
  switch (cue.kind) {
    case 'shot':
      return [{ type: 'shot.cut', shotId: cue.shot, cause: 'cue', transition: cue.transition ?? context.plan.defaults.transition }];
    case 'clip':
      return clipFacts(context, cue, world);
    case 'graphic': {
      const graphic = graphicOf(context, cue, world);
      return graphic ? [{ type: 'graphic.on', graphic }] : [];
    }
    case 'offer':
      return offerFacts(context, cue, world);
    case 'poll':
      return [{ type: 'poll.opened', pollId: cue.poll, rules: rulesFor(context.plan, world.activationId, cue.poll, world.now + pollLead) }];
    case 'station-break':
      return [{ type: 'break.started', endsAt: world.now + cue.length }];
    case 'audio':
    case 'prompt':
      return [];
  }
};

/** @param late ms since the moment it should have fired, when that is worth saying */
export const cueFacts = (context: ShowContext, cue: PlannedCue, world: CueWorld, late?: Ms): readonly FactBody[] => [
  { type: 'cue.fired', cueRunId: world.newId(), cueId: cue.id, ...lifespan(cue.lasts, world.now), ...(late === undefined ? {} : { late }) },
  ...deeds(context, cue, world),
];

/** Why this cue cannot do its work now; undefined when it can. */
export const cueObstacle = (context: ShowContext, cue: PlannedCue, world: Pick<CueWorld, 'voteObstacle'>): string | undefined => {
  if (cue.kind === 'graphic' && cue.graphic === 'lower-third' && (cue.guest === undefined || approvedGuest(context, cue.guest) === null)) {
    return 'Name and title are not approved.';
  }
  if (cue.kind === 'poll') {
    const phase = context.polls[cue.poll]?.phase;
    return phase === 'idle' || phase === 'armed' ? world.voteObstacle : `The vote is ${phase ?? 'unknown'} already.`;
  }
  return undefined;
};
