/**
 * The show machine: one episode, off → preflight → ready → live → ended.
 *
 * It is run by XState's pure `transition` over facts, never as a live actor: a fact is offered,
 * `can` says whether it is legal here, and once it is on disk the next state is adopted.
 * Polls and guests have machines of their own; their states live in this one's memory.
 */
import { assign, setup } from 'xstate';
import { foldAdLib } from './ad-lib-folds.ts';
import type { Fact, FactBody } from './facts.ts';
import * as finish from './finishing.ts';
import { freshShow } from './fresh-show.ts';
import * as desk from './graphics-desk-folds.ts';
import { swapObstacle } from './guest-blocks.ts';
import type { GuestFact } from './guest-machine.ts';
import { canBeImported } from './import-folds.ts';
import * as local from './local-break-folds.ts';
import * as message from './message-folds.ts';
import * as people from './people-folds.ts';
import type { Plan } from './plan.ts';
import { nextMadeId } from './plan-additions.ts';
import { nextCopy } from './plan-copies.ts';
import { newestUndoable } from './plan-edits.ts';
import { redoable } from './plan-redo.ts';
import type { PollFact } from './poll-machine.ts';
import { foldRevealed } from './price-reveals.ts';
import * as proposals from './proposal-folds.ts';
import * as rehearsal from './rehearsal-folds.ts';
import * as rundown from './rundown-folds.ts';
import * as screen from './screen-folds.ts';
import * as fold from './show-folds.ts';
import { isToBeTaken, onAirRun, type ShowContext } from './show-state.ts';
import { always, beforeAir, onAir, onCrowd, onLatePolls, onPlan, onPolls } from './show-transitions.ts';
import { foldAsWritten, foldChange } from './station-changes.ts';
import * as station from './station-folds.ts';
import * as talk from './station-messages.ts';

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
const isGuestFact = (fact: Fact): fact is GuestFact => fact.type.startsWith('guest.') && fact.type !== 'guest.swapped';

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
    'it leaves alone what stands fast': ({ context, event }) => event.type === 'plan.imported' && canBeImported(context, event),
    'the newest edit that can be undone': ({ context, event }) =>
      event.type === 'plan.undone' && newestUndoable(context)?.id === event.editId,
    'it may be written': ({ context, event }) =>
      event.type === 'segment.written' &&
      event.segmentId in context.plan.segments &&
      (event.title === undefined || !context.runs.some(({ segmentId }) => segmentId === event.segmentId)),
    'there is room for it': ({ context, event }) =>
      event.type === 'segment.created' && event.shots.length > 0 && nextMadeId(context.plan) === event.segmentId,
    'the edit undone last': ({ context, event }) => event.type === 'plan.redone' && redoable(context)?.id === event.editId,
    'a known edit': ({ context, event }) => event.type === 'plan.proposed' && event.edit.segmentId in context.plan.segments,
    'it is proposed': ({ context, event }) => 'proposalId' in event && context.proposals.some(({ id }) => id === event.proposalId),
    'the shot exists': ({ context, event }) => event.type === 'shot.cut' && event.shotId in context.plan.shots,
    'a person cuts to it': ({ context, event }) =>
      event.type === 'shot.cut' && event.shotId in context.plan.shots && fold.leavesSlate(event),
    'the poll allows it': ({ context, event }) => isPollFact(event) && people.pollCan(context, event),
    'the guest allows it': ({ context, event }) => isGuestFact(event) && people.guestCan(context, event),
    'both are still to come': ({ context, event }) =>
      event.type === 'guest.swapped' && swapObstacle(context, event.guestId, event.withGuestId) === undefined,
    'the ad-lib is known': ({ context, event }) =>
      event.type === 'adlib.fired' && (context.plan.adLibs ?? []).some(({ id }) => id === event.adLibId),
    'the station can do this now': ({ context, event }) => local.canBreak(context, event),
    'the end allows it': ({ context, event }) => finish.canFinish(context, event),
    'there are new marks': ({ context, event }) => talk.areMarksNew(context, event),
    'the mark is new': ({ context, event }) => message.isMarkNew(context, event),
    'the graphic is on': ({ context, event }) =>
      event.type === 'graphic.updated' && context.graphics.some(({ id }) => id === event.graphic.id),
    'the product is known': ({ context, event }) => event.type === 'price.revealed' && event.productId in context.plan.products,
    'the branch is known': ({ context, event }) =>
      event.type === 'branch.confirmed' && isToBeTaken(context, event.to) && context.polls[event.pollId]?.phase === 'revealed',
  },
  actions: {
    'only log it': assign({}),
    'put it on air': assign(folding(['segment.taken'], fold.foldTake)),
    'adopt it': assign(folding(['show.adopted'], fold.foldAdopted)),
    'cut to it': assign(folding(['shot.cut'], fold.foldCut)),
    'show the slate': assign(folding(['slate.shown'], fold.foldSlate)),
    'go to the break': assign(
      folding(['break.started'], (context, fact) => ({ ...fold.foldBreak(fact), ...local.placedWithShow(context, fact.at) })),
    ),
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
    'bring the table in': assign(folding(['plan.imported'], rundown.foldImport)),
    'write it': assign(folding(['segment.written'], rundown.foldEdit)),
    'make it': assign(folding(['segment.created'], rundown.foldEdit)),
    'do the edit again': assign(folding(['plan.redone'], rundown.foldRedo)),
    'take the edit back': assign(folding(['plan.undone'], rundown.foldUndo)),
    'keep the proposal': assign(folding(['plan.proposed'], proposals.foldProposed)),
    'end the proposal': assign(folding(['plan.accepted', 'plan.declined', 'plan.withdrawn'], proposals.foldSettled)),
    'note the cue': assign(folding(['cue.fired', 'cue.missed'], screen.foldCue)),
    'end the cue': assign(folding(['cue.ended'], screen.foldCueEnd)),
    'put the graphic on': assign(folding(['graphic.on'], screen.foldGraphic)),
    'tell the price': assign(folding(['price.revealed'], foldRevealed)),
    'take the graphic off': assign(folding(['graphic.off'], screen.foldGraphicOff)),
    'change the graphic': assign(folding(['graphic.updated'], desk.foldUpdated)),
    'clear the graphics': assign(folding(['graphics.cleared'], desk.foldCleared)),
    'take everything off': assign(folding(['graphics.removed'], desk.foldRemoved)),
    'put the labels back': assign(({ context }) => desk.foldLabelled(context)),
    'freeze the graphics': assign(folding(['graphics.frozen'], desk.foldFrozen)),
    'let the graphics go': assign(({ context }) => desk.foldThawed(context)),
    'move the poll': assign(({ context, event }) => (isPollFact(event) ? people.foldPoll(context, event) : {})),
    'move the guest': assign(({ context, event }) => (isGuestFact(event) ? people.foldGuest(context, event) : {})),
    'swap the guests': assign(folding(['guest.swapped'], rundown.foldEdit)),
    'note the ad-lib': assign(folding(['adlib.fired'], foldAdLib)),
    'follow the branch': assign(folding(['branch.confirmed'], rundown.foldBranch)),
    'give the chair': assign(folding(['chair.taken'], (_, fact) => fold.foldChair(fact))),
    'tell the presenter': assign(folding(['message.sent'], message.foldMessage)),
    'clear the message': assign(folding(['message.cleared'], message.foldCleared)),
    'mark the message': assign(folding(['message.delivered', 'message.seen'], message.foldMark)),
    'mute the station': assign(folding(['station.muted', 'station.unmuted'], station.foldMute)),
    'change the station': assign(folding(['station.excluded', 'station.labelled', 'station.delayed'], foldChange)),
    'take the station as written': assign(folding(['station.asWritten'], foldAsWritten)),
    'dump the delay': assign(folding(['station.dumped'], station.foldDump)),
    'mark the alarms': assign(folding(['alarm.acknowledged', 'alarm.shelved', 'alarm.unshelved'], station.foldAlarm)),
    'note the local break': assign(folding(local.breakFacts, local.foldLocalBreak)),
    'keep what was written': assign(folding(['stationMessage.sent'], talk.foldStationMessage)),
    'mark what was written': assign(folding(['stationMessage.marked'], talk.foldStationMarks)),
    'begin there': assign(folding(['rehearsal.placed'], rehearsal.foldPlaced)),
    'let the crowd in': assign(folding(['crowd.came'], (_, fact) => rehearsal.foldCrowd(fact))),
    'see the crowd off': assign({ crowd: null }),
    'ask for the end': assign(folding(['end.asked'], (_, fact) => finish.foldAsked(fact))),
    'put off the end': assign(folding(['end.putOff'], finish.foldPutOff)),
    'keep on air': assign({ finishing: null }),
    'leave the air': assign(({ context, event }) => fold.foldEnd(context, event)),
  },
}).createMachine({
  id: 'show',
  initial: 'off',
  context: ({ input }) => freshShow(input.plan),
  states: {
    off: { on: { 'preflight.begun': 'preflight', ...always } },
    preflight: {
      on: {
        ...beforeAir,
        'preflight.begun': { actions: 'only log it' },
        'episode.readied': 'ready',
        'episode.ended': { target: 'ended', actions: 'leave the air' },
      },
    },
    ready: {
      on: { ...beforeAir, ...onAir, 'preflight.begun': 'preflight', 'episode.ended': { target: 'ended', actions: 'leave the air' } },
    },
    live: {
      initial: 'running',
      on: {
        ...onPlan,
        ...onCrowd,
        ...onAir,
        ...onPolls,
        'shot.cut': { guard: 'the shot exists', actions: 'cut to it' },
        'slate.shown': { actions: 'show the slate' },
        'clip.started': { actions: 'roll the clip' },
        'clip.ended': { actions: 'end the clip' },
        'cue.fired': { actions: 'note the cue' },
        'cue.missed': { actions: 'note the cue' },
        'cue.ended': { actions: 'end the cue' },
        'adlib.fired': { guard: 'the ad-lib is known', actions: 'note the ad-lib' },
        'graphic.on': { actions: 'put the graphic on' },
        'graphic.off': { actions: 'take the graphic off' },
        'price.revealed': { guard: 'the product is known', actions: 'tell the price' },
        'graphic.updated': { guard: 'the graphic is on', actions: 'change the graphic' },
        'graphics.cleared': { actions: 'clear the graphics' },
        'graphics.removed': { actions: 'take everything off' },
        'graphics.labelled': { actions: 'put the labels back' },
        'graphics.frozen': { actions: 'freeze the graphics' },
        'graphics.thawed': { actions: 'let the graphics go' },
        'branch.confirmed': { guard: 'the branch is known', actions: 'follow the branch' },
        'end.asked': { guard: 'the end allows it', actions: 'ask for the end' },
        'end.putOff': { guard: 'the end allows it', actions: 'put off the end' },
        'end.takenBack': { guard: 'the end allows it', actions: 'keep on air' },
        'episode.ended': { target: 'ended', actions: 'leave the air' },
      },
      states: {
        running: {
          on: {
            'clock.frozen': { target: 'frozen', actions: 'hold the clock' },
            'break.started': { target: 'break', actions: ['go to the break', 'keep on air'] },
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
