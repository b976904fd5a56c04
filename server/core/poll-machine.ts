/**
 * One poll: idle → armed → open → closing → counting → verified → revealed, or deferred, or void.
 *
 * An armed poll is called first: its rules go to the phones' door, and it is open once the door has them in its signed log.
 * One that is void while it waits keeps the call until it is known whether the door had it, and is not called again before that.
 * `closing` begins when the origin's window ends and lasts until the last eligible path has closed;
 * nothing can be verified before the final count is in, nor revealed before it is verified.
 * A void poll may be asked again. What two people decide about it is folded in `motion-folds`.
 */
import { assign, setup } from 'xstate';
import type { PollRules } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import type { FactOf } from './facts.ts';
import * as motions from './motion-folds.ts';
import { freshPoll, type PollContext } from './poll-state.ts';

/** In the order in which a poll meets them. */
export const pollFactTypes = [
  'poll.armed',
  'poll.called',
  'poll.uncalled',
  'poll.opened',
  'poll.extended',
  'poll.ending',
  'poll.closing',
  'poll.counting',
  'poll.seen',
  'poll.counted',
  'poll.verified',
  'poll.revealed',
  'poll.proposed',
  'poll.weighed',
  'poll.withdrawn',
  'poll.excluded',
  'poll.corrected',
  'poll.manual',
  'poll.deferred',
  'poll.voided',
] as const;
export type PollFact = FactOf<(typeof pollFactTypes)[number]>;

export const lastCloseOf = (rules: PollRules): EpochMs => Math.max(rules.endsAt, ...rules.windows.map((window) => window.closesAt));

type Args = { readonly context: PollContext; readonly event: PollFact };

const sawWhatWeHold = ({ context: { count }, event }: Args): boolean =>
  event.type === 'poll.verified' && count !== null && event.saw.yea === count.yea && event.saw.nay === count.nay;

const toVoid = { target: 'void', actions: ['give the reason', 'let go of what was proposed'] } as const;
const toDeferred = { target: 'deferred', actions: 'give the reason' } as const;
const uncalled = { guard: 'it is called', actions: 'let the call go' } as const;
const talk = {
  'poll.proposed': { guard: 'it may be proposed', actions: 'take it up' },
  'poll.weighed': { guard: 'it is being counted', actions: 'put the figures to it' },
  'poll.withdrawn': { guard: 'it waits', actions: 'drop it' },
} as const;
const leaveOut = { guard: 'another person confirms what they saw', actions: ['close the motion', 'take the other count'] } as const;
const byHand = {
  guard: 'another person confirms what they saw',
  target: 'verified',
  actions: ['close the motion', 'take the figures'],
} as const;

