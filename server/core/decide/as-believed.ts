/** Whether whoever pressed saw the show as it is: what is on air, and what is next. If not, they are told what changed. */
import { type LocalText, textIn } from '../../contract/units.ts';
import type { Show } from '../show.ts';
import { onAirRun, segmentOf } from '../show-state.ts';
import { type Decision, refuse, type World } from './world.ts';

const stale = () => refuse('stale', 'Someone changed what is on air since you last saw it. Look again, then press.');
const named = (title: LocalText | null): string => (title === null ? 'nothing' : `“${textIn(title, 'en')}”`);

/** The second press of one's own double press was nobody else's doing. */
const tookYourself = ({ context }: Show, world: World, believesOnAir: string | null): Decision | undefined => {
  const run = onAirRun(context);
  const before = context.runs.at(-2)?.id ?? null;
  if (!run || run.by !== world.who.name || believesOnAir !== before) return undefined;
  const what = segmentOf(context, run.segmentId).title;
  return refuse('stale', `You took ${named(what)} a moment ago: it is on air.`, { word: 'took-yourself', what });
};

export const onAirAsBelieved = (show: Show, world: World, believesOnAir: string | null): Decision | undefined =>
  believesOnAir === (onAirRun(show.context)?.id ?? null) ? undefined : (tookYourself(show, world, believesOnAir) ?? stale());

/** A take puts on air what its button named, or nothing. Undefined is a hand that sees no NEXT, such as a box without a display. */
export const nextAsBelieved = ({ context }: Show, believesNext: string | null | undefined): Decision | undefined => {
  if (believesNext === undefined || believesNext === context.next) return undefined;
  const titleOf = (id: string | null) => (id === null ? null : (context.plan.segments[id]?.title ?? id));
  const [is, saw] = [titleOf(context.next), titleOf(believesNext)];
  return refuse('stale', `NEXT is now ${named(is)}, not ${named(saw)}: look and press again.`, { word: 'next-is', is, saw });
};
