/** What must be true of a show after any command and any moment. Each rule says itself when it is broken. */
import type { EpochMs } from '../../server/contract/units.ts';
import { bankOf, budgetOf } from '../../server/core/guest-bank.ts';
import { isForSale } from '../../server/core/mandatory-labels.ts';
import { mostEdits } from '../../server/core/plan-edits.ts';
import { lastCloseOf } from '../../server/core/poll-machine.ts';
import { phaseOf, type Show } from '../../server/core/show.ts';
import { isToBeTaken, onAirRun, type ShowContext } from '../../server/core/show-state.ts';
import { isAhead } from '../../server/core/vote-announced.ts';

type Rule = (show: Show, now: EpochMs) => boolean;

const isLive = (show: Show): boolean => ['live', 'frozen', 'break'].includes(phaseOf(show));
const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const showing = ({ graphics }: ShowContext, now: EpochMs) => graphics.filter(({ endsAt }) => endsAt === null || endsAt > now);

const rules: Readonly<Record<string, Rule>> = {
  'at most one run is open, and it is the last': ({ context }) => context.runs.slice(0, -1).every((run) => run.endedAt !== null),
  'a run is open exactly while the episode is on air': (show) => isLive(show) === (onAirRun(show.context) !== null),
  // An adopted run may say that it began before the one it corrects.
  'no run ends before it began': ({ context: { runs } }) => runs.every((run) => run.endedAt === null || run.endedAt >= run.startedAt),
  'the run on air is of the running order, on a shot that exists': ({ context }) => {
    const run = onAirRun(context);
    return run === null || (context.order.includes(run.segmentId) && run.shotId in context.plan.shots);
  },
  'next can be taken': ({ context }) => context.next === null || isToBeTaken(context, context.next),
  'something is next before air unless all is skipped': (show) =>
    isLive(show) ||
    phaseOf(show) === 'ended' ||
    (show.context.next === null) === show.context.order.every((id) => !isToBeTaken(show.context, id)),
  'no segment stands twice, and each is one that the plan knows': ({ context: { order, plan } }) =>
    unique(order) && order.every((id) => id in plan.segments),
  'a copy is a segment of the plan, with a written one behind it': ({ context: { copies, plan } }) =>
    unique(copies.map(({ id }) => id)) && copies.every(({ id, of }) => id in plan.segments && of in plan.segments),
  'locks are said once, and edits that are remembered are few': ({ context: { edits, locked } }) =>
    unique(locked) && edits.length <= mostEdits,
  'skipped is said once': ({ context }) => unique(context.skipped),
  'a break is a phase with its slate, and nothing else is': (show) => (phaseOf(show) === 'break') === (show.context.slate === 'break'),
  'a break alone has a break’s end': ({ context }) => context.breakEndsAt === null || context.slate === 'break',
  'a frozen clock is a phase with its moment': (show) => (phaseOf(show) === 'frozen') === (show.context.frozenSince !== null),
  'a clip and a slate are on air or not at all': (show) => isLive(show) || (show.context.clip === null && show.context.slate === null),
  'an open vote has rules, a counted one its count, a revealed one both and a signature': ({ context }) =>
    Object.values(context.polls).every((poll) => {
      if (['open', 'closing', 'counting'].includes(poll.phase)) return poll.rules !== null;
      if (poll.phase === 'verified') return poll.rules !== null && poll.count?.final === true && poll.verifiedBy !== null;
      if (poll.phase === 'revealed')
        return poll.rules !== null && poll.count?.final === true && poll.verifiedBy !== null && poll.decision !== null;
      return poll.phase === 'void' || poll.decision === null;
    }),
  'at most one vote is open at the origin, or being opened': ({ context }) =>
    Object.values(context.polls).filter(({ phase, called }) => phase === 'open' || (phase === 'armed' && called !== null)).length <= 1,
  'no vote opens, or is called to open, before the last close of another, but where one of the two is void': ({ context }) => {
    const held = Object.values(context.polls)
      .flatMap(({ phase, called, rules }) => (phase === 'void' ? [] : [rules ?? called?.rules]))
      .filter((rules) => rules !== undefined)
      .sort((a, b) => a.opensAt - b.opensAt);
    return held.slice(1).every(({ opensAt }, i) => held.slice(0, i + 1).every((earlier) => lastCloseOf(earlier) <= opensAt));
  },
  'no vote is open at the origin past its end': ({ context }, now) =>
    Object.values(context.polls).every(({ phase, rules }) => phase !== 'open' || rules === null || rules.endsAt > now),
  'a vote that is called has no rules yet and no bar, and is armed, or void and not known to be gone': ({ context }) =>
    Object.entries(context.polls).every(
      ([id, { called, phase, rules }]) =>
        called === null ||
        (rules === null &&
          (phase === 'armed' || phase === 'void') &&
          !context.graphics.some(({ kind, pollId }) => kind === 'vote-bar' && pollId === id)),
    ),
  'one graphic of a kind shows, but for labels': ({ context }, now) =>
    unique(showing(context, now).map(({ kind, id }) => (kind === 'label' ? id : kind))),
  'graphics have ids of their own': ({ context }) => unique(context.graphics.map(({ id }) => id)),
  'what has a length has an end, and ends after it began': ({ context }) =>
    context.graphics.every(
      ({ until, startsAt, endsAt }) => (until === 'time') === (endsAt !== null) && (endsAt === null || endsAt > startsAt),
    ),
  'a vote bar shows while its vote is open, and never longer': ({ context }, now) =>
    showing(context, now).every(({ kind, pollId, endsAt }) => {
      const rules = context.polls[pollId ?? '']?.rules;
      return kind !== 'vote-bar' || (rules !== null && rules !== undefined && endsAt !== null && endsAt <= rules.endsAt);
    }),
  'a question shows only before its vote opens, and has an end': ({ context }, now) =>
    showing(context, now).every(({ kind, pollId, endsAt }) => {
      if (kind !== 'vote-question') return true;
      const { phase, rules } = context.polls[pollId ?? ''] ?? {};
      return endsAt !== null && (isAhead(context.polls[pollId ?? '']) || (phase === 'open' && now < (rules?.opensAt ?? 0)));
    }),
  'a result shows only of a revealed vote': ({ context }) =>
    context.graphics.every(({ kind, pollId }) => kind !== 'result' || context.polls[pollId ?? '']?.phase === 'revealed'),
  'graphics are frozen, and labels off, only on air': (show) =>
    isLive(show) || (show.context.graphicsFrozen === null && show.context.labelsOff === null),
  'nothing is held over its segment but by a freeze': ({ context }) =>
    context.graphicsFrozen !== null || context.graphics.every(({ held }) => held !== true),
  'what is for sale on screen has its labels': ({ context }) => context.labelsOff === null || !context.graphics.some(isForSale),
  'nothing shows off air': (show) => isLive(show) || show.context.graphics.length === 0,
  'a guest has a running turn exactly while on': ({ context }) =>
    Object.values(context.guests).every((guest) => (guest.phase === 'on') === (guest.onSince !== null) && guest.used >= 0),
  'the bank is never below zero, nor is anybody’s budget or gift': ({ context }) =>
    bankOf(context) >= 0 &&
    Object.entries(context.guests).every(([id, { given, returned }]) => given >= 0 && returned >= 0 && budgetOf(context, id) >= 0),
  'budgets and bank together are the slots as written': ({ context }) =>
    Object.keys(context.guests).reduce((sum, id) => sum + budgetOf(context, id), bankOf(context)) ===
    Object.values(context.plan.guests).reduce((sum, { slot }) => sum + slot, 0),
  'nobody wears a microphone who is not here': ({ context }) =>
    Object.values(context.guests).every(({ arrivedAt, micAt }) => micAt === null || arrivedAt !== null),
  'nobody is on off air': (show) => isLive(show) || Object.values(show.context.guests).every(({ phase }) => phase !== 'on'),
  'no timed shot outlives its segment': ({ context }) =>
    context.cueRuns.every((cue) => cue.until !== 'segment' || cue.endedAt !== null || cue.runId === onAirRun(context)?.id),
};

/** @returns the rules that are broken */
export const brokenRules = (show: Show, now: EpochMs): readonly string[] =>
  Object.entries(rules).flatMap(([name, holds]) => (holds(show, now) ? [] : [name]));
