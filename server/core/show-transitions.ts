/** What moves the show, by phase: each fact with the guard that must hold and the action that folds it. */
import { type PollFact, pollFactTypes } from './poll-machine.ts';

const allowing = (types: readonly PollFact['type'][]) =>
  Object.fromEntries(types.map((type) => [type, { guard: 'the poll allows it' as const, actions: 'move the poll' as const }]));
const opening = { guard: 'the poll allows it', actions: ['move the poll', 'keep on air'] } as const;
export const onPolls = { ...allowing(pollFactTypes), 'poll.called': opening, 'poll.opened': opening };
/** No vote opens after the end; what was opened is still counted, shown and kept. */
export const onLatePolls = allowing(
  pollFactTypes.filter((type) => !['poll.armed', 'poll.called', 'poll.opened', 'poll.extended', 'poll.ending'].includes(type)),
);
const noted = { guard: 'the station can do this now', actions: 'note the local break' } as const;
const onLocalBreaks = {
  'localBreak.planned': noted,
  'localBreak.dropped': noted,
  'localBreak.started': noted,
  'localBreak.rejoining': noted,
  'localBreak.ended': noted,
} as const;
export const always = {
  'chair.taken': { actions: 'give the chair' },
  'message.sent': { actions: 'tell the presenter' },
  'message.cleared': { actions: 'clear the message' },
  'message.delivered': { guard: 'the mark is new', actions: 'mark the message' },
  'message.seen': { guard: 'the mark is new', actions: 'mark the message' },
  'station.muted': { actions: 'mute the station' },
  'station.unmuted': { actions: 'mute the station' },
  'station.excluded': { actions: 'change the station' },
  'station.labelled': { actions: 'change the station' },
  'station.delayed': { actions: 'change the station' },
  'station.asWritten': { actions: 'take the station as written' },
  'station.keyRotated': { actions: 'only log it' },
  'station.keyRevoked': { actions: 'only log it' },
  'station.dumped': { actions: 'dump the delay' },
  'alarm.acknowledged': { actions: 'mark the alarms' },
  'alarm.shelved': { actions: 'mark the alarms' },
  'alarm.unshelved': { actions: 'mark the alarms' },
  ...onLocalBreaks,
  'stationMessage.sent': { actions: 'keep what was written' },
  'stationMessage.marked': { guard: 'there are new marks', actions: 'mark what was written' },
  // OBS may answer after the show has gone on.
  'overlay.asked': { actions: 'only log it' },
  'overlay.made': { actions: 'only log it' },
  'overlay.failed': { actions: 'only log it' },
  noted: { actions: 'only log it' },
} as const;
export const onPlan = {
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
  'plan.imported': { guard: 'it leaves alone what stands fast', actions: 'bring the table in' },
  'plan.undone': { guard: 'the newest edit that can be undone', actions: 'take the edit back' },
  'plan.redone': { guard: 'the edit undone last', actions: 'do the edit again' },
  'plan.proposed': { guard: 'a known edit', actions: 'keep the proposal' },
  'plan.accepted': { guard: 'it is proposed', actions: 'end the proposal' },
  'plan.declined': { guard: 'it is proposed', actions: 'end the proposal' },
  'plan.withdrawn': { guard: 'it is proposed', actions: 'end the proposal' },
  'guest.approved': { guard: 'the guest allows it', actions: 'move the guest' },
  'guest.moved': { guard: 'the guest allows it', actions: 'move the guest' },
  'guest.mic': { guard: 'the guest allows it', actions: 'move the guest' },
  'guest.given': { guard: 'the guest allows it', actions: 'move the guest' },
  'guest.swapped': { guard: 'both are still to come', actions: 'swap the guests' },
  ...always,
} as const;

export const onCrowd = { 'crowd.came': { actions: 'let the crowd in' }, 'crowd.left': { actions: 'see the crowd off' } } as const;
export const beforeAir = { ...onPlan, ...onCrowd, 'rehearsal.placed': { guard: 'it is in the order', actions: 'begin there' } } as const;

export const onAir = {
  'segment.taken': { guard: 'it is in the order', target: '#show.live.running', actions: ['put it on air', 'keep on air'] },
  'show.adopted': { guard: 'it is in the order', target: '#show.live.running', actions: ['adopt it', 'keep on air'] },
} as const;
