/** What time alone does to a vote that is open: its end at the origin, and the last close of its paths. */
import type { PollRules } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactBody } from './facts.ts';
import { lastCloseOf } from './poll-machine.ts';

/** @param phase other than open and closing: nothing follows */
export const closingFacts = (pollId: string, phase: string, rules: PollRules, now: EpochMs): readonly FactBody[] => {
  const closing: readonly FactBody[] = phase === 'open' && rules.endsAt <= now ? [{ type: 'poll.closing', pollId }] : [];
  const isClosing = closing.length > 0 || phase === 'closing';
  return [...closing, ...(isClosing && lastCloseOf(rules) <= now ? [{ type: 'poll.counting', pollId } as const] : [])];
};
