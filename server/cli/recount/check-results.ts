/** Holds what was said about a poll against its ballots: the final count, what two people left out, what was verified, what phones were told. */
import type { Count, Exclusion, PollOutcome } from '../../contract/audience.ts';
import { canonicalJson } from '../../core/log-leaf.ts';
import { type Decision, heldByStations, type Issued, issuedFor, type LogStory, type PollStory, saying } from '../../core/log-story.ts';
import { twoPeopleIn } from '../../core/ties.ts';
import { lastClose } from '../../core/vote-window.ts';
import { pathNames } from './check-ballots.ts';
import { type Counted, type PollBallots, type Sides, tierNames } from './count-again.ts';
import type { Findings } from './findings.ts';

const isSides = (value: unknown): value is Sides =>
  typeof value === 'object' &&
  value !== null &&
  'yea' in value &&
  'nay' in value &&
  typeof value.yea === 'number' &&
  typeof value.nay === 'number';
const say = ({ yea, nay }: Sides): string => `${yea} : ${nay}`;
const isSame = (one: Sides, other: Sides): boolean => one.yea === other.yea && one.nay === other.nay;

const withoutZeros = (rows: Readonly<Record<string, Sides>>): string =>
  canonicalJson(Object.fromEntries(Object.entries(rows).filter(([, { yea, nay }]) => yea + nay > 0)));

/** Where a count that was stated differs from the recount; undefined when it does not. */
const difference = (stated: Count, counted: Counted): string | undefined => {
  if (!isSame(stated, counted)) return `says ${say(stated)}, the ballots say ${say(counted)}`;
  if (withoutZeros(stated.perPath) !== withoutZeros(counted.perPath)) return `has other figures per path than its ballots`;
  if (stated.perTier && withoutZeros(stated.perTier) !== withoutZeros(counted.perTier))
    return `has other figures per tier than its ballots`;
  return undefined;
};

/**
 * While a poll has no final count, passes may have been handed out since the last record of them: only their leases bound them, and that
 * every ballot's pass was leased is looked at with the ballot.
 * @param held passes of stations, which vouch for them themselves: of tier account, on any path
 */
const checkIssued = (
  poll: PollStory,
  counted: Counted,
  { issued, held }: { issued: Issued | undefined; held: number },
  findings: Findings,
) => {
  const votes = counted.yea + counted.nay;
  const over = (what: string, count: number, most: number): void => {
    if (count > most) findings.add({ what: `${poll.pollId}: ${count} counted votes ${what}, but only ${most} passes were issued` });
  };
  if (!issued) return votes > 0 ? findings.add({ what: `${poll.pollId}: the log does not say how many passes were issued` }) : undefined;
  over('in all', votes, issued.passes + held);
  for (const tier of tierNames)
    over(`of tier ${tier}`, counted.perTier[tier].yea + counted.perTier[tier].nay, issued.perTier[tier] + (tier === 'account' ? held : 0));
  for (const [path, { yea, nay }] of Object.entries(counted.perPath))
    over(`of path ${path}`, yea + nay, (issued.perPath[path] ?? 0) + held);
};

const decides = (poll: PollStory, { yea, nay }: Sides): PollOutcome['decision'] | 'chair' | undefined => {
  const rules = poll.rules.at(-1)?.rules;
  if (!rules) return undefined;
  if (yea + nay < rules.quorum) return 'deferred';
  if (yea === nay) return rules.tie;
  return yea > nay ? 'yea' : 'nay';
};

/** What stands as the decisions go by: the count, then with parts left out, or figures by hand. */
type Standing = { figures: Sides; isManual: boolean };

const exclusionsOf = (decision: Decision): readonly Exclusion[] => {
  const exclusions = saying(decision, 'exclusions');
  return Array.isArray(exclusions) ? exclusions : [];
};

const checkDecision = (decision: Decision, standing: Standing, recount: (without: readonly Exclusion[]) => Counted): string | undefined => {
  if (decision.type === 'manual') {
    const now = saying(decision, 'now', 'figures');
    if (isSides(now)) Object.assign(standing, { figures: now, isManual: true });
    return undefined;
  }
  if (decision.type === 'excluded' || decision.type === 'corrected') {
    const counted = recount(exclusionsOf(decision));
    Object.assign(standing, { figures: counted, isManual: false });
    const now = saying(decision, 'now');
    if (isSides(now) && !isSame(now, counted)) return `says ${say(now)} remain, the ballots say ${say(counted)}`;
    const count = saying(decision, 'count');
    return isSides(count) ? difference(count as Count, counted) : undefined;
  }
  const seen =
    decision.type === 'verified' ? saying(decision, 'saw') : decision.type === 'revealed' ? saying(decision, 'figures') : undefined;
  return isSides(seen) && !isSame(seen, standing.figures) ? `says ${say(seen)}, what stood was ${say(standing.figures)}` : undefined;
};

const byTwo: ReadonlySet<string> = new Set(['excluded', 'corrected', 'manual']);
const checkTwo = ({ type, record }: Decision): string | undefined => {
  const [one, other] = twoPeopleIn(record);
  return byTwo.has(type) && one.id !== '' && one.id === other.id ? `what ${one.name} proposed, the same sign-in confirmed` : undefined;
};

const checkTold = (poll: PollStory, outcome: PollOutcome, at: { leaf: number; at: number }, standing: Standing): string | undefined => {
  const { decision, yea, nay } = outcome;
  if (decision !== 'yea' && decision !== 'nay') return undefined;
  const rules = poll.rules.at(-1)?.rules;
  if (rules && at.at <= lastClose(rules)) return 'a result was told before the last window had closed';
  if (!poll.final || at.leaf < poll.final.leaf) return 'a result was told before the count was final';
  if (outcome.manual !== standing.isManual && (outcome.manual || standing.isManual))
    return 'figures by hand and counted figures were mixed up';
  if (yea === undefined || nay === undefined) return undefined;
  if (!isSame({ yea, nay }, standing.figures)) return `phones were told ${say({ yea, nay })}, what stood was ${say(standing.figures)}`;
  const rule = decides(poll, { yea, nay });
  return rule === decision || rule === 'chair' ? undefined : `phones were told ${decision}, by its rules it is ${rule}`;
};

export type PollResult = {
  readonly poll: PollStory;
  readonly counted: Counted;
  readonly issued: Issued | undefined;
  readonly standing: Sides;
  readonly isManual: boolean;
};

export const checkResults = (story: LogStory, poll: PollStory, ballots: PollBallots, findings: Findings): PollResult => {
  const pathOf = pathNames(poll);
  const counted = ballots.count(pathOf);
  const issued = issuedFor(story, poll);
  const standing: Standing = { figures: counted, isManual: false };
  const final = poll.final && difference(poll.final.count, counted);
  if (final) findings.add({ what: `${poll.pollId}: its final count ${final}`, leaf: poll.final?.leaf ?? 0 });
  if (poll.final) checkIssued(poll, counted, { issued, held: heldByStations(story) }, findings);
  const events = [
    ...poll.decisions.map((decision) => ({
      leaf: decision.leaf,
      look: () => checkDecision(decision, standing, (without) => ballots.count(pathOf, without)) ?? checkTwo(decision),
    })),
    ...poll.told.map((told) => ({ leaf: told.leaf, look: () => checkTold(poll, told.outcome, told, standing) })),
  ];
  for (const { leaf, look } of events.toSorted((one, other) => one.leaf - other.leaf)) {
    const problem = look();
    if (problem) findings.add({ what: `${poll.pollId}: ${problem}`, leaf });
  }
  return { poll, counted, issued, standing: standing.figures, isManual: standing.isManual };
};
