/**
 * One poll: idle → armed → open → closing → counting → verified → revealed, or deferred, or void.
 *
 * `closing` begins when the origin's window ends and lasts until the last eligible path has closed;
 * nothing can be verified before the final count is in, nor revealed before it is verified.
 */
import { assign, setup } from 'xstate';
import type { Count, PollRules } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactOf } from './facts.ts';

export type PollContext = {
  readonly rules: PollRules | null;
  readonly count: Count | null;
  readonly verifiedBy: string | null;
  readonly decision: 'yea' | 'nay' | null;
  readonly revealedAt: EpochMs | null;
  readonly reason: string | null;
};

export type PollFact = FactOf<
  | 'poll.armed'
  | 'poll.opened'
  | 'poll.extended'
  | 'poll.ending'
  | 'poll.closing'
  | 'poll.counting'
  | 'poll.counted'
  | 'poll.verified'
  | 'poll.revealed'
  | 'poll.deferred'
  | 'poll.voided'
>;

/** When the first viewers see the vote end: those of the fastest path. */
export const firstEndOf = (rules: PollRules): EpochMs =>
  rules.windows.length === 0 ? rules.endsAt : Math.min(...rules.windows.map((window) => window.endsAt));
export const lastCloseOf = (rules: PollRules): EpochMs => Math.max(rules.endsAt, ...rules.windows.map((window) => window.closesAt));

export const pollMachine = setup({
  types: { context: {} as PollContext, events: {} as PollFact },
  guards: {
    'an end later than before': ({ context, event }) =>
      event.type === 'poll.extended' && context.rules !== null && event.rules.endsAt > context.rules.endsAt,
    'its end was not announced yet': ({ context, event }) =>
      event.type === 'poll.ending' && context.rules?.openEnded === true && event.rules.endsAt < context.rules.endsAt,
    'it is the final count of what was opened': ({ context, event }) =>
      event.type === 'poll.counted' && event.count.final && context.rules !== null,
    'it never opened': ({ context }) => context.rules === null,
    'they saw the count we hold': ({ context, event }) =>
      event.type === 'poll.verified' &&
      context.count !== null &&
      event.saw.yea === context.count.yea &&
      event.saw.nay === context.count.nay,
  },
  actions: {
    'fix the rules': assign(({ event }) =>
      event.type === 'poll.opened' || event.type === 'poll.extended' || event.type === 'poll.ending'
        ? { rules: event.rules, reason: null }
        : {},
    ),
    'keep the count': assign(({ event }) => (event.type === 'poll.counted' ? { count: event.count } : {})),
    'sign it': assign(({ event }) => (event.type === 'poll.verified' ? { verifiedBy: event.verifiedBy } : {})),
    'say it': assign(({ event }) => (event.type === 'poll.revealed' ? { decision: event.decision, revealedAt: event.at } : {})),
    'give the reason': assign(({ event }) =>
      event.type === 'poll.deferred' || event.type === 'poll.voided' ? { reason: event.reason } : {},
    ),
    'forget the last try': assign({ rules: null, count: null, verifiedBy: null, decision: null, revealedAt: null, reason: null }),
  },
}).createMachine({
  id: 'poll',
  initial: 'idle',
  context: { rules: null, count: null, verifiedBy: null, decision: null, revealedAt: null, reason: null },
  states: {
    idle: { on: { 'poll.armed': 'armed', 'poll.opened': { target: 'open', actions: 'fix the rules' } } },
    armed: {
      on: {
        'poll.opened': { target: 'open', actions: 'fix the rules' },
        'poll.voided': { target: 'void', actions: 'give the reason' },
        'poll.deferred': { target: 'deferred', actions: 'give the reason' },
      },
    },
    open: {
      on: {
        'poll.extended': { guard: 'an end later than before', actions: 'fix the rules' },
        'poll.ending': { guard: 'its end was not announced yet', actions: 'fix the rules' },
        'poll.closing': 'closing',
        'poll.voided': { target: 'void', actions: 'give the reason' },
      },
    },
    closing: { on: { 'poll.counting': 'counting', 'poll.voided': { target: 'void', actions: 'give the reason' } } },
    counting: {
      on: {
        'poll.counted': { guard: 'it is the final count of what was opened', actions: 'keep the count' },
        'poll.verified': { guard: 'they saw the count we hold', target: 'verified', actions: 'sign it' },
        'poll.deferred': { target: 'deferred', actions: 'give the reason' },
        'poll.voided': { target: 'void', actions: 'give the reason' },
      },
    },
    verified: {
      on: {
        'poll.revealed': { target: 'revealed', actions: 'say it' },
        'poll.deferred': { target: 'deferred', actions: 'give the reason' },
        'poll.voided': { target: 'void', actions: 'give the reason' },
      },
    },
    deferred: {
      on: {
        'poll.opened': { guard: 'it never opened', target: 'open', actions: 'fix the rules' },
        'poll.counted': { guard: 'it is the final count of what was opened', actions: 'keep the count' },
        'poll.verified': { guard: 'they saw the count we hold', target: 'verified', actions: 'sign it' },
        'poll.voided': { target: 'void', actions: 'give the reason' },
      },
    },
    revealed: { on: { 'poll.voided': { target: 'void', actions: 'give the reason' } } },
    void: { on: { 'poll.armed': { target: 'armed', actions: 'forget the last try' } } },
  },
});
