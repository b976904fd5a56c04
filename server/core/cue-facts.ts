/**
 * What a cue does when it fires: the cue itself and the deeds that follow from it, as facts.
 */

import type { ActivationKind } from '../contract/audience.ts';
import { lookIn } from '../contract/graphic-look.ts';
import type { Saying } from '../contract/sayings.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FactBody, GraphicState, Until } from './facts.ts';
import type { Lifespan, PlannedCue } from './plan.ts';
import { callFact } from './poll-call.ts';
import type { LeftOf } from './shop-obstacle.ts';
import { approvedGuest, offerEnd, onAirRun, type ShowContext, segmentOf } from './show-state.ts';
import { questionTimes } from './vote-announced.ts';

/** A lower third comes on this long after its scene has settled, and stays this long. */
const lowerThirdDelay: Ms = 3000;
const lowerThirdLength: Ms = 7000;
/** A cue later than this was missed, not merely delayed by a busy moment. */
export const lateAfter: Ms = 2000;

export type CueWorld = {
  readonly now: EpochMs;
  readonly newId: () => string;
  readonly activationId: string;
  readonly kind: ActivationKind | undefined;
  /** Why no vote can open now, in words. */
  readonly voteObstacle: Saying | undefined;
  /** Absent where nothing is sold. */
  readonly leftOf?: LeftOf;
};

/** Standard lengths of a compressed rehearsal, with floors that a person can still see. */
export const scaled = (length: Ms, compress: number, floor: Ms): Ms =>
  compress === 1 ? length : Math.max(floor, Math.round(length / compress));

/** From when a cue lives that was due at `due`: a late one does not live longer for it. */
const bornAt = (due: EpochMs, now: EpochMs): EpochMs => (now - due > lateAfter ? due : now);

const lifespan = (lasts: Lifespan, since: EpochMs): { until: Until; endsAt: EpochMs | null } =>
  'for' in lasts ? { until: 'time', endsAt: since + lasts.for } : { until: lasts.until, endsAt: null };

const lengthAsked = (lasts: Lifespan): Ms | undefined => ('for' in lasts ? lasts.for : undefined);

/** When a lower third asked for at `now` comes on and goes: three seconds after the shot has settled, for seven unless somebody says how long. */
export const lowerThirdTimes = (context: ShowContext, now: EpochMs, lasts?: Ms): { startsAt: EpochMs; endsAt: EpochMs } => {
  const run = onAirRun(context);
  const { compress } = context.plan;
  const settled = run ? run.shotAt + (run.transition.kind === 'fade' ? run.transition.rate : 0) : now;
  const startsAt = Math.max(now, settled + scaled(lowerThirdDelay, compress, 150));
  return { startsAt, endsAt: startsAt + (lasts ?? scaled(lowerThirdLength, compress, 1000)) };
};

/** A code stands long enough to be scanned, and no longer. @param compress as of the plan */
export const codeLength = (compress: number): Ms => scaled(10_000, compress, 1000);

/** How long the work of this cue lasts by itself; null when only something else ends it. */
export const lifeOf = (context: ShowContext, cue: PlannedCue): Ms | null => {
  if (cue.kind === 'graphic' && cue.graphic === 'lower-third') {
    const { compress } = context.plan;
    return scaled(lowerThirdDelay, compress, 150) + (lengthAsked(cue.lasts) ?? scaled(lowerThirdLength, compress, 1000));
  }
  if (isShortCode(cue)) return codeLength(context.plan.compress);
  const offer = cue.kind === 'offer' ? context.plan.products[cue.product]?.offerEnds : undefined;
  return offer ?? ('for' in cue.lasts ? cue.lasts.for : null);
};

const isShortCode = (cue: PlannedCue): boolean => cue.kind === 'graphic' && cue.graphic === 'qr' && !('for' in cue.lasts);

/** One way to name a graphic by what it shows, so that the same one is not on twice. */
export const graphicId = (kind: string, subject: string, cue: string): string => `${kind}:${subject}:${cue}`;

type GraphicCue = Extract<PlannedCue, { kind: 'graphic' }>;

/** The end of an open vote as things stand; of an open-ended one, the latest there can be. */
export const voteEnd = (context: ShowContext, pollId: string | undefined, now: EpochMs): EpochMs | null => {
  const poll = context.polls[pollId ?? ''];
  return poll?.phase === 'open' && poll.rules && poll.rules.endsAt > now ? poll.rules.endsAt : null;
};

/** What a countdown counts to is on record: the end of a running offer, or the announced end of an open vote. Never a typed number. */
export const countdownEnd = (
  context: ShowContext,
  about: { readonly product?: string | undefined; readonly poll?: string | undefined },
  now: EpochMs,
): EpochMs | null => {
  const isAnnounced = context.polls[about.poll ?? '']?.rules?.openEnded !== true;
  const voteEnds = isAnnounced ? voteEnd(context, about.poll, now) : null;
  return offerEnd(context, about.product, now) ?? voteEnds;
};

/** What a cue's graphic is and tells, without its times. */
export const toldBy = (cue: GraphicCue) => ({
  kind: cue.graphic,
  by: `cue:${cue.id}`,
  ...(cue.guest === undefined ? {} : { guestId: cue.guest }),
  ...(cue.product === undefined ? {} : { productId: cue.product }),
  ...(cue.poll === undefined ? {} : { pollId: cue.poll }),
  ...(cue.text === undefined ? {} : { text: cue.text }),
  ...lookIn(cue),
});

