/**
 * Calling a vote: its rules go to the phones' door, and only when the door has them in its signed log is the vote open.
 *
 * Rules name the moment at which the vote opens, and the door refuses them after it. Then the vote is called again, with more time
 * each time; after a few seconds it is given up, because a vote that opens long after its moment is not the one that was asked for.
 */
import type { OpenAnswer, PollRules } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FactBody } from './facts.ts';
import type { Plan } from './plan.ts';
import { closingFacts } from './poll-closing.ts';
import { type PartOf, rulesFor } from './poll-rules.ts';
import type { Call } from './poll-state.ts';
import type { PollState } from './show-state.ts';

/** Between the call and the first ballot: time for the rules to be on the phones' door's disk. */
export const pollLead: Ms = 400;
/** The same for each further call: whatever made the one before late may last. */
const leadsAgain: readonly Ms[] = [1000, 2500];
/** A vote that was called longer ago than this is not called again by itself. */
const patience: Ms = 5000;

type Length = { readonly window?: Ms | undefined; readonly openEnded?: boolean | undefined };

/** @throws when the plan has no such poll */
export const callFact = (plan: Plan, partOf: PartOf, pollId: string, now: EpochMs, length?: Length): FactBody => ({
  type: 'poll.called',
  pollId,
  rules: rulesFor(plan, partOf, pollId, now + pollLead, length),
});

const movedTo = (rules: PollRules, opensAt: EpochMs): PollRules => {
  const by = opensAt - rules.opensAt;
  return {
    ...rules,
    opensAt,
    endsAt: rules.endsAt + by,
    windows: rules.windows.map((window) => ({
      ...window,
      opensAt: window.opensAt + by,
      endsAt: window.endsAt + by,
      closesAt: window.closesAt + by,
    })),
  };
};

const calledAgain = (pollId: string, { rules, since, tries }: Call, now: EpochMs): FactBody => {
  const lead = now - since > patience ? undefined : leadsAgain[tries - 1];
  return lead === undefined
    ? { type: 'poll.uncalled', pollId, reason: 'its rules reached the phones’ door too late' }
    : { type: 'poll.called', pollId, rules: movedTo(rules, now + lead) };
};

/**
 * What follows from what the door says about the rules of a called poll; nothing when it is not called any more.
 * A vote that opens late is at once where its windows have brought it: it never stands open past its end.
 */
export const answeredFacts = (pollId: string, { phase, called }: PollState, answer: OpenAnswer, now: EpochMs): readonly FactBody[] => {
  if (!called) return [];
  if (phase === 'void') {
    const reason = answer === 'taken' ? 'it is void at the phones’ door too' : 'the phones’ door never had it';
    return [{ type: 'poll.uncalled', pollId, reason }];
  }
  const { rules } = called;
  if (answer === 'taken') return [{ type: 'poll.opened', pollId, rules }, ...closingFacts(pollId, 'open', rules, now)];
  if (answer === 'other-rules') return [{ type: 'poll.uncalled', pollId, reason: 'the phones’ door holds other rules for it' }];
  return [calledAgain(pollId, called, now)];
};
