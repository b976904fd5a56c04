/**
 * On air, what comes next and how long it is are the chair's: an edit by anybody else that would change either is refused with the
 * way out. What it would change is found by doing it. Edits further down stay free.
 */
import type { Command } from '../../contract/commands.ts';
import { say } from '../../contract/sayings.ts';
import { applyFact, isOnAir, type Show } from '../show.ts';
import { onAirRun, plannedOf, type ShowContext } from '../show-state.ts';
import { type Decision, type Handler, refuse, type World } from './world.ts';

const proposable: ReadonlySet<Command['type']> = new Set(['segment.skip', 'segment.insert', 'segment.move', 'segment.retime']);

const isChanged = (before: ShowContext, after: ShowContext): boolean => {
  if (before.next !== after.next) return true;
  const ids = [before.next, onAirRun(before)?.segmentId].filter((id) => typeof id === 'string');
  return ids.some((id) => plannedOf(before, id) !== plannedOf(after, id));
};

const forTheChair = (type: Command['type'], chair: string | null): Decision => {
  if (chair === null) return refuse('not-the-chair', say('next-needs-chair'));
  return refuse('not-the-chair', say(proposable.has(type) ? 'chairs-next-propose' : 'chairs-next-ask', { name: chair }));
};

const fold = (show: Show, decision: Extract<Decision, { facts: unknown }>, { now, who }: World): Show =>
  decision.facts.reduce((after, body) => applyFact(after, { ...body, at: now, by: who.id }), show);

/** The handler of an edit, for everybody; for all but the chair without what is the chair's. */
export const sparingNext =
  <T extends Command['type']>(handler: Handler<T>): Handler<T> =>
  (command, show, world) => {
    const decision = handler(command, show, world);
    const { chair } = show.context;
    if ('refusal' in decision || !isOnAir(show) || chair?.operatorId === world.who.id) return decision;
    const after = fold(show, decision, world);
    return isChanged(show.context, after.context) ? forTheChair(command.type, chair?.name ?? null) : decision;
  };
