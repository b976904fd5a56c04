/**
 * Who may vote from when until when: decided once, at the door, when a ballot arrives. (Rule version 2.)
 *
 * A path has its own window (its picture is late by its delay). Paths that share a picture share its code, so nobody can
 * prove which of them it is: they are taken from the first of their windows to the last. Which of them a viewer names only
 * changes what their page counts down to.
 * A viewer who has proved nothing gains nothing by a claim: with the split hidden until the close they have the whole time in
 * which anyone may vote (a late viewer is not cut off, and there is nothing to see that would help); with a live bar
 * they vote from T0 to T1 + grace.
 */
import type { PathWindow, PollRules } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';

export type VoteWindow = {
  /** Ballots are taken from here … */
  readonly opensAt: EpochMs;
  /** … to here, both in it. */
  readonly closesAt: EpochMs;
  /** From when the page offers the vote: not before the viewer's own picture does. */
  readonly showsAt: EpochMs;
  /** What the page counts down to. */
  readonly endsAt: EpochMs;
};

/**
 * `path` undefined: unknown; `picture:<id>`: whoever proved a picture that several paths share.
 * `proved`: the viewer has shown a code that only this picture carries. `named`: the path the viewer says they watch.
 */
export type Watching = { readonly path: string | undefined; readonly proved: boolean; readonly named?: string | undefined };

const mark = 'picture:';
/** What a viewer's path is called who proved a picture and named no path. */
export const pathOfPicture = (picture: string): string => mark + picture;
export const pictureOfPath = (path: string | undefined): string | undefined =>
  path?.startsWith(mark) ? path.slice(mark.length) : undefined;

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

/** From the first of these windows to the last. */
const spanOf = (windows: readonly PathWindow[]): VoteWindow => {
  const opensAt = Math.min(...windows.map((window) => window.opensAt));
  return {
    opensAt,
    closesAt: Math.max(...windows.map((window) => window.closesAt)),
    showsAt: opensAt,
    endsAt: Math.max(...windows.map((window) => window.endsAt)),
  };
};

/** The whole time in which anyone may vote. */
const longest = (rules: PollRules): VoteWindow => {
  const { opensAt, endsAt } = rules;
  return spanOf([{ path: '', delay: 0, opensAt, endsAt, closesAt: endsAt }, ...rules.windows]);
};

/** The eligible windows of everyone who sees the same code. */
const windowsOfPicture = (rules: PollRules, path: string): readonly PathWindow[] => {
  const id = pictureOfPath(path);
  const picture = rules.pictures.find((one) => (id === undefined ? one.paths.includes(path) : one.id === id));
  return rules.windows.filter((window) => (picture ? picture.paths.includes(window.path) : window.path === path));
};

/** A window as the page of a viewer of this path shows it; ballots are taken as before. */
const shownFor = (window: VoteWindow, own: PathWindow | undefined): VoteWindow =>
  own ? { ...window, showsAt: own.opensAt, endsAt: own.endsAt } : window;

/** The window of a viewer; undefined when viewers of this path may not vote. */
export const windowOf = (rules: PollRules, { path, proved, named }: Watching): VoteWindow | undefined => {
  const find = (id: string | undefined) => rules.windows.find((window) => window.path === id);
  const shared = path === undefined ? [] : windowsOfPicture(rules, path);
  const own = find(path);
  if (path !== undefined && !own && (pictureOfPath(path) === undefined || shared.length === 0)) return undefined;
  if (!proved || path === undefined) {
    const { opensAt, endsAt } = rules;
    if (rules.split === 'shown') return { opensAt, showsAt: opensAt, endsAt, closesAt: endsAt + graceOf(rules) };
    return shownFor(longest(rules), find(named) ?? own);
  }
  return shownFor(spanOf(shared), shared.find((window) => window.path === named) ?? own);
};

export type WindowDecision = 'in' | 'early' | 'closed' | 'not-eligible';

/** @param receivedAt epoch ms at the door; both ends of a window belong to it */
export const decideWindow = (rules: PollRules, watching: Watching, receivedAt: EpochMs): WindowDecision => {
  const window = windowOf(rules, watching);
  if (!window) return 'not-eligible';
  if (receivedAt < window.opensAt) return 'early';
  return receivedAt <= window.closesAt ? 'in' : 'closed';
};

/** Two comparisons a vote. `path` is a path's number, 0…255; `proved` as in `Watching`. */
export type WindowTable = { decide(path: number, proved: boolean, receivedAt: EpochMs): WindowDecision };

/**
 * Every window of these rules by the number of a path: made when rules are adopted, for `decideWindow` on every vote.
 * @param pathOf the path of a number; a number without one (other than 255, unknown) belongs to no eligible path
 */
export const createWindowTable = (rules: PollRules, pathOf: (number: number) => string | undefined): WindowTable => {
  const opens = new Float64Array(512).fill(Number.POSITIVE_INFINITY);
  const closes = new Float64Array(512);
  for (let number = 0; number <= 255; number += 1) {
    const path = pathOf(number);
    if (path === undefined && number !== 255) continue;
    for (const proved of [false, true]) {
      const window = windowOf(rules, { path, proved });
      const place = number * 2 + Number(proved);
      opens[place] = window?.opensAt ?? Number.POSITIVE_INFINITY;
      closes[place] = window?.closesAt ?? 0;
    }
  }
  return {
    decide(path, proved, receivedAt) {
      const place = path * 2 + Number(proved);
      const opensAt = opens[place] ?? Number.POSITIVE_INFINITY;
      if (receivedAt < opensAt) return opensAt === Number.POSITIVE_INFINITY ? 'not-eligible' : 'early';
      return receivedAt <= (closes[place] ?? 0) ? 'in' : 'closed';
    },
  };
};

/**
 * How much later than the origin a viewer sees a result.
 * @param delays every path's delay by its id, and a shared picture's by `picture:<id>`; an unknown path has the longest
 */
export const resultDelay = (path: string | undefined, delays: Readonly<Record<string, Ms>>): Ms => {
  const own = path === undefined ? undefined : delays[path];
  return own ?? Math.max(0, ...Object.values(delays));
};