export const pollMachine = setup({
  types: { context: {} as PollContext, events: {} as PollFact },
  guards: {
    'an end later than before': ({ context, event }) =>
      event.type === 'poll.extended' && context.rules !== null && event.rules.endsAt > context.rules.endsAt,
    'its end was not announced yet': ({ context, event }) =>
      event.type === 'poll.ending' && context.rules?.openEnded === true && event.rules.endsAt < context.rules.endsAt,
    'it is the final count of what was opened': ({ context, event }) =>
      event.type === 'poll.counted' && event.count.final && context.rules !== null && context.count === null,
    'it never opened': ({ context }) => context.rules === null,
    'it is called': ({ context }) => context.called !== null,
    'it is not called': ({ context }) => context.called === null,
    // Facts of an older Cuecart open polls that nobody called.
    'as it was called': ({ context: { called }, event }) =>
      event.type === 'poll.opened' && (called === null || called.rules.opensAt === event.rules.opensAt),
    'they saw the count we hold': sawWhatWeHold,
    'nothing proposed waits': ({ context }) => motions.nothingWaits(context),
    'it may be proposed': ({ context, event }) => event.type === 'poll.proposed' && motions.mayBeProposed(context, event),
    'it is being counted': ({ context, event }) => event.type === 'poll.weighed' && motions.isBeingCounted(context, event),
    'it waits': ({ context, event }) => event.type === 'poll.withdrawn' && motions.waits(context, event.motionId),
    'another person confirms what they saw': ({ context, event }) => motions.isSeconded(context, event),
    'figures by hand stand in for it': ({ context }) => context.manual,
  },
  actions: {
    'fix the rules': assign(({ event }) =>
      event.type === 'poll.opened' || event.type === 'poll.extended' || event.type === 'poll.ending'
        ? { rules: event.rules, called: null, reason: null }
        : {},
    ),
    'call it': assign(({ context: { called }, event }) =>
      event.type === 'poll.called'
        ? { called: { rules: event.rules, since: called?.since ?? event.at, tries: (called?.tries ?? 0) + 1 }, reason: null }
        : {},
    ),
    'let the call go': assign({ called: null }),
    'keep the count': assign(({ context, event }) => (event.type === 'poll.counted' ? motions.firstCount(context, event) : {})),
    'sign it': assign(({ event }) => (event.type === 'poll.verified' ? { verifiedBy: event.verifiedBy, verifiedAt: event.at } : {})),
    'say it': assign(({ event }) => (event.type === 'poll.revealed' ? { decision: event.decision, revealedAt: event.at } : {})),
    'give the reason': assign(({ event }) =>
      event.type === 'poll.deferred' || event.type === 'poll.voided' ? { reason: event.reason } : {},
    ),
    'forget the last try': assign(({ context }) => ({ ...freshPoll, seen: context.seen })),
    'remember that ballots came': assign(({ context }) => motions.foldSeen(context)),
    'forget the figures by hand': assign({ count: null, verifiedBy: null, verifiedAt: null, manual: false }),
    'take it up': assign(({ context, event }) => (event.type === 'poll.proposed' ? motions.foldProposed(context, event) : {})),
    'put the figures to it': assign(({ context, event }) => (event.type === 'poll.weighed' ? motions.foldWeighed(context, event) : {})),
    'drop it': assign(({ context, event }) => (event.type === 'poll.withdrawn' ? motions.foldWithdrawn(context, event.motionId) : {})),
    'let go of what was proposed': assign(({ context }) => motions.foldLapsed(context)),
    'close the motion': assign(({ context, event }) => motions.foldConfirmed(context, event)),
    'take the other count': assign(({ event }) => (event.type === 'poll.excluded' ? motions.foldExcluded(event) : {})),
    'correct it': assign(({ event }) => (event.type === 'poll.corrected' ? motions.foldCorrected(event) : {})),
    'take the figures': assign(({ context, event }) => (event.type === 'poll.manual' ? motions.foldManual(context, event) : {})),
  },
}).createMachine({
  id: 'poll',
  initial: 'idle',
  context: freshPoll,
  on: { 'poll.seen': { actions: 'remember that ballots came' } },
  states: {
    idle: {
      on: {
        'poll.armed': 'armed',
        'poll.called': { target: 'armed', actions: 'call it' },
        'poll.opened': { target: 'open', actions: 'fix the rules' },
      },
    },
    armed: {
      on: {
        'poll.called': { actions: 'call it' },
        'poll.uncalled': uncalled,
        'poll.opened': { guard: 'as it was called', target: 'open', actions: 'fix the rules' },
        'poll.voided': toVoid,
        'poll.deferred': { guard: 'it is not called', ...toDeferred },
      },
    },
    open: {
      on: {
        'poll.extended': { guard: 'an end later than before', actions: 'fix the rules' },
        'poll.ending': { guard: 'its end was not announced yet', actions: 'fix the rules' },
        'poll.closing': 'closing',
        'poll.voided': toVoid,
      },
    },
    closing: { on: { 'poll.counting': 'counting', 'poll.voided': toVoid } },
    counting: {
      on: {
        'poll.counted': { guard: 'it is the final count of what was opened', actions: 'keep the count' },
        'poll.verified': { guard: 'they saw the count we hold', target: 'verified', actions: 'sign it' },
        ...talk,
        'poll.excluded': leaveOut,
        'poll.manual': byHand,
        'poll.deferred': toDeferred,
        'poll.voided': toVoid,
      },
    },
    verified: {
      on: {
        'poll.seen': [
          {
            guard: 'figures by hand stand in for it',
            target: 'counting',
            actions: ['remember that ballots came', 'forget the figures by hand', 'let go of what was proposed'],
          },
          { actions: 'remember that ballots came' },
        ],
        'poll.revealed': { guard: 'nothing proposed waits', target: 'revealed', actions: 'say it' },
        ...talk,
        'poll.excluded': { ...leaveOut, target: 'counting' },
        'poll.manual': byHand,
        'poll.deferred': toDeferred,
        'poll.voided': toVoid,
      },
    },
    deferred: {
      on: {
        'poll.called': { guard: 'it never opened', target: 'armed', actions: 'call it' },
        'poll.opened': { guard: 'it never opened', target: 'open', actions: 'fix the rules' },
        'poll.counted': { guard: 'it is the final count of what was opened', actions: 'keep the count' },
        'poll.verified': { guard: 'they saw the count we hold', target: 'verified', actions: 'sign it' },
        ...talk,
        'poll.excluded': leaveOut,
        'poll.manual': byHand,
        'poll.voided': toVoid,
      },
    },
    revealed: {
      on: {
        ...talk,
        'poll.corrected': { guard: 'another person confirms what they saw', actions: ['close the motion', 'correct it'] },
        'poll.voided': toVoid,
      },
    },
    void: {
      on: {
        'poll.armed': { guard: 'it is not called', target: 'armed', actions: 'forget the last try' },
        'poll.called': { guard: 'it is not called', target: 'armed', actions: ['forget the last try', 'call it'] },
        'poll.uncalled': uncalled,
        'poll.opened': { guard: 'it is not called', target: 'open', actions: ['forget the last try', 'fix the rules'] },
      },
    },
  },
});
