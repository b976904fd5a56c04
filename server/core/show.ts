/**
 * A show at one moment, and the only way it changes: a fact, folded by the show machine.
 *
 * Folding the same facts again gives the same show. A snapshot is this state without its plan;
 * it carries the machine's version and is thrown away when that differs.
 */
import { initialTransition, type SnapshotFrom } from 'xstate';
import type { Phase } from '../contract/views.ts';
import type { Fact } from './facts.ts';
import { foldBy } from './fold-by.ts';
import { withWritten } from './import-folds.ts';
import type { Plan } from './plan.ts';
import { withCopies } from './plan-copies.ts';
import { showMachine } from './show-machine.ts';
import type { ShowContext } from './show-state.ts';

export type Show = SnapshotFrom<typeof showMachine>;

/** Rises whenever a fold changes its meaning. */
export const machineVersion = '11';

export const newShow = (plan: Plan): Show => initialTransition(showMachine, { plan })[0];

/** May this fact happen now? */
export const allows = (show: Show, fact: Fact): boolean => show.can(fact);

/** @returns the show after the fact; the same show when the machine does not allow it here */
export const applyFact: (show: Show, fact: Fact) => Show = foldBy(showMachine);

export const phaseOf = (show: Show): Phase => {
  const value = show.value;
  if (typeof value === 'string') return value;
  return value.live === 'running' ? 'live' : value.live;
};

export const isOnAir = (show: Show): boolean => typeof show.value !== 'string';

export const packShow = (show: Show): string => {
  const { plan: _, ...memory } = show.context;
  return JSON.stringify({ value: show.value, memory });
};

/** @throws when the text is not a packed show of this version */
export const unpackShow = (plan: Plan, packed: string): Show => {
  const { value, memory } = JSON.parse(packed) as { value: Show['value']; memory: Omit<ShowContext, 'plan'> };
  return showMachine.resolveState({ value, context: { ...memory, plan: withWritten(withCopies(plan, memory.copies), memory.written) } });
};
