/**
 * Where a result leads that NEXT does not follow: somebody set another next after it, or nobody has confirmed it yet.
 *
 * The show only says so. What is next stays in the hands of whoever has the chair.
 */
import type { ResultLeads } from '../contract/vote-views.ts';
import { branchOf } from './decide/polls.ts';
import type { Show } from './show.ts';
import { onAirRun, type ShowContext } from './show-state.ts';
import { toCome } from './timing.ts';

/** Of the vote whose result was revealed last: its branch leaves from what is on air, or from what came before without a take since. */
const isOpenQuestion = (context: ShowContext, from: string, revealedAt: number): boolean => {
  const run = onAirRun(context);
  if (!run || toCome(context).includes(from)) return false;
  return run.segmentId === from || run.startedAt <= revealedAt;
};

/** @returns null when NEXT is where the result leads, and when no result leads anywhere any more */
export const resultLeads = (show: Show): ResultLeads | null => {
  const { context } = show;
  const { segments } = context.plan;
  const led = Object.values(segments).flatMap(({ id: from, branch }) => {
    const poll = context.polls[branch?.poll ?? ''];
    if (!branch || poll?.phase !== 'revealed' || poll.revealedAt === null) return [];
    const to = branchOf(show, branch.poll);
    return to !== null && isOpenQuestion(context, from, poll.revealedAt) ? [{ pollId: branch.poll, to, at: poll.revealedAt }] : [];
  });
  const last = led.reduce<(typeof led)[number] | undefined>((newest, one) => (newest && newest.at >= one.at ? newest : one), undefined);
  if (!last || last.to === context.next || last.to === onAirRun(context)?.segmentId) return null;
  return { pollId: last.pollId, to: last.to };
};
