/**
 * A poll's rules, fixed before it opens, and what its count decides.
 * Each path sees the picture `delay` late, so its window opens and closes that much later.
 */
import type { Count, PathWindow, PollRules } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Plan, PlannedPoll } from './plan.ts';

/** Rises when the meaning of windows or of the decision changes; stored with every poll. */
export const ruleVersion = 1;

const windowsOf = (plan: Plan, poll: PlannedPoll, opensAt: EpochMs, endsAt: EpochMs): readonly PathWindow[] =>
  poll.paths.flatMap((id) => {
    const path = plan.paths[id];
    if (!path?.votes) return [];
    return [
      {
        path: id,
        delay: path.delay,
        opensAt: opensAt + path.delay - path.tolerance,
        endsAt: endsAt + path.delay,
        closesAt: endsAt + path.delay + path.tolerance + plan.defaults.grace,
      },
    ];
  });

/** @throws when the plan has no such poll */
export const rulesFor = (plan: Plan, activationId: string, pollId: string, opensAt: EpochMs, window?: Ms): PollRules => {
  const poll = plan.polls[pollId];
  if (!poll) throw new Error(`The plan has no poll ${pollId}.`);
  const endsAt = opensAt + (window ?? poll.window);
  return {
    pollId,
    activationId,
    question: poll.question,
    yea: poll.yea,
    nay: poll.nay,
    ...(poll.product === undefined ? {} : { product: poll.product }),
    opensAt,
    endsAt,
    windows: windowsOf(plan, poll, opensAt, endsAt),
    split: poll.split,
    quorum: poll.quorum,
    tie: poll.tie,
    ruleVersion,
  };
};

/** The same poll with every window ending `by` later. */
export const extended = (rules: PollRules, by: Ms): PollRules => ({
  ...rules,
  endsAt: rules.endsAt + by,
  windows: rules.windows.map((window) => ({ ...window, endsAt: window.endsAt + by, closesAt: window.closesAt + by })),
});

export type Verdict = 'yea' | 'nay' | 'chair' | 'no-quorum';

export const verdictOf = (rules: Pick<PollRules, 'quorum' | 'tie'>, count: Pick<Count, 'yea' | 'nay'>): Verdict => {
  if (count.yea + count.nay < rules.quorum) return 'no-quorum';
  if (count.yea === count.nay) return rules.tie;
  return count.yea > count.nay ? 'yea' : 'nay';
};
