/**
 * The task table of button boxes: from an address such as `shot/2` to a command of the show, or to why not.
 *
 * A box knows no ids: "the next guest", "the poll of this segment" are looked up here, in the view of this moment.
 * Pure. Whether the asker may do it, and whether the show allows it, is decided where every command is.
 */
import type { Refusal } from '../contract/commands.ts';
import { besideNext, cueInHand, firstProposal, guestOn, nextGuest, runningRow } from '../contract/in-hand.ts';
import { seconds } from '../contract/units.ts';
import type { GuestRow, OperatorView, ProposalRow, SegmentRow } from '../contract/views.ts';
import { aimed, type Deed, type Look, nextInLine, no, onAirRun, onward, same, seen, type Task } from './task.ts';
import { closeVote, confirmBranch, extendVote, openVote, revealResult, verifyCount } from './vote-tasks.ts';

/** How much a press of longer or shorter changes the next segment. */
const step = seconds(30);
/** What one press gives of the bank to the guest who is on. */
const bankStep = seconds(30);
const [shortest, longest] = [seconds(1), seconds(7200)];

const upcoming = (view: OperatorView): SegmentRow | undefined => view.rundown.find(({ id }) => id === view.nextSegmentId);

const withNext =
  (deed: (next: SegmentRow) => Deed | Refusal): Look =>
  ({ view }) => {
    const next = upcoming(view);
    return next ? deed(next) : no('nothing-next', 'Nothing is next.');
  };

const retime = (by: number): Look =>
  withNext((next) => {
    const planned = next.planned + by;
    if (planned < shortest || planned > longest) return no('wrong-phase', 'What is next is as long or as short as it can be.');
    return { type: 'segment.retime', segmentId: next.id, planned };
  });

const setNextBeside =
  (step: 1 | -1): Look =>
  ({ view }) => {
    const to = besideNext(view, step);
    if (to) return { type: 'segment.setNext', segmentId: to.id };
    return no('nothing-next', step < 0 ? 'Nothing that is to come stands earlier.' : 'Nothing that is to come stands later.');
  };

const withGuestOn =
  (deed: (guest: GuestRow, view: OperatorView) => Deed): Look =>
  ({ view }) => {
    const guest = guestOn(view);
    return guest ? deed(guest, view) : no('wrong-phase', 'No guest is on.');
  };

const takeOff =
  (kind: OperatorView['graphics'][number]['kind'], missing: string): Look =>
  ({ view }) => {
    const graphic = view.graphics.find((one) => one.kind === kind);
    return graphic ? { type: 'graphic.off', graphicId: graphic.id } : no('wrong-phase', missing);
  };

const cut: Look = ({ view, which }) => {
  const shot = view.shots.find(({ key, id }) => key === which || id === which);
  return shot
    ? { type: 'shot.cut', believesOnAir: onAirRun(view), shotId: shot.id }
    : no('unknown', 'The segment on air has no shot of this key or name.');
};

const fireCue: Look = ({ view, which }) =>
  view.cues.some(({ id }) => id === which)
    ? { type: 'cue.fire', believesOnAir: onAirRun(view), cueId: which }
    : no('unknown', 'The segment on air has no such cue.');

/** By its place among the ad-libs, as the keys count them, or by its name. */
const fireAdLib: Look = ({ view, which }) => {
  const adLib = view.adLibs.find(({ id }, index) => id === which || String(index + 1) === which);
  return adLib
    ? { type: 'adlib.fire', believesOnAir: onAirRun(view), adLibId: adLib.id }
    : no('unknown', 'The episode has no ad-lib of this number or name.');
};

const fireNextCue: Look = ({ view }) => {
  const cue = cueInHand(view);
  return cue ? { type: 'cue.fire', believesOnAir: onAirRun(view), cueId: cue.id } : no('wrong-phase', 'No cue waits for a hand.');
};

const nextGuestOn: Look = ({ view }) => {
  const guest = nextGuest(view);
  return guest ? { type: 'guest.move', guestId: guest.id, to: 'on', ...seen(view) } : no('wrong-phase', 'No guest is ready to come on.');
};

const productOn: Look = ({ view }) => {
  const productId = runningRow(view)?.productId;
  return productId === undefined
    ? no('wrong-phase', 'The segment on air sells no product.')
    : { type: 'graphic.on', graphic: 'product-card', productId, ...seen(view) };
};

