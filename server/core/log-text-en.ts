/** The lines of the log in English. */
import type { ImportEdit, PlanEdit } from '../contract/plan-edits.ts';
import type { ProposedEdit } from '../contract/producer-views.ts';
import type { Result, Seconded } from './facts.ts';
import type { Names } from './log-names.ts';
import { graphicsTexts, stationTexts } from './log-text-desks-en.ts';
import { ownSideEnglish } from './log-text-stations.ts';
import { clockOf, type PlanFact, type PollFact, type Texts } from './log-text-types.ts';
import { tiesInEnglish, tieText, twoPeopleIn } from './ties.ts';

const proposal = { exclude: 'to leave out votes', correct: 'to correct the result', manual: 'figures by hand' } as const;
const told = (one: Result): string => `${one.decision}, ${one.yea} to ${one.nay}`;
const two = (one: Seconded): string => `${one.proposedBy} and ${one.confirmedBy}${tieText(tiesInEnglish, ...twoPeopleIn(one))}`;
const placeOf = (before: string | null, segment: Names['segment']): string =>
  before === null ? 'at the end' : `before ${segment(before)}`;
const editText = (edit: ProposedEdit, segment: (id: string) => string): string => {
  const title = segment(edit.segmentId);
  if (edit.do === 'setNext') return `next ${title}`;
  if (edit.do === 'skip') return `${edit.skipped ? 'skip' : 'bring back'} ${title}`;
  if (edit.do === 'retime') return `${title} to be ${clockOf(edit.planned)}`;
  return `${edit.do} ${title} ${placeOf(edit.before, segment)}`;
};

const undoneText: { readonly [T in PlanEdit['type']]: string } = {
  'next.set': 'next',
  'segment.skipped': 'skip',
  'segment.inserted': 'insert',
  'segment.moved': 'move',
  'segment.retimed': 'new length',
  'segment.duplicated': 'copy',
  'segment.locked': 'lock',
  'segment.removed': 'removal',
  'guest.swapped': 'swap of guests',
  'plan.imported': 'import',
  'segment.written': 'new words',
  'segment.created': 'new segment',
};

const importedText = ({ source, subject, mode, tally }: ImportEdit): string => {
  const parts = (['added', 'changed', 'moved', 'removed'] as const)
    .filter((what) => tally[what] > 0)
    .map((what) => `${tally[what]} ${what}`);
  return `${subject} from ${source.name} (${mode}): ${parts.join(', ') || 'nothing'}`;
};

const undoneOf = (did: PlanEdit, segment: (id: string) => string): string =>
  `${undoneText[did.type]} of ${did.type === 'plan.imported' ? importedText(did) : segment(did.segmentId)}`;

const planTexts = ({ segment, guest, said }: Names): Texts<PlanFact> => ({
  'next.set': (one) => `Next: ${segment(one.segmentId)}`,
  'segment.skipped': (one) => `${one.skipped ? 'Skipped' : 'Back in'}: ${segment(one.segmentId)}`,
  'segment.inserted': (one) => `Inserted: ${segment(one.segmentId)}, ${placeOf(one.before, segment)}`,
  'segment.moved': (one) => `Moved: ${segment(one.segmentId)}, ${placeOf(one.before, segment)}`,
  'segment.retimed': (one) => `${segment(one.segmentId)} is now ${clockOf(one.planned)}`,
  'segment.duplicated': (one) => `Copied: ${segment(one.segmentId)}`,
  'segment.locked': (one) => `${one.locked ? 'Locked' : 'Unlocked'}: ${segment(one.segmentId)}`,
  'segment.removed': (one) => `Taken out: ${segment(one.segmentId)}`,
  'segment.written': (one) =>
    [
      one.title === undefined ? '' : `${one.was === undefined ? 'A segment' : said(one.was)} is now called ${said(one.title)}`,
      one.notes === undefined ? '' : `Notes of ${segment(one.segmentId)}: ${one.notes === null ? 'none' : said(one.notes)}`,
    ]
      .filter(Boolean)
      .join('; '),
  'segment.created': (one) => `New: ${said(one.title)}, ${clockOf(one.planned)}, ${placeOf(one.before, segment)}`,
  'guest.swapped': (one) => `Guests changed places: ${guest(one.guestId)} and ${guest(one.withGuestId)}`,
  'plan.imported': (one) => `Imported ${importedText(one)}`,
  'plan.redone': ({ did, didBy }) => `Done again: ${undoneOf(did, segment)} (${didBy})`,
  'plan.undone': ({ did, didBy }) => `Undone: ${undoneOf(did, segment)} (${didBy})`,
  'plan.proposed': (one) => `Proposed by ${one.byName}: ${editText(one.edit, segment)}${one.note ? `: ${one.note}` : ''}`,
  'plan.accepted': () => 'Proposal accepted',
  'plan.declined': () => 'Proposal declined',
  'plan.withdrawn': () => 'Proposed edit withdrawn',
});

