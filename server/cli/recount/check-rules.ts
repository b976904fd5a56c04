/** Holds the rules of a poll against themselves: there before it opened, changed only as a window once announced may be. */
import type { PollRules } from '../../contract/audience.ts';
import { canonicalJson } from '../../core/log-leaf.ts';
import type { LogStory, PollStory, RulesRecord } from '../../core/log-story.ts';
import type { Findings } from './findings.ts';

const firstClose = (rules: PollRules): number => Math.min(...rules.windows.map((window) => window.closesAt));

/** All that a change may not touch. */
const fixedPart = ({ endsAt: _endsAt, windows, ruleVersion: _version, openEnded: _openEnded, ...rest }: PollRules): string =>
  canonicalJson({ ...rest, windows: windows.map(({ path, name, delay, opensAt }) => ({ path, name, delay, opensAt })) });

const changeProblem = (before: RulesRecord, after: RulesRecord): string | undefined => {
  if (fixedPart(before.rules) !== fixedPart(after.rules)) return 'its rules were changed after it opened';
  if (after.at > firstClose(before.rules)) return 'its window was moved after it had closed for some';
  const isEarlier = after.rules.windows.some((window) => {
    const old = before.rules.windows.find(({ path }) => path === window.path);
    return old !== undefined && window.closesAt < old.closesAt;
  });
  if (!isEarlier) return undefined;
  if (!before.rules.openEnded) return 'its window was shortened';
  return firstClose(after.rules) < after.at ? 'its window was ended in the past' : undefined;
};

/** One activation is of one kind. Votes before an update of Cuecart have none; after one that has, every one has the same. */
const checkKind = ({ polls }: LogStory, { pollId, rules }: PollStory, findings: Findings): void => {
  const first = rules[0];
  const known = [...polls.values()].flatMap((poll) => poll.rules).find((one) => one.rules.kind !== undefined)?.rules.kind;
  if (!first || known === undefined || first.rules.kind === known) return;
  const what = `${pollId}: its rules say ${first.rules.kind ?? 'nothing of the kind of activation'}, those of another vote ${known}`;
  findings.add({ what, leaf: first.leaf });
};

/** Called after each record of rules was added to the poll's story. */
export const checkRules = (story: LogStory, poll: PollStory, findings: Findings): void => {
  const now = poll.rules.at(-1);
  const before = poll.rules.at(-2);
  if (!now) return;
  // Windows of near pictures begin a tolerance before the opening; a ballot from then without rules before it is found as such.
  if (!before && now.at > now.rules.opensAt)
    findings.add({
      what: `${poll.pollId}: its rules came into the log ${now.at - now.rules.opensAt} ms after it had opened`,
      leaf: now.leaf,
    });
  if (!before) checkKind(story, poll, findings);
  const problem = before && changeProblem(before, now);
  if (problem) findings.add({ what: `${poll.pollId}: ${problem}`, leaf: now.leaf });
};
