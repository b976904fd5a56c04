/** How local breaks, planned and as they come, change what the show remembers. A bounded list for each station. */
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { EpochMs } from '../contract/units.ts';
import { outNow } from './away.ts';
import type { Fact, FactOf } from './facts.ts';
import { breaksOf, delayTo, type LocalBreaks } from './local-breaks.ts';
import type { Plan } from './plan.ts';
import type { Patch, ShowContext } from './show-state.ts';

/** Planned ones of a station at one time: more cannot be planned. */
export const mostPlanned = 12;
const endedKept = 3;

export const breakFacts = [
  'localBreak.planned',
  'localBreak.dropped',
  'localBreak.started',
  'localBreak.rejoining',
  'localBreak.ended',
] as const;
type BreakFact = FactOf<(typeof breakFacts)[number]>;

/** What comes first stands first; what is not fixed yet stands last; of those that are over only the last few stay. */
const inOrder = (breaks: readonly LocalBreak[]): readonly LocalBreak[] => {
  const ended = breaks.filter(({ state }) => state === 'ended').slice(-endedKept);
  const coming = breaks.filter(({ state }) => state !== 'ended');
  const of = ({ leavesAt }: LocalBreak) => leavesAt ?? Number.POSITIVE_INFINITY;
  return [...ended, ...coming.sort((a, b) => (of(a) === of(b) ? 0 : of(a) - of(b)))];
};

const until = (leavesAt: EpochMs | null, length: number | null): EpochMs | null =>
  leavesAt === null || length === null ? null : leavesAt + length;

const over = (one: LocalBreak, at: EpochMs): LocalBreak => ({ ...one, state: 'ended', rejoinsAt: Math.min(at, one.rejoinsAt ?? at) });

const started = (breaks: readonly LocalBreak[], { breakId, leavesAt, rejoinsAt }: FactOf<'localBreak.started'>): readonly LocalBreak[] => {
  const length = rejoinsAt === null ? null : rejoinsAt - leavesAt;
  const fresh: LocalBreak = { id: breakId, state: 'started', withShow: false, leavesAt, rejoinsAt, length };
  // Only one at a time: the new one goes on for as long as both would.
  const others = breaks.map((one) => (one.state === 'started' && one.id !== breakId ? over(one, leavesAt) : one));
  if (!others.some(({ id }) => id === breakId)) return [...others, fresh];
  return others.map((one) => (one.id === breakId ? { ...fresh, withShow: one.withShow } : one));
};

const changed = (breaks: readonly LocalBreak[], fact: BreakFact): readonly LocalBreak[] => {
  switch (fact.type) {
    case 'localBreak.planned': {
      const { breakId: id, leavesAt, length } = fact;
      return [...breaks, { id, state: 'planned', withShow: leavesAt === null, leavesAt, rejoinsAt: until(leavesAt, length), length }];
    }
    case 'localBreak.dropped':
      return breaks.filter(({ id }) => id !== fact.breakId);
    case 'localBreak.started':
      return started(breaks, fact);
    case 'localBreak.rejoining':
      return breaks.map((one) => (one.id === fact.breakId ? { ...one, rejoinsAt: fact.rejoinsAt } : one));
    case 'localBreak.ended':
      return breaks.map((one) => (one.id === fact.breakId ? over(one, fact.at) : one));
  }
};

export const foldLocalBreak = (context: ShowContext, fact: BreakFact): Patch => ({
  localBreaks: { ...context.localBreaks, [fact.stationId]: inOrder(changed(breaksOf(context, fact.stationId), fact)) },
});

/** The show goes to its station break: the next break of each station that goes with it now has its moment. */
export const placedWithShow = (context: ShowContext, at: EpochMs): Patch => ({
  localBreaks: Object.fromEntries(
    Object.entries(context.localBreaks).map(([stationId, breaks]) => {
      const first = breaks.find(({ state, leavesAt }) => state === 'planned' && leavesAt === null);
      const leavesAt = at + delayTo(context.plan, stationId);
      return [
        stationId,
        inOrder(breaks.map((one) => (one === first ? { ...one, leavesAt, rejoinsAt: until(leavesAt, one.length) } : one))),
      ];
    }),
  ),
});

/** Is it of a station that there is, and in a state in which this can happen? */
export const canBreak = (context: ShowContext, fact: Fact): boolean => {
  if (!('stationId' in fact) || !Object.hasOwn(context.plan.stations, fact.stationId)) return false;
  const breaks = breaksOf(context, fact.stationId);
  const stateOf = (breakId: string) => breaks.find(({ id }) => id === breakId)?.state;
  switch (fact.type) {
    case 'localBreak.planned':
      return stateOf(fact.breakId) === undefined && breaks.filter(({ state }) => state === 'planned').length < mostPlanned;
    case 'localBreak.dropped':
      return stateOf(fact.breakId) === 'planned';
    case 'localBreak.started':
      return stateOf(fact.breakId) === 'planned' || stateOf(fact.breakId) === undefined;
    case 'localBreak.rejoining':
      return outNow(breaks)?.id === fact.breakId;
    case 'localBreak.ended':
      return stateOf(fact.breakId) === 'planned' || stateOf(fact.breakId) === 'started';
    default:
      return false;
  }
};

/** What the series plans for this evening. */
export const freshBreaks = ({ localBreaks = [] }: Plan): LocalBreaks => {
  const all: Record<string, readonly LocalBreak[]> = {};
  for (const { id, stationId, leavesAt, length } of localBreaks) {
    const own: LocalBreak = { id, state: 'planned', withShow: leavesAt === null, leavesAt, rejoinsAt: until(leavesAt, length), length };
    all[stationId] = inOrder([...(all[stationId] ?? []), own]);
  }
  return all;
};