const pollTexts = (poll: (id: string) => string): Texts<PollFact> => ({
  'poll.armed': (one) => `Vote armed: ${poll(one.pollId)}`,
  'poll.called': (one) => `Vote called, waits for the phones’ door: ${poll(one.pollId)}`,
  'poll.uncalled': (one) => `No longer called: ${poll(one.pollId)}: ${one.reason}`,
  'poll.opened': (one) => `Vote open: ${poll(one.pollId)}`,
  'poll.extended': (one) => `Vote extended: ${poll(one.pollId)}`,
  'poll.ending': (one) => `Closing in ten seconds: ${poll(one.pollId)}`,
  'poll.closing': (one) => `Vote closing: ${poll(one.pollId)}`,
  'poll.counting': (one) => `Counting: ${poll(one.pollId)}`,
  // Everyone reads the log, so that figures are in it only once they were shown.
  'poll.counted': (one) => `Counted: ${poll(one.pollId)}`,
  'poll.seen': (one) => `First ballots: ${poll(one.pollId)}`,
  'poll.verified': (one) => `Verified by ${one.verifiedBy}: ${poll(one.pollId)}`,
  'poll.revealed': (one) => `Revealed: ${poll(one.pollId)}: ${one.decision}`,
  'poll.proposed': (one) => `Proposed, ${proposal[one.motion.kind]}: ${poll(one.pollId)}: ${one.motion.reason}`,
  'poll.weighed': (one) => `Counted as proposed: ${poll(one.pollId)}`,
  'poll.withdrawn': (one) => `Proposal withdrawn: ${poll(one.pollId)}`,
  'poll.excluded': (one) => `Votes left out by ${two(one)}: ${poll(one.pollId)}: ${one.reason}`,
  'poll.corrected': (one) => `Corrected by ${two(one)}: ${poll(one.pollId)}: ${told(one.was)}, now ${told(one.now)}: ${one.reason}`,
  'poll.manual': (one) => `Figures by hand, from ${one.source}, by ${two(one)}: ${poll(one.pollId)}`,
  'poll.deferred': (one) => `Deferred: ${poll(one.pollId)}: ${one.reason}`,
  'poll.voided': (one) => `Void: ${poll(one.pollId)}: ${one.reason}`,
});

export const englishTexts = (names: Names): Texts => {
  const { segment, shot, guest, clip, cue } = names;
  return {
    'preflight.begun': () => 'Preflight',
    'overlay.asked': (one) => `Overlay input asked of OBS: ${one.input}`,
    'overlay.made': (one) =>
      `Overlay input in OBS ${{ made: 'made', mended: 'put right', nothing: 'was right already' }[one.did]}: ${one.input}`,
    'overlay.failed': (one) => `Overlay input not made: ${one.input}: ${one.why}`,
    'episode.readied': (one) => (one.reason ? `Ready in spite of red checks: ${one.reason}` : 'Ready'),
    'end.asked': (one) => (one.reason ? `The end was asked for: ${one.reason}` : 'The end was asked for'),
    'end.putOff': () => 'The time to take the end back is counted anew',
    'end.takenBack': () => 'Kept on air: the end was taken back',
    'episode.ended': () => 'Episode ended',
    'chair.taken': (one) => (one.force ? `${one.name} took the chair: ${one.force}` : `${one.name} holds the chair`),
    'rehearsal.placed': (one) => `The rehearsal begins with ${segment(one.segmentId)}; what comes before it is taken as played to plan`,
    'crowd.came': (one) => `SIMULATED: ${one.viewers} viewers (${one.yea} % yea), ${one.orders} orders a minute`,
    'crowd.left': (one) => `The simulated viewers and orders are gone: ${one.why}`,
    'segment.taken': (one) => `TAKE ${segment(one.segmentId)}`,
    'show.adopted': (one) => `We are here: ${segment(one.segmentId)}`,
    ...planTexts(names),
    'shot.cut': (one) => `Cut to ${shot(one.shotId)}${one.cause === 'operator' ? '' : ` (${one.cause})`}`,
    'slate.shown': () => 'Breakdown slate',
    'break.started': () => 'Break',
    'break.ended': () => 'Back from the break',
    'clock.frozen': () => 'Clock frozen',
    'clock.resumed': () => 'Clock runs',
    'clip.started': (one) => `Clip ${clip(one.clipId)}`,
    'clip.ended': (one) => `Clip ended: ${clip(one.clipId)}`,
    'cue.fired': (one) => `Cue: ${cue(one.cueId)}${one.late ? `, ${Math.round(one.late / 1000)} s late` : ''}`,
    'cue.missed': (one) => `Cue missed: ${cue(one.cueId)}: ${one.why}`,
    'cue.ended': (one) => `Cue ended: ${cue(one.cueId)}`,
    ...pollTexts(names.poll),
    'branch.confirmed': (one) => `The result leads to ${segment(one.to)}`,
    'guest.moved': (one) => `${guest(one.guestId)}: ${one.to}`,
    'guest.mic': (one) => `${guest(one.guestId)}: microphone ${one.on ? 'on' : 'off'}`,
    'guest.given': (one) => `${guest(one.guestId)}: ${clockOf(Math.abs(one.time))} ${one.time < 0 ? 'back to' : 'from'} the bank`,
    'adlib.fired': (one) => `Ad-lib: ${names.adLib(one.adLibId)}`,
    'guest.approved': (one) => `Name and title approved: ${one.name}, ${one.title}`,
    'graphic.on': (one) => `Graphic on: ${names.graphic(one.graphic)}`,
    'graphic.off': (one) => `Graphic off: ${names.graphicOff(one.graphicId)}`,
    ...graphicsTexts(names),
    ...stationTexts(names),
    ...ownSideEnglish(names),
    'message.sent': (one) => `To the presenter: ${names.said(one.text)}`,
    'message.cleared': () => 'Message to the presenter cleared',
    'message.delivered': () => 'The presenter’s page shows the message',
    'message.seen': () => 'The presenter has seen the message',
    noted: (one) => one.text,
  };
};
