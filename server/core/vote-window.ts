/**
 * Who may vote from when until when: decided once, at the door, when a ballot arrives.
 *
 * A path has its own window (its picture is late by its delay). A viewer whose path is unknown, or
 * only claimed and not proved, is treated so that a claim buys nothing:
 * with the split hidden until the close, an unknown path has the whole time in which anyone may vote
 * (a late viewer is not cut off, and there is nothing to see that would help);
 * with a live bar, everyone unproved votes from T0 to T1 + grace.
 */
import type { PollRules } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

export type VoteWindow = { readonly opensAt: EpochMs; readonly endsAt: EpochMs; readonly closesAt: EpochMs };

/** `path` undefined: unknown. `proved`: the viewer has shown a code that only this path's picture carries. */
export type Watching = { readonly path: string | undefined; readonly proved: boolean };

/** The grace of these rules, taken back out of the narrowest window. Never negative. */
export const graceOf = (rules: PollRules): Ms => {
  const graces = rules.windows.map((window) => {
    const tolerance = rules.opensAt + window.delay - window.opensAt;
    return window.closesAt - window.endsAt - tolerance;
  });
  return Math.max(0, graces.length > 0 ? Math.min(...graces) : 0);
};

/** When the last eligible viewer can no longer vote: the count may become final after it. */
export const lastClose = (rules: PollRules): EpochMs => Math.max(rules.endsAt, ...rules.windows.map((window) => window.closesAt));

/** The window of a viewer; undefined when viewers of this path may not vote. */
export const windowOf = (rules: PollRules, watching: Watching): VoteWindow | undefined => {
  const own = rules.windows.find((window) => window.path === watching.path);
  if (watching.path !== undefined && !own) return undefined;
  if (rules.split === 'shown' && !watching.proved) {
    return { opensAt: rules.opensAt, endsAt: rules.endsAt, closesAt: rules.endsAt + graceOf(rules) };
  }
  if (own) return { opensAt: own.opensAt, endsAt: own.endsAt, closesAt: own.closesAt };
  return {
    opensAt: Math.min(rules.opensAt, ...rules.windows.map((window) => window.opensAt)),
    endsAt: Math.max(rules.endsAt, ...rules.windows.map((window) => window.endsAt)),
    closesAt: lastClose(rules),
  };
};

export type WindowDecision = 'in' | 'early' | 'closed' | 'not-eligible';

/** @param receivedAt epoch ms at the door; both ends of a window belong to it */
export const decideWindow = (rules: PollRules, watching: Watching, receivedAt: EpochMs): WindowDecision => {
  const window = windowOf(rules, watching);
  if (!window) return 'not-eligible';
  if (receivedAt < window.opensAt) return 'early';
  return receivedAt <= window.closesAt ? 'in' : 'closed';
};

/**
 * How much later than the origin a viewer sees a result.
 * @param delays every path's delay by its id; an unknown path has the longest
 */
export const resultDelay = (path: string | undefined, delays: Readonly<Record<string, Ms>>): Ms => {
  const own = path === undefined ? undefined : delays[path];
  return own ?? Math.max(0, ...Object.values(delays));
};
