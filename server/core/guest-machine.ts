/**
 * One guest's slot: expected → arrived → ready → on → done, or no-show.
 * A guest may go back on (a second slot) and a no-show may still arrive.
 * What becomes of unused time is the bank's to say (`guest-bank`).
 */
import { assign, setup } from 'xstate';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FactOf } from './facts.ts';

export type GuestContext = {
  readonly onSince: EpochMs | null;
  /** Time on air in earlier turns; the running turn is now − onSince. */
  readonly used: Ms;
  readonly approval: { readonly name: string; readonly title: string } | null;
  readonly arrivedAt: EpochMs | null;
  /** Since when they wear a microphone. */
  readonly micAt: EpochMs | null;
  /** Time from the bank, and time of theirs that went to it; neither is ever below zero. */
  readonly given: Ms;
  readonly returned: Ms;
};

export const freshGuest: GuestContext = {
  ...{ onSince: null, used: 0, approval: null },
  ...{ arrivedAt: null, micAt: null, given: 0, returned: 0 },
};

export type GuestFact = FactOf<'guest.moved' | 'guest.approved' | 'guest.mic' | 'guest.given'>;

const to =
  (phase: string) =>
  ({ event }: { event: GuestFact }) =>
    event.type === 'guest.moved' && event.to === phase;

const takesTime = { 'guest.given': { actions: 'give them time' } } as const;
const wearsMic = { 'guest.mic': { actions: 'note the microphone' } } as const;

export const guestMachine = setup({
  types: { context: {} as GuestContext, events: {} as GuestFact },
  guards: {
    'to expected': to('expected'),
    'to arrived': to('arrived'),
    'to ready': to('ready'),
    'to on': to('on'),
    'to done': to('done'),
    'to no-show': to('no-show'),
  },
  actions: {
    'start the turn': assign(({ event }) => ({ onSince: event.at })),
    'end the turn': assign(({ context, event }) => ({
      onSince: null,
      used: context.used + (context.onSince === null ? 0 : event.at - context.onSince),
    })),
    'note that they are here': assign(({ context, event }) => ({ arrivedAt: context.arrivedAt ?? event.at })),
    'note that they are not here': assign({ arrivedAt: null, micAt: null }),
    'note the microphone': assign(({ context, event }) =>
      event.type === 'guest.mic' ? { micAt: event.on ? (context.micAt ?? event.at) : null } : {},
    ),
    'give them time': assign(({ context, event }) => (event.type === 'guest.given' ? { given: context.given + event.time } : {})),
    'approve name and title': assign(({ event }) =>
      event.type === 'guest.approved' ? { approval: { name: event.name, title: event.title } } : {},
    ),
  },
}).createMachine({
  id: 'guest',
  initial: 'expected',
  context: freshGuest,
  on: { 'guest.approved': { actions: 'approve name and title' } },
  states: {
    expected: {
      entry: 'note that they are not here',
      on: {
        ...takesTime,
        'guest.moved': [
          { guard: 'to arrived', target: 'arrived' },
          { guard: 'to ready', target: 'ready' },
          { guard: 'to on', target: 'on' },
          { guard: 'to no-show', target: 'no-show' },
        ],
      },
    },
    arrived: {
      entry: 'note that they are here',
      on: {
        ...takesTime,
        ...wearsMic,
        'guest.moved': [
          { guard: 'to ready', target: 'ready' },
          { guard: 'to on', target: 'on' },
          { guard: 'to no-show', target: 'no-show' },
          { guard: 'to expected', target: 'expected' },
        ],
      },
    },
    ready: {
      entry: 'note that they are here',
      on: {
        ...takesTime,
        ...wearsMic,
        'guest.moved': [
          { guard: 'to on', target: 'on' },
          { guard: 'to arrived', target: 'arrived' },
          { guard: 'to no-show', target: 'no-show' },
        ],
      },
    },
    on: {
      entry: ['note that they are here', 'start the turn'],
      exit: 'end the turn',
      on: { ...takesTime, ...wearsMic, 'guest.moved': [{ guard: 'to done', target: 'done' }] },
    },
    done: { on: { ...wearsMic, 'guest.moved': [{ guard: 'to on', target: 'on' }] } },
    'no-show': { entry: 'note that they are not here', on: { 'guest.moved': [{ guard: 'to arrived', target: 'arrived' }] } },
  },
});
