/**
 * Who may ask what: the roles that may send each command, and which commands are the chair's alone.
 *
 * The operators' door refuses by this table; the control room greys out by the same one. Playout decides
 * whether the asker holds the chair, and whether the show allows the deed at all.
 */
import type { Command, Role } from './commands.ts';

/** A command, or as much of it as is known before it is pressed. What is left out counts as not allowed where it matters. */
type Asked = { readonly type: Command['type']; readonly graphic?: string };
type Rule = (role: Role, asked: Asked) => boolean;

const only =
  (...roles: readonly Role[]) =>
  (role: Role): boolean =>
    roles.includes(role);

const directing = only('director', 'producer');
const voting = only('director', 'vote');
const hosting = only('director', 'producer', 'guests');
/** Whoever has hands in the show; the auditor and a viewer only look. */
const working = only('director', 'producer', 'vote', 'guests', 'graphics');
const drawing = only('director', 'producer', 'graphics');

const rules: Readonly<Record<Command['type'], Rule>> = {
  'episode.activate': only('director'),
  'episode.preflight': directing,
  'overlay.make': directing,
  'episode.ready': only('director'),
  'episode.end': only('director'),
  'episode.keepOn': directing,
  'rehearsal.from': directing,
  'rehearsal.crowd': directing,
  'rehearsal.end': directing,
  'chair.take': directing,
  'chair.handOver': directing,
  'segment.take': directing,
  'segment.setNext': directing,
  'segment.skip': directing,
  'segment.insert': directing,
  'segment.move': directing,
  'segment.retime': directing,
  'segment.duplicate': directing,
  'segment.lock': directing,
  'segment.remove': directing,
  'segment.write': directing,
  'segment.create': directing,
  'plan.undo': directing,
  'plan.import': directing,
  'plan.redo': directing,
  'plan.propose': working,
  'plan.accept': directing,
  'plan.decline': directing,
  'plan.withdraw': working,
  'shot.cut': directing,
  'slate.show': directing,
  'break.start': directing,
  'break.end': directing,
  'clock.freeze': directing,
  'cue.fire': directing,
  'cue.end': directing,
  'adlib.fire': directing,
  'poll.open': voting,
  'poll.close': voting,
  'poll.extend': voting,
  'poll.verify': voting,
  'poll.reveal': voting,
  'poll.propose': voting,
  'poll.confirm': voting,
  'poll.withdraw': voting,
  'poll.defer': voting,
  'poll.void': voting,
  'branch.confirm': directing,
  'guest.move': hosting,
  'guest.mic': hosting,
  'guest.give': hosting,
  'guest.swap': hosting,
  'guest.approve': hosting,
  // Whoever looks after the guests may title them, and take a wrong name off; the rest of the screen is not theirs.
  'graphic.on': (role, asked) => drawing(role) || (role === 'guests' && asked.graphic === 'lower-third'),
  'price.reveal': drawing,
  'graphic.off': only('director', 'producer', 'graphics', 'guests'),
  'graphic.update': drawing,
  'graphic.clear': drawing,
  'graphic.removeAll': drawing,
  'graphic.labelsBack': drawing,
  'graphic.freeze': drawing,
  'station.mute': directing,
  'station.unmute': directing,
  'station.exclude': directing,
  'station.label': directing,
  'station.delay': directing,
  'station.asWritten': directing,
  'station.rotateKey': directing,
  'station.revokeKey': directing,
  'station.dump': drawing,
  'localBreak.plan': directing,
  'localBreak.drop': directing,
  'localBreak.start': directing,
  'localBreak.end': directing,
  'stationMessage.send': drawing,
  'stationMessage.seen': drawing,
  'alarm.acknowledge': drawing,
  'alarm.shelve': drawing,
  'alarm.unshelve': drawing,
  'message.send': directing,
  'message.clear': directing,
  'show.weAreHere': directing,
};

export const mayAsk = (role: Role, asked: Asked): boolean => rules[asked.type](role, asked);

const chairOnly: ReadonlySet<Command['type']> = new Set([
  'rehearsal.from',
  'chair.handOver',
  'segment.take',
  'segment.setNext',
  'plan.accept',
  'plan.decline',
  'shot.cut',
  'slate.show',
  'break.start',
  'break.end',
  'clock.freeze',
  'cue.fire',
  'cue.end',
  'adlib.fire',
  'branch.confirm',
  'show.weAreHere',
]);

/**
 * True for what changes the air, or sets what it goes to next: only the one who holds the chair does it; others propose.
 * Edits of the rundown are everybody's who directs, but for those that would change what is next or its length while on air
 * (`next-after.ts`): of them only a part is the chair's, and the deed alone does not tell.
 */
export const isForTheChair = (type: Command['type']): boolean => chairOnly.has(type);
