/** Whether whoever pressed saw the show as it is: what is on air, and what is next. If not, they are told what changed. */
import type { RefusalCode } from '../../contract/commands.ts';
import { type SayingId, say, sentence } from '../../contract/sayings.ts';
import { textIn } from '../../contract/units.ts';
import type { Show } from '../show.ts';
import { onAirRun, type ShowContext } from '../show-state.ts';
import { type Decision, refuse, type World } from './world.ts';

/** Screens name the segments in their own language; the record has them in English. */
export const refuseNaming = (
  code: RefusalCode,
  { plan }: ShowContext,
  id: SayingId,
  segments: Readonly<Record<string, string>>,
): Decision => {
  const titles = Object.entries(segments).map(([slot, segment]) => [slot, textIn(plan.segments[segment]?.title ?? segment, 'en')]);
  return { refusal: { code, message: sentence({ id, values: Object.fromEntries(titles) }), said: { id, values: segments } } };
};
const stale = (context: ShowContext, id: SayingId, segments: Readonly<Record<string, string>>): Decision =>
  refuseNaming('stale', context, id, segments);

/** The second press of one's own double press was nobody else's doing. */
const tookYourself = ({ context }: Show, world: World, believesOnAir: string | null): Decision | undefined => {
  const run = onAirRun(context);
  const before = context.runs.at(-2)?.id ?? null;
  if (!run || run.by !== world.who.name || believesOnAir !== before) return undefined;
  return stale(context, 'took-yourself', { segment: run.segmentId });
};

export const onAirAsBelieved = (show: Show, world: World, believesOnAir: string | null): Decision | undefined =>
  believesOnAir === (onAirRun(show.context)?.id ?? null)
    ? undefined
    : (tookYourself(show, world, believesOnAir) ?? refuse('stale', say('air-changed')));

/** Of a deed that is meant for the segment on air. Undefined is a hand that sees none: nothing is compared. */
export const onAirAsSeen = (show: Show, world: World, believesOnAir: string | null | undefined): Decision | undefined =>
  believesOnAir === undefined ? undefined : onAirAsBelieved(show, world, believesOnAir);

/** A take puts on air what its button named, or nothing. Undefined is a hand that sees no NEXT. */
export const nextAsBelieved = ({ context }: Show, believesNext: string | null | undefined): Decision | undefined => {
  const { next } = context;
  if (believesNext === undefined || believesNext === next) return undefined;
  if (next === null) return stale(context, 'next-is-none', { saw: believesNext ?? '' });
  if (believesNext === null) return stale(context, 'next-is-there', { segment: next });
  return stale(context, 'next-changed', { segment: next, saw: believesNext });
};
