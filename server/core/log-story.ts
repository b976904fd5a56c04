/**
 * The polls of a log as its records tell them, in the order of the log.
 *
 * The door writes `lease`, `rules` (again with each extension), `issuance`, `final` and `told`; the show server writes who decided what
 * (`verified`, `proposed`, `excluded`, `revealed`, `corrected`, `manual`, `deferred`, `voided`, …), which belongs to the newest poll of that id.
 * Nothing here is believed: whoever recounts compares it with the ballots.
 */
import type { Count, Exclusion, Issuance, PollOutcome, PollRules } from '../contract/audience.ts';
import type { LoggedRecord } from './log-leaf.ts';

export type Placed<T> = T & { readonly leaf: number; readonly at: number };
export type RulesRecord = Placed<{ readonly rules: PollRules }>;
/** Someone's decision, as the show server worded it. */
export type Decision = Placed<{ readonly type: string; readonly record: LoggedRecord }>;

export type PollStory = {
  readonly poll: number;
  readonly pollId: string;
  /** The rules it opened with, then each change of them. */
  readonly rules: RulesRecord[];
  readonly paths: Map<number, string>;
  readonly told: Placed<{ readonly outcome: PollOutcome }>[];
  readonly decisions: Decision[];
  final?: Placed<{ readonly count: Count }>;
};

/** Passes that were leased, both ends in it. */
export type Lease = Placed<{ readonly first: number; readonly last: number; readonly tier: string }>;
/** Passes handed out in the whole activation by then. */
export type Issued = Pick<Issuance, 'passes' | 'perTier' | 'perPath'>;
export type LogStory = {
  readonly leases: Lease[];
  readonly issued: Placed<{ readonly issued: Issued }>[];
  readonly polls: Map<number, PollStory>;
};

export const createLogStory = (): LogStory => ({ leases: [], issued: [], polls: new Map() });

/** Types that only the door itself may write. */
export const doorsOwn: ReadonlySet<string> = new Set(['lease', 'rules', 'issuance', 'final', 'told']);

/** `poll.verified` and `verified` are the same deed. */
const deedOf = (type: string): string => type.replace(/^poll\./, '');

const pollOf = (story: LogStory, record: LoggedRecord): PollStory | undefined => {
  const number = record.poll;
  if (typeof number !== 'number') return [...story.polls.values()].findLast((poll) => poll.pollId === record.pollId);
  const known = story.polls.get(number);
  if (known || record.type !== 'rules') return known;
  const fresh: PollStory = { poll: number, pollId: String(record.pollId), rules: [], paths: new Map(), told: [], decisions: [] };
  story.polls.set(number, fresh);
  return fresh;
};

const learnPaths = (poll: PollStory, paths: unknown): void => {
  if (!Array.isArray(paths)) return;
  for (const row of paths)
    if (Array.isArray(row) && typeof row[0] === 'number' && typeof row[1] === 'string') poll.paths.set(row[0], row[1]);
};

/** True when the record belongs where it is: false for one about a poll that nobody has given rules. */
export const addRecord = (story: LogStory, record: LoggedRecord, leaf: number): boolean => {
  const { at, type } = record;
  if (type === 'lease') {
    if (typeof record.first !== 'number' || typeof record.last !== 'number') return false;
    story.leases.push({ leaf, at, first: record.first, last: record.last, tier: String(record.tier) });
    return true;
  }
  if (type === 'issuance') {
    const { passes, perTier, perPath } = record as Partial<Issued>;
    if (typeof passes !== 'number' || !perTier || !perPath) return false;
    story.issued.push({ leaf, at, issued: { passes, perTier, perPath } });
    return true;
  }
  const poll = pollOf(story, record);
  if (!poll) return !doorsOwn.has(type);
  learnPaths(poll, record.paths);
  // The door's own records have the shapes that the door gives them; the signature over the log is what says that they are the door's.
  if (type === 'rules') poll.rules.push({ leaf, at, rules: record.rules as PollRules });
  else if (type === 'final') poll.final = { leaf, at, count: record.count as Count };
  else if (type === 'told') poll.told.push({ leaf, at, outcome: record.outcome as PollOutcome });
  else poll.decisions.push({ leaf, at, type: deedOf(type), record });
  return true;
};

/** Passes that stations hold to hand out themselves: nobody here knows which of them they gave to whom. */
export const heldByStations = (story: LogStory): number =>
  story.leases.reduce((sum, { tier, first, last }) => (tier === 'account' ? sum + last - first + 1 : sum), 0);

/** What was issued by the time a poll's count was final: the newest record before it, which the door writes right before; or the first after. */
export const issuedFor = (story: LogStory, poll: PollStory): Issued | undefined => {
  const end = poll.final?.leaf ?? Number.POSITIVE_INFINITY;
  return (story.issued.findLast(({ leaf }) => leaf < end) ?? story.issued.find(({ leaf }) => leaf > end))?.issued;
};

/** What a decision says under this name; undefined when it says nothing. */
export const saying = (decision: Decision | undefined, ...names: readonly string[]): unknown => {
  for (const name of names) if (decision?.record[name] !== undefined) return decision.record[name];
  return undefined;
};

/** The parts that two people left out, as the newest decision about it says. */
export const exclusionsIn = (poll: PollStory): readonly Exclusion[] => {
  const last = poll.decisions.findLast(({ type }) => type === 'excluded' || type === 'corrected');
  const exclusions = saying(last, 'exclusions');
  return Array.isArray(exclusions) ? exclusions : [];
};
