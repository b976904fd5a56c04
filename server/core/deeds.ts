/** Deeds that time brings about, one after the other, each on the show that the ones before have left. */
import type { CueWorld } from './cue-facts.ts';
import type { FactBody } from './facts.ts';
import type { PlannedCue } from './plan.ts';
import { applyFact, type Show } from './show.ts';

export type Deed = (show: Show, world: CueWorld) => readonly FactBody[];

/** What was done, and the show that it left. */
type Done = { readonly facts: readonly FactBody[]; readonly after: Show };
/** Several deeds that have been folded already: nobody folds them again. */
export type DeedsInTurn = (show: Show, world: CueWorld) => Done;

const isDone = (done: readonly FactBody[] | Done): done is Done => 'after' in done;
const fold = (show: Show, facts: readonly FactBody[], world: CueWorld): Show =>
  facts.reduce((before, body) => applyFact(before, { ...body, at: world.now, by: 'clock' }), show);

/** Does one deed after the other, each on the show that the ones before have left. */
export const doneInTurn = (deeds: readonly (Deed | DeedsInTurn)[], show: Show, world: CueWorld): Done => {
  let after = show;
  const facts = deeds.flatMap((deed) => {
    const done = deed(after, world);
    after = isDone(done) ? done.after : fold(after, done, world);
    return isDone(done) ? done.facts : done;
  });
  return { facts, after };
};

export const inTurn = (deeds: readonly (Deed | DeedsInTurn)[], show: Show, world: CueWorld): readonly FactBody[] =>
  doneInTurn(deeds, show, world).facts;

export const missed = (cue: PlannedCue, why: string, world: CueWorld): readonly FactBody[] => [
  { type: 'cue.missed', cueRunId: world.newId(), cueId: cue.id, why },
];
