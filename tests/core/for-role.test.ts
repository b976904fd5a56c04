/** Who sees the split of a vote, and when. */
import { describe, expect, it } from 'vitest';
import { CommandSchema, Role } from '../../server/contract/commands.ts';
import type { PollPhase, PollRow } from '../../server/contract/views.ts';
import { mayAsk } from '../../server/contract/who-may.ts';
import { figuresFor, viewFor } from '../../server/core/for-role.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';
import { allOf } from '../fakes/sample-votes.ts';

const noon = 1_796_000_000_000;
const view = sampleView(noon);
const figures = sampleFigures(noon);
const id = 'poll-apples';

const shownIn = (phase: PollPhase, split: PollRow['split'] = 'hidden') => {
  const count = {
    ...{ pollId: id, activationId: 'act-sample', revision: 1, yea: 777_001, nay: 777_002, perPath: {}, ballots: 1_554_003, at: noon },
    ...{ perTier: allOf(777_001, 777_002), final: true },
  };
  // The rule for a tie is no secret: here it is not the word that is looked for.
  const polls = view.polls
    .slice(0, 1)
    .map((row): PollRow => ({ ...row, id, phase, split, tie: 'chair', counted: count, decision: 'nay', verdict: 'nay' }));
  return Role.options.filter((role) => {
    const told = [viewFor({ ...view, polls }, role), figuresFor({ ...figures, polls: {}, counts: { [id]: count } }, polls, role)];
    return /77700[12]|:"nay"/.test(JSON.stringify(told.map((one) => ('polls' in one ? { ...one, log: [], graphics: [] } : one))));
  });
};

describe('the split of a vote', () => {
  it('[V10] that is hidden is the vote position’s and the auditor’s while anyone can still vote', () => {
    for (const phase of ['open', 'closing'] as const) expect(shownIn(phase)).toEqual(['vote', 'auditor']);
  });

  it('[V10] that is hidden is also the director’s after the last close, who may verify it, and nobody else’s before the reveal', () => {
    for (const phase of ['counting', 'verified', 'deferred', 'void'] as const)
      expect(shownIn(phase)).toEqual(['director', 'vote', 'auditor']);
  });

  it('is everybody’s once it is revealed, or when viewers see it too', () => {
    expect(shownIn('revealed')).toEqual(Role.options);
    expect(shownIn('open', 'shown')).toEqual(Role.options);
  });
});

it('[C6] the auditor watches and presses nothing', () => {
  for (const { shape } of CommandSchema.options) expect(mayAsk('auditor', { type: shape.type.value, graphic: 'lower-third' })).toBe(false);
});

it('what looks wrong with the votes, the passes and the log are told to the vote position, the auditor and the director', () => {
  const voting = { anomalies: [], issuance: null, checkpoint: null, manualAllowed: false };
  const told = Role.options.filter((role) => viewFor({ ...view, voting }, role).voting !== null);
  expect(told).toEqual(['director', 'vote', 'auditor']);
});
