/**
 * The end that was asked for and has not come: what brings it, and what puts it off. Whoever takes, opens a vote or goes to a break
 * has a show that goes on, and keeps it on air with that.
 *
 * Only an evening in earnest is asked for its end; before air, and in a rehearsal, nothing is lost by ending at once.
 */
import { type Finishing, finishAfter } from '../contract/finishing.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Fact, FactBody, FactOf } from './facts.ts';
import type { Patch, ShowContext } from './show-state.ts';

/** Later than this nobody had the time that they were told they had. */
const lateAfter: Ms = 2000;

export const foldAsked = (fact: FactOf<'end.asked'>): Patch => ({
  finishing: { endsAt: fact.endsAt, by: fact.by, reason: fact.reason ?? null },
});
export const foldPutOff = ({ finishing }: ShowContext, { endsAt }: FactOf<'end.putOff'>): Patch => ({
  finishing: finishing && { ...finishing, endsAt },
});

/** It is asked for once, and put off or taken back while it is asked for. */
export const canFinish = ({ finishing }: ShowContext, fact: Fact): boolean =>
  fact.type === 'end.asked' ? finishing === null : finishing !== null;

const askedAgain = (now: EpochMs): FactBody => ({ type: 'end.putOff', endsAt: now + finishAfter });

const dueFacts = ({ endsAt }: Finishing, now: EpochMs): readonly FactBody[] => {
  if (endsAt > now) return [];
  return now - endsAt > lateAfter ? [askedAgain(now)] : [{ type: 'episode.ended' }];
};

/** @param isRestart the server was away for some of the time: whoever wanted to take it back gets all of it again */
export const finishFacts = ({ finishing }: ShowContext, now: EpochMs, isRestart = false): readonly FactBody[] => {
  if (finishing === null) return [];
  return isRestart ? [askedAgain(now)] : dueFacts(finishing, now);
};
