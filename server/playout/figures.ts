/** The figures on air: turnout for all; the split only where the poll's rules show it. */
import type { Count } from '../contract/audience.ts';
import type { Figures } from '../contract/graphics.ts';
import type { PollState } from '../core/show-state.ts';

export const pollFigures = (polls: Readonly<Record<string, PollState>>, counts: ReadonlyMap<string, Count>): Figures['polls'] =>
  Object.fromEntries(
    [...counts.values()].map(({ pollId, yea, nay, revision }) => {
      const isShown = polls[pollId]?.rules?.split === 'shown';
      return [pollId, { turnout: yea + nay, revision, ...(isShown ? { yea, nay } : {}) }];
    }),
  );
