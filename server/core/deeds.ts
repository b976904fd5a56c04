/** Deeds that time brings about, one after the other, each on the show that the ones before have left. */
import type { CueWorld } from './cue-facts.ts';
import type { FactBody } from './facts.ts';
import type { PlannedCue } from './plan.ts';
import { applyFact, type Show } from './show.ts';

export type Deed = (show: Show, world: CueWorld) => readonly FactBody[];

/** Does one deed after the other, each on the show that the ones before have left. */
export const inTurn = (deeds: readonly Deed[], show: Show, world: CueWorld): readonly FactBody[] => {
  let after = show;
  return deeds.flatMap((deed) => {
    const facts = deed(after, world);
    after = facts.reduce((show, body) => applyFact(show, { ...body, at: world.now, by: 'clock' }), after);
    return facts;
  });
};

export const missed = (cue: PlannedCue, why: string, world: CueWorld): readonly FactBody[] => [
  { type: 'cue.missed', cueRunId: world.newId(), cueId: cue.id, why },
];
