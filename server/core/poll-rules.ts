/**
 * A poll's rules, fixed before it opens, and what its count decides.
 * Each path sees the picture `delay` late, so its window opens and closes that much later.
 */
import type { Count, PathWindow, PollRules, SharedPicture } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Plan, PlannedPoll } from './plan.ts';

/** Rises when the meaning of windows or of the decision changes; stored with every poll. */
export const ruleVersion = 2;

/** An open-ended vote that nobody closes ends by itself after this. */
const openEndedAtMost: Ms = 600_000;

const windowsOf = (plan: Plan, poll: PlannedPoll, opensAt: EpochMs, endsAt: EpochMs): readonly PathWindow[] =>
  poll.paths.flatMap((id) => {
    const path = plan.paths[id];
    if (!path?.votes) return [];
    return [
      {
        path: id,
        name: path.name,
        delay: path.delay,
        opensAt: opensAt + path.delay - path.tolerance,
        endsAt: endsAt + path.delay,
        closesAt: endsAt + path.delay + path.tolerance + plan.defaults.grace,
      },
    ];
  });

/** The origin's own picture: whoever has no keyed station of their own sees this one, with its codes burnt in. */
export const programPicture = 'program';

/** Which of these paths show which picture: a keyed station's is its own, every other path shares the program's. */
export const picturesOf = (plan: Plan, paths: readonly string[]): readonly SharedPicture[] => {
  const asked = new Set(paths);
  const keyed = Object.values(plan.stations).filter(({ delivery, path }) => delivery === 'overlay' && asked.has(path));
  const voting = keyed.filter(({ votes }) => votes !== false);
  const burntIn = new Set(Object.values(plan.stations).flatMap(({ delivery, path }) => (delivery === 'burnt-in' ? [path] : [])));
  const keyedPaths = new Set(keyed.map(({ path }) => path));
  const shared = paths.filter((path) => burntIn.has(path) || !keyedPaths.has(path));
  return [
    ...(shared.length === 0 ? [] : [{ id: programPicture, paths: shared }]),
    ...voting.map(({ id, path }) => ({ id, paths: [path] })),
  ];
};

/** What a vote belongs to: it stands in its rules, and so in the signed log. */
export type PartOf = Pick<PollRules, 'activationId' | 'kind'>;

/** @throws when the plan has no such poll */
export const rulesFor = (
  plan: Plan,
  { activationId, kind }: PartOf,
  pollId: string,
  opensAt: EpochMs,
  { window, openEnded = false }: { readonly window?: Ms | undefined; readonly openEnded?: boolean | undefined } = {},
): PollRules => {
  const poll = plan.polls[pollId];
  if (!poll) throw new Error(`The plan has no poll ${pollId}.`);
  const endsAt = opensAt + (openEnded ? openEndedAtMost : (window ?? poll.window));
  const windows = windowsOf(plan, poll, opensAt, endsAt);
  return {
    pollId,
    activationId,
    ...(kind === undefined ? {} : { kind }),
    question: poll.question,
    yea: poll.yea,
    nay: poll.nay,
    ...(poll.product === undefined ? {} : { product: poll.product }),
    opensAt,
    endsAt,
    windows,
    split: poll.split,
    quorum: poll.quorum,
    tie: poll.tie,
    contingency: poll.contingency,
    pictures: picturesOf(
      plan,
      windows.map(({ path }) => path),
    ),
    openEnded,
    ruleVersion,
  };
};

/** The same poll with every window ending `by` later; negative: earlier. */
export const extended = (rules: PollRules, by: Ms): PollRules => ({
  ...rules,
  endsAt: rules.endsAt + by,
  windows: rules.windows.map((window) => ({ ...window, endsAt: window.endsAt + by, closesAt: window.closesAt + by })),
});

/** An extension must be announced before the viewers of the fastest path have this little left. */
const announcedBefore: Ms = 10_000;

/** Until when the end of this vote can be moved on. A vote shorter than twice the warning: in its first half. */
export const extendUntil = ({ opensAt, endsAt, windows }: PollRules): EpochMs => {
  const firstEnd = windows.length === 0 ? endsAt : Math.min(...windows.map((window) => window.endsAt));
  return firstEnd - Math.min(announcedBefore, (endsAt - opensAt) / 2);
};

/** An open-ended vote whose end is announced now; undefined when it ends before that anyway. */
export const endingAt = (rules: PollRules, endsAt: EpochMs): PollRules | undefined =>
  endsAt < rules.endsAt ? { ...extended(rules, endsAt - rules.endsAt), openEnded: false } : undefined;

export type Verdict = 'yea' | 'nay' | 'chair' | 'no-quorum';

export const verdictOf = (rules: Pick<PollRules, 'quorum' | 'tie'>, count: Pick<Count, 'yea' | 'nay'>): Verdict => {
  if (count.yea + count.nay < rules.quorum) return 'no-quorum';
  if (count.yea === count.nay) return rules.tie;
  return count.yea > count.nay ? 'yea' : 'nay';
};
