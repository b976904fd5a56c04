/**
 * From a command to facts, or to a refusal in the operator's words. One handler a command:
 * a command without a handler does not compile.
 */
import type { Command } from '../../contract/commands.ts';
import type { Show } from '../show.ts';
import * as air from './air.ts';
import * as edits from './edits.ts';
import * as episode from './episode.ts';
import * as messages from './messages.ts';
import * as motions from './motions.ts';
import * as people from './people-and-graphics.ts';
import * as polls from './polls.ts';
import * as proposals from './proposals.ts';
import * as rewrites from './rewrites.ts';
import * as rundown from './rundown.ts';
import type { Decision, Handler, World } from './world.ts';

/** Activating an episode needs its files: playout does that itself. */
export type ShowCommand = Exclude<Command, { type: 'episode.activate' }>;

const handlers: { readonly [T in ShowCommand['type']]: Handler<T> } = {
  'episode.preflight': episode.preflight,
  'episode.ready': episode.readyEpisode,
  'episode.end': episode.endEpisode,
  'chair.take': episode.takeChair,
  'chair.handOver': episode.handOverChair,
  'segment.take': air.takeSegment,
  'segment.setNext': rundown.setNext,
  'segment.skip': rundown.skipSegment,
  'segment.insert': rundown.insertSegment,
  'segment.move': rundown.moveSegment,
  'segment.retime': rundown.retimeSegment,
  'segment.duplicate': edits.duplicateSegment,
  'segment.lock': edits.lockSegment,
  'segment.remove': edits.removeSegment,
  'segment.write': rewrites.writeSegment,
  'segment.create': rewrites.createSegment,
  'plan.undo': edits.undoEdit,
  'plan.redo': rewrites.redoEdit,
  'plan.propose': proposals.proposeEdit,
  'plan.accept': proposals.acceptEdit,
  'plan.decline': proposals.declineEdit,
  'plan.withdraw': proposals.withdrawEdit,
  'shot.cut': air.cutShot,
  'slate.show': air.showSlate,
  'break.start': air.startBreak,
  'break.end': air.endBreak,
  'clock.freeze': air.freezeClock,
  'cue.fire': air.fireCue,
  'cue.end': air.endCue,
  'poll.open': polls.openPoll,
  'poll.close': polls.closePoll,
  'poll.extend': polls.extendPoll,
  'poll.verify': polls.verifyPoll,
  'poll.reveal': polls.revealPoll,
  'poll.propose': motions.proposeMotion,
  'poll.confirm': motions.confirmMotion,
  'poll.withdraw': motions.withdrawMotion,
  'poll.defer': polls.deferPoll,
  'poll.void': polls.voidPoll,
  'branch.confirm': polls.confirmBranch,
  'guest.move': people.moveGuest,
  'guest.approve': people.approveGuest,
  'graphic.on': people.graphicOn,
  'graphic.off': people.graphicOff,
  'graphic.clear': people.graphicClear,
  'message.send': messages.sendMessage,
  'message.clear': messages.clearMessage,
  'show.weAreHere': air.weAreHere,
};

export const decide = <T extends ShowCommand['type']>(command: Extract<ShowCommand, { type: T }>, show: Show, world: World): Decision =>
  (handlers[command.type as T] as Handler<T>)(command as never, show, world);
