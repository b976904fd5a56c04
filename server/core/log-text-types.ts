/** Words for facts: a function for each kind, so that none can be forgotten. */
import type { FactBody } from './facts.ts';

export type Texts<T extends FactBody['type'] = FactBody['type']> = { readonly [K in T]: (one: Extract<FactBody, { type: K }>) => string };

/** @param ms a length of time */
export const clockOf = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`;

export type PlanFact = Exclude<
  Extract<FactBody['type'], `next.${string}` | `segment.${string}` | `plan.${string}` | 'guest.swapped'>,
  'segment.taken'
>;
export type PollFact = Extract<FactBody['type'], `poll.${string}`>;
export type GraphicsFact = 'graphic.updated' | 'price.revealed' | Extract<FactBody['type'], `graphics.${string}`>;
export type StationFact = Extract<FactBody['type'], `station.${string}` | `alarm.${string}`>;
