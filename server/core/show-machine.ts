/**
 * The show machine: one episode, off → preflight → ready → live → ended.
 *
 * It is run by XState's pure `transition` over facts, never as a live actor: a fact is offered,
 * `can` says whether it is legal here, and once it is on disk the next state is adopted.
 * Polls and guests have machines of their own; their states live in this one's memory.
 */
import { assign, setup } from 'xstate';
import type { Fact, FactBody } from './facts.ts';
import type { GuestFact } from './guest-machine.ts';
import * as message from './message-folds.ts';
import * as people from './people-folds.ts';
import type { Plan } from './plan.ts';
import { nextMadeId } from './plan-additions.ts';
import { nextCopy } from './plan-copies.ts';
import { newestUndoable } from './plan-edits.ts';
import { redoable } from './plan-redo.ts';
import { type PollFact, pollFactTypes } from './poll-machine.ts';
import { freshPoll } from './poll-state.ts';
import * as proposals from './proposal-folds.ts';
import * as rundown from './rundown-folds.ts';
import * as screen from './screen-folds.ts';
import * as fold from './show-folds.ts';
import { isToBeTaken, onAirRun, type ShowContext } from './show-state.ts';

const fresh = (plan: Plan): ShowContext => ({
  plan,
  order: plan.order,
  skipped: [],
  retimed: {},
  locked: [],
  copies: [],
  made: [],
  written: {},
  undone: [],
  edits: [],
  editCount: 0,
  touched: {},
  runs: [],
  next: plan.order[0] ?? null,
  slate: null,
  breakEndsAt: null,
  frozenSince: null,
  clip: null,
  cueRuns: [],
  polls: Object.fromEntries(Object.keys(plan.polls).map((id) => [id, { phase: 'idle', ...freshPoll }])),
  guests: Object.fromEntries(Object.keys(plan.guests).map((id) => [id, { phase: 'expected', onSince: null, used: 0, approval: null }])),
  graphics: [],
  offers: {},
  branches: {},
  messages: [],
  proposals: [],
  chair: null,
  startedAt: null,
  endedAt: null,
});

type Args = { context: ShowContext; event: Fact };
/** An action that folds only facts of its own kinds. */
const folding = <T extends FactBody['type']>(
  types: readonly T[],
  patch: (context: ShowContext, fact: Extract<Fact, { type: T }>) => Partial<ShowContext>,
) => {
  const isOurs = (fact: Fact): fact is Extract<Fact, { type: T }> => (types as readonly string[]).includes(fact.type);
  return ({ context, event }: Args): Partial<ShowContext> => (isOurs(event) ? patch(context, event) : {});
};

const known = ({ context, event }: Args): boolean => 'segmentId' in event && event.segmentId in context.plan.segments;
const isCurrent = (context: ShowContext, segmentId: string) => onAirRun(context)?.segmentId === segmentId;

const isPollFact = (fact: Fact): fact is PollFact => fact.type.startsWith('poll.');
const isGuestFact = (fact: Fact): fact is GuestFact => fact.type === 'guest.moved' || fact.type === 'guest.approved';

const allowing = (types: readonly PollFact['type'][]) =>
  Object.fromEntries(types.map((type) => [type, { guard: 'the poll allows it' as const, actions: 'move the poll' as const }]));
const onPolls = allowing(pollFactTypes);
/** No vote opens after the end; what was opened is still counted, shown and kept. */
const onLatePolls = allowing(
  pollFactTypes.filter((type) => !['poll.armed', 'poll.called', 'poll.opened', 'poll.extended', 'poll.ending'].includes(type)),
);
const always = {
  'chair.taken': { actions: 'give the chair' },
  'message.sent': { actions: 'tell the presenter' },
  'message.cleared': { actions: 'clear the message' },
  'message.delivered': { guard: 'the mark is new', actions: 'mark the message' },
  'message.seen': { guard: 'the mark is new', actions: 'mark the message' },
  noted: { actions: 'only log it' },
} as const;
const onPlan = {
  'segment.skipped': { guard: 'not on air', actions: 'skip it' },
  'segment.inserted': { guard: 'not on air', actions: 'place it' },
  'segment.moved': { guard: 'not on air', actions: 'place it' },
  'segment.retimed': { guard: 'a known segment', actions: 'give it a new length' },
  'next.set': { guard: 'it is in the order', actions: 'make it next' },
  'segment.duplicated': { guard: 'there is room for the copy', actions: 'copy it' },
  'segment.locked': { guard: 'a known segment', actions: 'lock it' },
  'segment.removed': { guard: 'still to come, and not next', actions: 'take it out' },
  'segment.written': { guard: 'it may be written', actions: 'write it' },
  'segment.created': { guard: 'there is room for it', actions: 'make it' },
  'plan.undone': { guard: 'the newest edit that can be undone', actions: 'take the edit back' },
  'plan.redone': { guard: 'the edit undone last', actions: 'do the edit again' },
  'plan.proposed': { guard: 'a known edit', actions: 'keep the proposal' },
  'plan.accepted': { guard: 'it is proposed', actions: 'end the proposal' },
  'plan.declined': { guard: 'it is proposed', actions: 'end the proposal' },
  'plan.withdrawn': { guard: 'it is proposed', actions: 'end the proposal' },
  'guest.approved': { guard: 'the guest allows it', actions: 'move the guest' },
  'guest.moved': { guard: 'the guest allows it', actions: 'move the guest' },
  ...always,
} as const;