const graphicOf = (context: ShowContext, cue: GraphicCue, world: CueWorld, due: EpochMs): GraphicState | null => {
  const since = bornAt(due, world.now);
  const life = lifespan(cue.lasts, since);
  const base = { id: graphicId(cue.graphic, cue.guest ?? cue.product ?? cue.poll ?? 'text', world.newId()), ...toldBy(cue) };
  // They come on and go off with the vote itself.
  if (cue.graphic === 'vote-bar' || cue.graphic === 'result') return null;
  if (cue.graphic === 'countdown') return { ...base, startsAt: world.now, until: 'time', endsAt: countdownEnd(context, cue, world.now) };
  if (cue.graphic === 'vote-question') return { ...base, ...questionTimes(context, cue.poll ?? '', world.now, life.endsAt ?? undefined) };
  if (isShortCode(cue)) return { ...base, startsAt: world.now, until: 'time', endsAt: since + codeLength(context.plan.compress) };
  // On the plan's beat, however busy the moment was: what follows it in the plan tells the price.
  const beat = cue.graphic === 'price-reveal' && cue.reveals !== undefined ? { revealsAt: due + cue.reveals } : {};
  if (cue.graphic !== 'lower-third') return { ...base, startsAt: world.now, ...life, ...beat };
  if (cue.guest === undefined || approvedGuest(context, cue.guest) === null) return null;
  return { ...base, until: 'time', ...lowerThirdTimes(context, world.now, lengthAsked(cue.lasts)) };
};

/** An offer that runs goes on to the end it was announced with; showing it again does not make it longer. */
const offerFacts = (
  context: ShowContext,
  cue: Extract<PlannedCue, { kind: 'offer' }>,
  world: CueWorld,
  due: EpochMs,
): readonly FactBody[] => {
  const since = bornAt(due, world.now);
  const ends = context.plan.products[cue.product]?.offerEnds;
  const asWritten = ends === undefined ? lifespan(cue.lasts, since) : { until: 'time' as const, endsAt: since + ends };
  const running = offerEnd(context, cue.product, world.now);
  const life = running === null ? asWritten : { until: 'time' as const, endsAt: running };
  const base = { startsAt: world.now, by: `cue:${cue.id}`, productId: cue.product, ...life };
  const card: FactBody = {
    type: 'graphic.on',
    graphic: {
      ...base,
      id: graphicId('product-card', cue.product, world.newId()),
      kind: 'product-card',
      ...(life.endsAt === null ? {} : { offerEndsAt: life.endsAt }),
    },
  };
  if (life.endsAt === null) return [card];
  return [card, { type: 'graphic.on', graphic: { ...base, id: graphicId('countdown', cue.product, world.newId()), kind: 'countdown' } }];
};

type ClipCue = Pick<Extract<PlannedCue, { kind: 'clip' }>, 'clip' | 'transition'>;

export const clipFacts = (context: ShowContext, cue: ClipCue, world: Pick<CueWorld, 'now'>): readonly FactBody[] => {
  const clip = context.plan.clips[cue.clip];
  if (!clip) return [];
  // A clip started out of another goes back to where the first one came from.
  const backTo = context.clip?.backTo ?? onAirRun(context)?.shotId ?? clip.shot;
  return [
    { type: 'clip.started', clipId: clip.id, endsAt: world.now + (clip.out - clip.in), backTo },
    { type: 'shot.cut', shotId: clip.shot, cause: 'clip', transition: cue.transition ?? context.plan.defaults.transition },
  ];
};

const deeds = (context: ShowContext, cue: PlannedCue, world: CueWorld, due: EpochMs): readonly FactBody[] => {
  switch (cue.kind) {
    case 'shot':
      return [{ type: 'shot.cut', shotId: cue.shot, cause: 'cue', transition: cue.transition ?? context.plan.defaults.transition }];
    case 'clip':
      return clipFacts(context, cue, world);
    case 'graphic': {
      const graphic = graphicOf(context, cue, world, due);
      return graphic ? [{ type: 'graphic.on', graphic }] : [];
    }
    case 'offer':
      return offerFacts(context, cue, world, due);
    case 'poll':
      return [callFact(context.plan, world, cue.poll, world.now)];
    case 'station-break':
      return [
        ...(context.frozenSince === null ? [] : [{ type: 'clock.resumed' } as const]),
        { type: 'break.started', endsAt: world.now + cue.length },
      ];
    case 'audio':
    case 'prompt':
      return [];
  }
};

/** @param due when it should have fired; a cue that is fired by hand is due now */
export const cueFacts = (context: ShowContext, cue: PlannedCue, world: CueWorld, due: EpochMs = world.now): readonly FactBody[] => {
  const run = onAirRun(context);
  const late = world.now - due;
  const fired: FactBody = {
    type: 'cue.fired',
    cueRunId: world.newId(),
    cueId: cue.id,
    ...lifespan(cue.lasts, bornAt(due, world.now)),
    ...(late > lateAfter ? { late } : {}),
    ...(cue.kind === 'shot' && 'for' in cue.lasts && run ? { backTo: run.shotId } : {}),
  };
  return [fired, ...deeds(context, cue, world, due)];
};

/** A take, and the vote of its segment made ready. */
export const takeFacts = (
  context: ShowContext,
  take: Extract<FactBody, { type: 'segment.taken' | 'show.adopted' }>,
): readonly FactBody[] => {
  const { poll } = segmentOf(context, take.segmentId);
  return poll !== undefined && context.polls[poll]?.phase === 'idle' ? [take, { type: 'poll.armed', pollId: poll }] : [take];
};