const undo: Look = ({ view: { undo: edit } }) =>
  edit ? { type: 'plan.undo', editId: edit.editId } : no('wrong-phase', 'There is nothing to undo.');

const withProposal =
  (deed: (proposal: ProposalRow) => Deed): Look =>
  ({ view }) => {
    const proposal = firstProposal(view);
    return proposal ? deed(proposal) : no('wrong-phase', 'Nothing is proposed.');
  };

/** One part of an address may be `:which`: a key or an id. The first that fits is meant. */
const tasks: Readonly<Record<string, Task>> = {
  take: onward(({ view }) => ({ type: 'segment.take', believesOnAir: onAirRun(view) })),
  'shot/:which': same(cut),
  freeze: same(() => ({ type: 'clock.freeze', frozen: true })),
  unfreeze: same(() => ({ type: 'clock.freeze', frozen: false })),
  break: same(({ view }) => ({ type: 'break.start', believesOnAir: onAirRun(view) })),
  back: same(({ view }) => ({ type: 'break.end', believesOnAir: onAirRun(view) })),
  breakdown: same(({ view }) => ({ type: 'slate.show', believesOnAir: onAirRun(view) })),
  'here/:which': same(({ which }) => ({ type: 'show.weAreHere', segmentId: which, startedAgo: 0 })),
  'next/set/:which': same(({ which }) => ({ type: 'segment.setNext', segmentId: which })),
  'next/skip': onward(withNext((next) => ({ type: 'segment.skip', segmentId: next.id, skipped: true }))),
  'next/earlier': same(setNextBeside(-1)),
  'next/later': same(setNextBeside(1)),
  'next/longer': same(retime(step)),
  'next/shorter': same(retime(-step)),
  'cue/next/fire': onward(fireNextCue),
  'cue/:which/fire': same(fireCue),
  'cue/:which/end': same(({ which }) => ({ type: 'cue.end', cueId: which })),
  'adlib/:which': same(fireAdLib),
  'guest/next/on': onward(nextGuestOn),
  'guest/:which/on': same(({ view, which }) => ({ type: 'guest.move', guestId: which, to: 'on', ...seen(view) })),
  'guest/done': aimed(withGuestOn((guest) => ({ type: 'guest.move', guestId: guest.id, to: 'done' }))),
  'guest/give': aimed(withGuestOn((guest) => ({ type: 'guest.give', guestId: guest.id, by: bankStep }))),
  'guest/title': aimed(withGuestOn((guest, view) => ({ type: 'graphic.on', graphic: 'lower-third', guestId: guest.id, ...seen(view) }))),
  'guest/title/off': same(takeOff('lower-third', 'No title is on.')),
  'poll/open': aimed(openVote),
  'poll/close': same(closeVote),
  'poll/extend': same(extendVote),
  'poll/verify': same(verifyCount),
  'poll/reveal': same(revealResult),
  'branch/confirm': same(confirmBranch),
  'graphics/clear': same(() => ({ type: 'graphic.clear' })),
  'graphics/freeze': same(() => ({ type: 'graphic.freeze', frozen: true })),
  'graphics/thaw': same(() => ({ type: 'graphic.freeze', frozen: false })),
  'product/on': aimed(productOn),
  'product/off': same(takeOff('product-card', 'No product card is on.')),
  undo: nextInLine(undo),
  'proposal/accept': nextInLine(withProposal(({ id }) => ({ type: 'plan.accept', proposalId: id }))),
  'proposal/decline': nextInLine(withProposal(({ id }) => ({ type: 'plan.decline', proposalId: id }))),
  'finish/keep': same(() => ({ type: 'episode.keepOn' })),
  finish: same(() => no('not-allowed', 'The evening is ended at a screen, where it says what it cuts off; a button box keeps it on air.')),
  'chair/take': same(() => no('not-allowed', 'The chair is taken and handed over at a screen, never by a button box.')),
};

const fits = (pattern: string, words: readonly string[]): string | undefined => {
  const parts = pattern.split('/');
  if (parts.length !== words.length) return undefined;
  if (!parts.every((part, at) => part === ':which' || part === words[at])) return undefined;
  return words[parts.indexOf(':which')] ?? '';
};

/** The task at an address, with whatever stood for `:which`. */
export const taskAt = (address: string): { readonly task: Task; readonly which: string } | undefined => {
  const words = address.split('/');
  for (const [pattern, task] of Object.entries(tasks)) {
    const which = fits(pattern, words);
    if (which !== undefined) return { task, which };
  }
  return undefined;
};
