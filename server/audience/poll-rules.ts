/** When two sets of a poll's rules are the same poll, and when one only ends later than the other. */
import type { PollRules } from '../contract/audience.ts';

/** Later, or the same: no window of `next` is earlier than that of `old`, and no path came or went. */
export const isExtension = (old: PollRules, next: PollRules): boolean =>
  next.opensAt === old.opensAt &&
  next.endsAt >= old.endsAt &&
  next.split === old.split &&
  next.openEnded === old.openEnded &&
  sameWindows(old, next, ({ path, opensAt, closesAt }) =>
    next.windows.some((one) => one.path === path && one.opensAt === opensAt && one.closesAt >= closesAt),
  );

/** “Closing in ten seconds”, once: every window of an open-ended vote ends by the same time earlier. */
export const isClosing = (old: PollRules, next: PollRules): boolean => {
  const by = old.endsAt - next.endsAt;
  const isEarlier = ({ path, opensAt, closesAt }: PollRules['windows'][number]): boolean =>
    next.windows.some((one) => one.path === path && one.opensAt === opensAt && one.closesAt === closesAt - by);
  const isAllowed = old.openEnded && !next.openEnded && by > 0;
  return isAllowed && next.opensAt === old.opensAt && next.split === old.split && sameWindows(old, next, isEarlier);
};

const sameWindows = (old: PollRules, next: PollRules, matches: (window: PollRules['windows'][number]) => boolean): boolean =>
  next.windows.length === old.windows.length && old.windows.every(matches);

/** True when the door has exactly these rules, perhaps with a later end, or one that was announced since: asking again changes nothing. */
export const isSameOrExtended = (asked: PollRules, held: PollRules): boolean =>
  (isExtension(asked, held) || isClosing(asked, held)) && JSON.stringify(asked) === JSON.stringify(withTimesOf(held, asked));

/** The rules as they were, with the ends of `times`. */
export const withTimesOf = (rules: PollRules, times: PollRules): PollRules => ({
  ...rules,
  endsAt: times.endsAt,
  windows: times.windows,
  openEnded: times.openEnded,
  ruleVersion: times.ruleVersion,
});
