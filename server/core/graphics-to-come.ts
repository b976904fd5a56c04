/**
 * What the next take would bring on by its cues: our own page builds it beforehand, unseen, so that the take need only show it.
 *
 * Only what is known before: figures, ends and results come when it is on. Nothing here is on air, or sure to come.
 */
import type { GraphicData, GraphicOn } from '../contract/graphics.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { toldBy } from './cue-facts.ts';
import type { GraphicState } from './facts.ts';
import { graphicsOf, type Links } from './graphics.ts';
import type { PlannedCue } from './plan.ts';
import type { ShowContext } from './show-state.ts';

const most = 6;
/** All that these tell, but for figures, is known before they are on. */
const foreseeable: ReadonlySet<GraphicData['kind']> = new Set(['product-card', 'lower-third', 'label', 'sales-ticker']);
/** Of a segment, what comes on with its take or so soon after. */
const soon: Ms = 10_000;

const isSoon = ({ trigger }: PlannedCue): boolean => trigger.on === 'take' || (trigger.on === 'after' && trigger.at <= soon);

const pretended = (cue: PlannedCue, now: EpochMs): GraphicState | null => {
  const base = { id: `to-come:${cue.id}`, startsAt: now, endsAt: null, until: 'segment' } as const;
  if (cue.kind === 'offer') return { ...base, by: `cue:${cue.id}`, kind: 'product-card', productId: cue.product };
  return cue.kind === 'graphic' && foreseeable.has(cue.graphic) ? { ...base, ...toldBy(cue) } : null;
};

const broughtByNext = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicOn[] => {
  const cues = context.plan.segments[context.next ?? '']?.cues ?? [];
  const graphics = cues.filter(isSoon).flatMap((cue) => pretended(cue, now) ?? []);
  return graphicsOf({ ...context, graphics }, now, links);
};

/** Without their times and ids: whoever shows them later has those. */
export const graphicsToCome = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicData[] =>
  broughtByNext(context, now, links)
    .map(({ data }) => data)
    .slice(0, most);

/** The same for people who look at what is next, standing still. */
export const foreseenGraphics = (context: ShowContext, now: EpochMs, links: Links): readonly GraphicOn[] =>
  broughtByNext(context, now, links)
    .slice(0, most)
    .map((one) => ({ ...one, startsAt: 0, endsAt: null }));
