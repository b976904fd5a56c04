/**
 * One guest's slot: expected → arrived → ready → on → done, or no-show.
 * A guest may go back on (a second slot) and a no-show may still arrive.
 */
import { assign, setup } from 'xstate';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { FactOf } from './facts.ts';

export type GuestContext = {
  readonly onSince: EpochMs | null;
  /** Time on air in earlier turns; the running turn is now − onSince. */
  readonly used: Ms;
  readonly approval: { readonly name: string; readonly title: string } | null;
};

export type GuestFact = FactOf<'guest.moved' | 'guest.approved'>;

const to =
  (phase: string) =>
  ({ event }: { event: GuestFact }) =>
    event.type === 'guest.moved' && event.to === phase;

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
    'approve name and title': assign(({ event }) =>
      event.type === 'guest.approved' ? { approval: { name: event.name, title: event.title } } : {},
    ),
  },
}).createMachine({
  id: 'guest',
  initial: 'expected',
  context: { onSince: null, used: 0, approval: null },
  on: { 'guest.approved': { actions: 'approve name and title' } },
  states: {
    expected: {
      on: {
        'guest.moved': [
          { guard: 'to arrived', target: 'arrived' },
          { guard: 'to ready', target: 'ready' },
          { guard: 'to on', target: 'on' },
          { guard: 'to no-show', target: 'no-show' },
        ],
      },
    },
    arrived: {
      on: {
        'guest.moved': [
          { guard: 'to ready', target: 'ready' },
          { guard: 'to on', target: 'on' },
          { guard: 'to no-show', target: 'no-show' },
          { guard: 'to expected', target: 'expected' },
        ],
      },
    },
    ready: {
      on: {
        'guest.moved': [
          { guard: 'to on', target: 'on' },
          { guard: 'to arrived', target: 'arrived' },
          { guard: 'to no-show', target: 'no-show' },
        ],
      },
    },
    on: { entry: 'start the turn', exit: 'end the turn', on: { 'guest.moved': [{ guard: 'to done', target: 'done' }] } },
    done: { on: { 'guest.moved': [{ guard: 'to on', target: 'on' }] } },
    'no-show': { on: { 'guest.moved': [{ guard: 'to arrived', target: 'arrived' }] } },
  },
});
