/** A station leaves, or comes back, because somebody says so: an operator here, or a box at the station. */
import type { EpochMs, Ms } from '../contract/units.ts';
import { outNow } from './away.ts';
import type { FactBody } from './facts.ts';
import { breaksOf } from './local-breaks.ts';
import type { ShowContext } from './show-state.ts';

/** Who leaves so little before a planned break leaves for that one. */
const nearlyPlanned: Ms = 60_000;

type Leaving = { readonly stationId: string; readonly newId: string; readonly now: EpochMs; readonly length: Ms | undefined };

/** Nothing when its viewers are away already; with a length, they are then back after that. */
export const leavingFacts = (context: ShowContext, { stationId, newId, now, length }: Leaving): readonly FactBody[] => {
  const breaks = breaksOf(context, stationId);
  const out = outNow(breaks);
  if (out) return length === undefined ? [] : [{ type: 'localBreak.rejoining', stationId, breakId: out.id, rejoinsAt: now + length }];
  const near = breaks.find(({ state, leavesAt }) => state === 'planned' && leavesAt !== null && leavesAt - now <= nearlyPlanned);
  const lasts = length ?? near?.length ?? null;
  return [
    {
      type: 'localBreak.started',
      stationId,
      breakId: near?.id ?? newId,
      leavesAt: now,
      rejoinsAt: lasts === null ? null : now + lasts,
    },
  ];
};

/** Nothing when its viewers are not away. @param after ms from now */
export const returningFacts = (context: ShowContext, stationId: string, now: EpochMs, after: Ms): readonly FactBody[] => {
  const out = outNow(breaksOf(context, stationId));
  if (!out) return [];
  return after > 0
    ? [{ type: 'localBreak.rejoining', stationId, breakId: out.id, rejoinsAt: now + after }]
    : [{ type: 'localBreak.ended', stationId, breakId: out.id }];
};
