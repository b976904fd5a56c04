/** When two sets of a poll's rules are the same poll, and when one only ends later than the other. */
import type { PollRules } from '../contract/audience.ts';

/** Later, or the same: no window of `next` is earlier than that of `old`, and no path came or went. */
export const isExtension = (old: PollRules, next: PollRules): boolean =>
  next.opensAt === old.opensAt &&
  next.endsAt >= old.endsAt &&
  next.split === old.split &&
  next.windows.length === old.windows.length &&
  old.windows.every((window) =>
    next.windows.some((one) => one.path === window.path && one.opensAt === window.opensAt && one.closesAt >= window.closesAt),
  );

/** True when the door has exactly these rules, perhaps with a later end: asking again changes nothing. */
export const isSameOrExtended = (asked: PollRules, held: PollRules): boolean =>
  isExtension(asked, held) && JSON.stringify(asked) === JSON.stringify(withTimesOf(held, asked));

/** The rules as they were, with the ends of `times`. */
export const withTimesOf = (rules: PollRules, times: PollRules): PollRules => ({
  ...rules,
  endsAt: times.endsAt,
  windows: times.windows,
  ruleVersion: times.ruleVersion,
});
