/**
 * What the next take would bring on by its cues: our own page builds it beforehand, unseen, so that the take need only show it.
 *
 * Only what is known before: figures, ends and results come when it is on. Nothing here is on air, or sure to come.
 */
import type { GraphicData, GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { GraphicState } from './facts.ts';
import { graphicsOf, type Links } from './graphics.ts';
import type { PlannedCue } from './plan.ts';
import type { ShowContext } from './show-state.ts';

const most = 4;
/** Of a segment, what comes on with its take or so soon after. */
const soon: Ms = 10_000;

const isSoon = ({ trigger }: PlannedCue): boolean => trigger.on === 'take' || (trigger.on === 'after' && trigger.at <= soon);

const pretended = (cue: PlannedCue, now: EpochMs): GraphicState | null => {
  const base = { id: `to-come:${cue.id}`, by: `cue:${cue.id}`, startsAt: now, endsAt: null, until: 'segment' } as const;
  if (cue.kind === 'offer') return { ...base, kind: 'product-card', productId: cue.product };
  if (cue.kind !== 'graphic') return null;
  if (cue.graphic === 'product-card' && cue.product !== undefined) return { ...base, kind: cue.graphic, productId: cue.product };
  return cue.graphic === 'lower-third' && cue.guest !== undefined ? { ...base, kind: cue.graphic, guestId: cue.guest } : null;
};

const broughtByNext = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicOn[] => {
  const cues = context.plan.segments[context.next ?? '']?.cues ?? [];
  const graphics = cues.filter(isSoon).flatMap((cue) => pretended(cue, now) ?? []);
  return graphicsOf({ ...context, graphics }, now, links);
};

/** Without their times and ids: whoever shows them later has those. */
export const graphicsToCome = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicData[] =>
  broughtByNext(context, now, links)
    .flatMap(({ data }) => (data.kind === 'label' ? [] : [data]))
    .slice(0, most);

/** The same for people who look at what is next, standing still and with the labels that go with it. */
export const foreseenGraphics = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicOn[] =>
  broughtByNext(context, now, links)
    .slice(0, 2 * most)
    .map((one) => ({ ...one, startsAt: 0, endsAt: null }));
