/**
 * The statement of result of one poll: what the log says about it, in one page that can be signed and printed.
 *
 * Everything in it is in the log already; the root and size say in which. It says what it does not prove.
 */
import type { ActivationKind, Count, Exclusion, Issuance, PathWindow, PollRules, SharedPicture } from '../contract/audience.ts';
import type { LocalText } from '../contract/units.ts';
import { exclusionsIn, issuedFor, type LogStory, type PollStory, saying } from './log-story.ts';

export type Sides = { readonly yea: number; readonly nay: number };

export type Statement = {
  readonly version: 1;
  readonly activationId: string;
  /** Of the activation, as the rules say; absent where they do not, in logs of an older Cuecart. */
  readonly kind?: ActivationKind;
  readonly poll: number;
  readonly pollId: string;
  readonly question: LocalText;
  readonly yea: LocalText;
  readonly nay: LocalText;
  readonly ruleVersion: number;
  readonly quorum: number;
  readonly tie: PollRules['tie'];
  readonly split: PollRules['split'];
  readonly opensAt: number;
  readonly endsAt: number;
  readonly windows: readonly PathWindow[];
  readonly pictures: readonly SharedPicture[];
  /** When the rules came into the log, and how often they were changed after that. */
  readonly rulesAt: number;
  readonly changes: number;
  /** As counted when the last window had closed; null when it never was. */
  readonly counted: (Sides & Pick<Count, 'perTier' | 'perPath' | 'ballots'>) | null;
  readonly issued: Pick<Issuance, 'passes' | 'perTier' | 'perPath'> | null;
  readonly exclusions: readonly Exclusion[];
  readonly decision: 'yea' | 'nay' | 'deferred' | 'void' | null;
  /** The figures that stand. */
  readonly result: Sides | null;
  readonly manual: boolean;
  /** The statement that was on air before a correction. */
  readonly corrected: unknown;
  /** Every decision about this poll in order: who, when, why, and the figures they saw. */
  readonly decisions: readonly { readonly leaf: number; readonly at: number; readonly type: string; readonly said: unknown }[];
  readonly verified: { readonly by: string; readonly at: number; readonly saw: unknown } | null;
  /**
   * By how many ms the clock by which people decided was ahead of the door's, by which ballots came, and how true that is either way;
   * null when it was not measured. How far either was from true time nobody measures.
   */
  readonly clockOffset: { readonly ahead: number; readonly within: number } | null;
  readonly log: {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly key: string;
    readonly witnesses: readonly string[];
  };
  readonly doesNotProve: readonly LocalText[];
};

export const doesNotProve: readonly LocalText[] = [
  {
    en: 'That every pass was a person. Passes were handed out by the rules stated; one person with several devices can hold several.',
    zh: '不能证明每张投票凭证都对应一个人。凭证按所述规则发放；一人持有多台设备，可能得到多张。',
  },
  {
    en: 'That two sign-ins are two people. With what two of them decided stands who let whom in; whoever opened both is in no log.',
    zh: '不能证明两次登录就是两个人。凡两人决定的事项，均写明谁邀请了谁；若同一人用了两次登录，日志无从得知。',
  },
  {
    en: 'That everyone who wanted to vote could. What never reached the door is in no log.',
    zh: '不能证明每个想投票的人都投成了。从未到达服务器的投票不在任何日志中。',
  },
  {
    en: 'That the times are true by any clock but the servers’ own: their offset to true time was not measured.',
    zh: '不能证明时间与服务器以外的时钟一致：服务器时钟与标准时间的偏差未经测量。',
  },
];

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

const sidesOf = (value: unknown): Sides | null => {
  if (typeof value !== 'object' || value === null || !('yea' in value) || !('nay' in value)) return null;
  const { yea, nay } = value;
  return typeof yea === 'number' && typeof nay === 'number' ? { yea, nay } : null;
};

const verifiedIn = (poll: PollStory): Statement['verified'] => {
  const last = poll.decisions.findLast(({ type }) => type === 'verified');
  if (!last) return null;
  return { by: textOf(saying(last, 'verifiedBy', 'by'), '?'), at: last.at, saw: saying(last, 'saw') ?? null };
};

const offsetIn = (poll: PollStory): Statement['clockOffset'] => {
  const last = poll.decisions.findLast((decision) => typeof saying(decision, 'clockOffset') === 'number');
  const [ahead, within] = [saying(last, 'clockOffset'), saying(last, 'clockWithin')];
  return typeof ahead === 'number' && typeof within === 'number' ? { ahead, within } : null;
};

/** What an outcome that phones were told makes of it; a statement before that has no decision. */
const resultIn = (poll: PollStory): Pick<Statement, 'decision' | 'result' | 'manual' | 'corrected'> => {
  const outcome = poll.told.at(-1)?.outcome;
  return {
    decision: outcome?.decision ?? null,
    result: sidesOf(outcome),
    manual: outcome?.manual === true,
    corrected: outcome?.corrects ?? null,
  };
};

/** Undefined when the log holds no rules of this poll. */
export const statementOf = (activationId: string, story: LogStory, poll: PollStory, log: Statement['log']): Statement | undefined => {
  const first = poll.rules[0];
  const rules = poll.rules.at(-1)?.rules;
  if (!first || !rules) return undefined;
  const { question, yea, nay, ruleVersion, quorum, tie, split, opensAt, endsAt, windows, pictures } = rules;
  const count = poll.final?.count;
  return {
    version: 1,
    activationId,
    ...(rules.kind === undefined ? {} : { kind: rules.kind }),
    poll: poll.poll,
    pollId: poll.pollId,
    ...{ question, yea, nay, ruleVersion, quorum, tie, split, opensAt, endsAt, windows, pictures },
    rulesAt: first.at,
    changes: poll.rules.length - 1,
    counted: count ? { yea: count.yea, nay: count.nay, perTier: count.perTier, perPath: count.perPath, ballots: count.ballots } : null,
    issued: issuedFor(story, poll) ?? null,
    exclusions: exclusionsIn(poll),
    ...resultIn(poll),
    decisions: poll.decisions.map(({ leaf, at, type, record }) => ({ leaf, at, type, said: record })),
    verified: verifiedIn(poll),
    clockOffset: offsetIn(poll),
    log,
    doesNotProve,
  };
};

/** What the door signs: this heading, then the statement as canonical JSON. */
export const statementHeading = 'cuecart statement 1\n';