const onAir = {
  'segment.taken': { guard: 'it is in the order', target: '#show.live.running', actions: 'put it on air' },
  'show.adopted': { guard: 'it is in the order', target: '#show.live.running', actions: 'adopt it' },
} as const;

export const showMachine = setup({
  types: { context: {} as ShowContext, events: {} as Fact, input: {} as { plan: Plan } },
  guards: {
    'a known segment': known,
    'not on air': (args) => known(args) && 'segmentId' in args.event && !isCurrent(args.context, args.event.segmentId),
    'it is in the order': ({ context, event }) => 'segmentId' in event && isToBeTaken(context, event.segmentId),
    'there is room for the copy': ({ context, event }) =>
      event.type === 'segment.duplicated' &&
      context.order.includes(event.after) &&
      nextCopy(context.plan, context.copies, event.segmentId)?.id === event.copyId,
    'still to come, and not next': ({ context, event }) =>
      event.type === 'segment.removed' &&
      context.order.includes(event.segmentId) &&
      context.next !== event.segmentId &&
      !context.runs.some((run) => run.segmentId === event.segmentId),
    'the newest edit that can be undone': ({ context, event }) =>
      event.type === 'plan.undone' && newestUndoable(context)?.id === event.editId,
    'it may be written': ({ context, event }) =>
      event.type === 'segment.written' &&
      event.segmentId in context.plan.segments &&
      (event.title === undefined || !context.runs.some(({ segmentId }) => segmentId === event.segmentId)),
    'there is room for it': ({ context, event }) =>
      event.type === 'segment.created' && event.shots.length > 0 && nextMadeId(context.plan, context.made) === event.segmentId,
    'the edit undone last': ({ context, event }) => event.type === 'plan.redone' && redoable(context)?.id === event.editId,
    'a known edit': ({ context, event }) => event.type === 'plan.proposed' && event.edit.segmentId in context.plan.segments,
    'it is proposed': ({ context, event }) => 'proposalId' in event && context.proposals.some(({ id }) => id === event.proposalId),
    'the shot exists': ({ context, event }) => event.type === 'shot.cut' && event.shotId in context.plan.shots,
    'a person cuts to it': ({ context, event }) =>
      event.type === 'shot.cut' && event.shotId in context.plan.shots && fold.leavesSlate(event),
    'the poll allows it': ({ context, event }) => isPollFact(event) && people.pollCan(context, event),
    'the guest allows it': ({ context, event }) => isGuestFact(event) && people.guestCan(context, event),
    'the mark is new': ({ context, event }) => message.isMarkNew(context, event),
    'the branch is known': ({ context, event }) =>
      event.type === 'branch.confirmed' && isToBeTaken(context, event.to) && context.polls[event.pollId]?.phase === 'revealed',
  },
  actions: {
    'only log it': assign({}),
    'put it on air': assign(folding(['segment.taken'], fold.foldTake)),
    'adopt it': assign(folding(['show.adopted'], fold.foldAdopted)),
    'cut to it': assign(folding(['shot.cut'], fold.foldCut)),
    'show the slate': assign(folding(['slate.shown'], fold.foldSlate)),
    'go to the break': assign(folding(['break.started'], (_, fact) => fold.foldBreak(fact))),
    'come back from the break': assign(fold.foldBreakEnd()),
    'hold the clock': assign(folding(['clock.frozen'], fold.foldFreeze)),
    'let the clock run': assign(folding(['clock.resumed'], fold.foldResume)),
    'roll the clip': assign(folding(['clip.started'], (_, fact) => fold.foldClip(fact))),
    'end the clip': assign(folding(['clip.ended'], fold.foldClipEnd)),
    'skip it': assign(folding(['segment.skipped'], rundown.foldEdit)),
    'place it': assign(folding(['segment.inserted', 'segment.moved'], rundown.foldEdit)),
    'give it a new length': assign(folding(['segment.retimed'], rundown.foldEdit)),
    'make it next': assign(folding(['next.set'], rundown.foldEdit)),
    'copy it': assign(folding(['segment.duplicated'], rundown.foldEdit)),
    'lock it': assign(folding(['segment.locked'], rundown.foldEdit)),
    'take it out': assign(folding(['segment.removed'], rundown.foldEdit)),
    'write it': assign(folding(['segment.written'], rundown.foldEdit)),
    'make it': assign(folding(['segment.created'], rundown.foldEdit)),
    'do the edit again': assign(folding(['plan.redone'], rundown.foldRedo)),
    'take the edit back': assign(folding(['plan.undone'], rundown.foldUndo)),
    'keep the proposal': assign(folding(['plan.proposed'], proposals.foldProposed)),
    'end the proposal': assign(folding(['plan.accepted', 'plan.declined', 'plan.withdrawn'], proposals.foldSettled)),
    'note the cue': assign(folding(['cue.fired', 'cue.missed'], screen.foldCue)),
    'end the cue': assign(folding(['cue.ended'], screen.foldCueEnd)),
    'put the graphic on': assign(folding(['graphic.on'], screen.foldGraphic)),
    'take the graphic off': assign(folding(['graphic.off'], screen.foldGraphicOff)),
    'clear the graphics': assign({ graphics: [] }),
    'move the poll': assign(({ context, event }) => (isPollFact(event) ? people.foldPoll(context, event) : {})),
    'move the guest': assign(({ context, event }) => (isGuestFact(event) ? people.foldGuest(context, event) : {})),
    'follow the branch': assign(folding(['branch.confirmed'], rundown.foldBranch)),
    'give the chair': assign(folding(['chair.taken'], (_, fact) => fold.foldChair(fact))),
    'tell the presenter': assign(folding(['message.sent'], message.foldMessage)),
    'clear the message': assign(folding(['message.cleared'], message.foldCleared)),
    'mark the message': assign(folding(['message.delivered', 'message.seen'], message.foldMark)),
    'leave the air': assign(({ context, event }) => fold.foldEnd(context, event)),
  },
}).createMachine({
  id: 'show',
  initial: 'off',
  context: ({ input }) => fresh(input.plan),
  states: {
    off: { on: { 'preflight.begun': 'preflight', ...always } },
    preflight: {
      on: {
        ...onPlan,
        'preflight.begun': { actions: 'only log it' },
        'episode.readied': 'ready',
        'episode.ended': { target: 'ended', actions: 'leave the air' },
      },
    },
    ready: { on: { ...onPlan, ...onAir, 'preflight.begun': 'preflight', 'episode.ended': { target: 'ended', actions: 'leave the air' } } },
    live: {
      initial: 'running',
      on: {
        ...onPlan,
        ...onAir,
        ...onPolls,
        'shot.cut': { guard: 'the shot exists', actions: 'cut to it' },
        'slate.shown': { actions: 'show the slate' },
        'clip.started': { actions: 'roll the clip' },
        'clip.ended': { actions: 'end the clip' },
        'cue.fired': { actions: 'note the cue' },
        'cue.missed': { actions: 'note the cue' },
        'cue.ended': { actions: 'end the cue' },
        'graphic.on': { actions: 'put the graphic on' },
        'graphic.off': { actions: 'take the graphic off' },
        'graphics.cleared': { actions: 'clear the graphics' },
        'branch.confirmed': { guard: 'the branch is known', actions: 'follow the branch' },
        'episode.ended': { target: 'ended', actions: 'leave the air' },
      },
      states: {
        running: {
          on: {
            'clock.frozen': { target: 'frozen', actions: 'hold the clock' },
            'break.started': { target: 'break', actions: 'go to the break' },
          },
        },
        frozen: { on: { 'clock.resumed': { target: 'running', actions: 'let the clock run' } } },
        break: {
          on: {
            'break.ended': { target: 'running', actions: 'come back from the break' },
            'shot.cut': { guard: 'a person cuts to it', target: 'running', actions: ['come back from the break', 'cut to it'] },
            'slate.shown': { target: 'running', actions: ['come back from the break', 'show the slate'] },
          },
        },
      },
    },
    ended: { on: { ...onLatePolls, ...always } },
  },
});
