/**
 * From a command to facts, or to a refusal in the operator's words. One handler a command:
 * a command without a handler does not compile.
 */
import type { Command } from '../../contract/commands.ts';
import type { Show } from '../show.ts';
import * as adLibs from './ad-libs.ts';
import * as air from './air.ts';
import { sparingNext } from './chairs-next.ts';
import * as edits from './edits.ts';
import * as episode from './episode.ts';
import * as graphics from './graphics-by-hand.ts';
import * as desk from './graphics-desk.ts';
import * as guests from './guests.ts';
import * as imports from './imports.ts';
import * as local from './local-breaks.ts';
import * as messages from './messages.ts';
import * as motions from './motions.ts';
import * as polls from './polls.ts';
import * as proposals from './proposals.ts';
import * as rehearsal from './rehearsal.ts';
import * as rewrites from './rewrites.ts';
import * as rundown from './rundown.ts';
import { revealPrice } from './shop-graphics.ts';
import * as settings from './station-settings.ts';
import * as stations from './stations.ts';
import type { Decision, Handler, World } from './world.ts';

/** Activating an episode needs its files: playout does that itself. */
/** Keys are the house's, whatever is loaded: playout turns them too. */
export type ShowCommand = Exclude<Command, { type: 'episode.activate' | 'station.rotateKey' | 'station.revokeKey' }>;

const handlers: { readonly [T in ShowCommand['type']]: Handler<T> } = {
  'episode.preflight': episode.preflight,
  'overlay.make': episode.askForOverlay,
  'episode.ready': episode.readyEpisode,
  'episode.end': episode.endEpisode,
  'episode.keepOn': episode.keepOnAir,
  'rehearsal.from': rehearsal.beginFrom,
  'rehearsal.crowd': rehearsal.callCrowd,
  'rehearsal.end': rehearsal.endRehearsal,
  'chair.take': episode.takeChair,
  'chair.handOver': episode.handOverChair,
  'segment.take': air.takeSegment,
  'segment.setNext': rundown.setNext,
  'segment.skip': sparingNext(rundown.skipSegment),
  'segment.insert': sparingNext(rundown.insertSegment),
  'segment.move': sparingNext(rundown.moveSegment),
  'segment.retime': sparingNext(rundown.retimeSegment),
  'segment.duplicate': sparingNext(edits.duplicateSegment),
  'segment.lock': edits.lockSegment,
  'segment.remove': sparingNext(edits.removeSegment),
  'segment.write': rewrites.writeSegment,
  'segment.create': sparingNext(rewrites.createSegment),
  'plan.undo': sparingNext(edits.undoEdit),
  'plan.import': sparingNext(imports.importTable),
  'plan.redo': sparingNext(rewrites.redoEdit),
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
  'guest.move': guests.moveGuest,
  'guest.mic': guests.micGuest,
  'guest.give': guests.giveGuest,
  'guest.swap': sparingNext(guests.swapGuests),
  'guest.approve': guests.approveGuest,
  'adlib.fire': adLibs.fireAdLib,
  'graphic.on': graphics.graphicOn,
  'price.reveal': revealPrice,
  'graphic.off': graphics.graphicOff,
  'graphic.update': desk.updateGraphic,
  'graphic.clear': desk.clearGraphics,
  'graphic.removeAll': desk.removeGraphics,
  'graphic.labelsBack': desk.putLabelsBack,
  'graphic.freeze': desk.freezeGraphics,
  'station.mute': stations.muteStation,
  'station.unmute': stations.unmuteStation,
  'station.exclude': settings.excludeFromStation,
  'station.label': settings.labelStation,
  'station.delay': settings.delayStation,
  'station.asWritten': settings.takeAsWritten,
  'station.dump': stations.dumpDelay,
  'localBreak.plan': local.planBreak,
  'localBreak.drop': local.dropBreak,
  'localBreak.start': local.startBreak,
  'localBreak.end': local.endBreak,
  'stationMessage.send': local.writeToStations,
  'stationMessage.seen': local.readFromStations,
  'alarm.acknowledge': stations.acknowledgeAlarms,
  'alarm.shelve': stations.shelveAlarms,
  'alarm.unshelve': stations.unshelveAlarms,
  'message.send': messages.sendMessage,
  'message.clear': messages.clearMessage,
  'show.weAreHere': air.weAreHere,
};

export const decide = <T extends ShowCommand['type']>(command: Extract<ShowCommand, { type: T }>, show: Show, world: World): Decision =>
  (handlers[command.type as T] as Handler<T>)(command as never, show, world);
