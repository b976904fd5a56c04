/** The table of live tasks: what each comes to at a desk, and when it cannot be pressed and why. */
import { describe, expect, it } from 'vitest';
import { didOf } from '../../control-room/keys/did.ts';
import { deedOf } from '../../control-room/keys/tasks.ts';
import { minutes, seconds } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { sampleView } from '../fakes/sample-view.ts';
import { asked, counting, desk, final, notAired, now, onAirWith, quiet, verified, whole, why, withPoll, withRow } from './task-desk.ts';

describe('on air', () => {
  const run = { believesOnAir: 'run-6' };

  it('[K1] takes what is next, with what the caller saw on air', () => {
    expect(asked('take', desk())).toEqual({ type: 'segment.take', ...run, believesNext: whole.nextSegmentId });
    expect(asked('take', desk({ ...notAired, phase: 'ready' }))).toEqual({
      type: 'segment.take',
      believesOnAir: null,
      believesNext: whole.nextSegmentId,
    });
    expect(why('take', desk({ nextSegmentId: null }))).toBe('nothingNext');
    expect(why('take', desk({ phase: 'off' }))).toBe('noEpisode');
    expect(why('take', desk({ phase: 'preflight' }))).toBe('notReady');
    expect(why('take', desk({ phase: 'ended' }))).toBe('ended');
  });

  it('[K1] cuts to the running segment’s shot with that number', () => {
    expect(asked('shot-3', desk())).toEqual({ type: 'shot.cut', ...run, shotId: 'guest' });
    expect(why('shot-9', desk())).toBe('noShot');
    expect(why('shot-3', desk(notAired))).toBe('nothingOnAir');
  });

  it('[K1] freezes the clock, goes to a break and to the slate, and back by the same key', () => {
    const slated = (slate: 'break' | 'breakdown') => desk({ onAir: { ...whole.onAir!, slate } });
    expect(asked('freeze', desk())).toEqual({ type: 'clock.freeze', frozen: true });
    expect(asked('freeze', desk({ phase: 'frozen' }))).toEqual({ type: 'clock.freeze', frozen: false });
    expect(asked('break', desk())).toEqual({ type: 'break.start', ...run });
    expect(asked('break', slated('break'))).toEqual({ type: 'break.end', ...run });
    expect(asked('slate', desk())).toEqual({ type: 'slate.show', ...run });
    expect(asked('slate', slated('breakdown'))).toEqual({ type: 'break.end', ...run });
    for (const id of ['freeze', 'break', 'slate', 'cue-fire'] as const) expect(why(id, desk(notAired)), id).toBe('nothingOnAir');
  });

  it('[K1] fires the first cue that waits for a person', () => {
    const cue = whole.cues.find(({ trigger, state }) => trigger === 'manual' && state === 'waiting')!;
    expect(asked('cue-fire', desk())).toEqual({ type: 'cue.fire', ...run, cueId: cue.id });
    expect(why('cue-fire', desk({ cues: whole.cues.filter(({ id }) => id !== cue.id) }))).toBe('noCue');
  });

  it('[K1] fires the ad-lib with that number, and says when the episode has none', () => {
    expect(asked('ad-lib-2', desk())).toEqual({ type: 'adlib.fire', ...run, adLibId: 'close-up' });
    expect(why('ad-lib-6', desk())).toBe('noAdLib');
    expect(why('ad-lib-1', desk(notAired))).toBe('nothingOnAir');
  });

  it('[K1] asks where we are in its dialog, once the episode is ready', () => {
    expect(deedOf('we-are-here', desk())).toEqual({ do: 'open' });
    expect(why('we-are-here', desk({ phase: 'preflight' }))).toBe('notReady');
    expect(why('we-are-here', desk({ phase: 'ended' }))).toBe('ended');
  });
});

describe('what is next', () => {
  it('[K1] is set one later and one earlier among what is to come, and skipped', () => {
    expect(asked('next-later', desk())).toEqual({ type: 'segment.setNext', segmentId: 'guest-eggs' });
    const eggsNext = { nextSegmentId: 'guest-eggs' };
    expect(asked('next-earlier', desk(eggsNext))).toEqual({ type: 'segment.setNext', segmentId: 'order-apples' });
    expect(why('next-earlier', desk()), 'the one on air is not gone back to by a step').toBe('noneEarlier');
    expect(why('next-later', desk({ nextSegmentId: 'closing' }))).toBe('noneLater');
    expect(asked('next-later', desk({ nextSegmentId: null, ...withRow('order-apples', { state: 'later' }) }))).toEqual({
      type: 'segment.setNext',
      segmentId: 'order-apples',
    });
    expect(asked('next-later', desk(withRow('guest-eggs', { state: 'skipped' })))).toMatchObject({ segmentId: 'vote-eggs' });
    expect(asked('skip-next', desk())).toEqual({ type: 'segment.skip', segmentId: 'order-apples', skipped: true });
    expect(why('skip-next', desk({ nextSegmentId: null }))).toBe('nothingNext');
  });

  it('[K1] is made 30 s longer or shorter: the running one keeps the length that it was taken with', () => {
    expect(asked('next-longer', desk())).toEqual({ type: 'segment.retime', segmentId: 'order-apples', planned: minutes(4.5) });
    expect(asked('next-shorter', desk())).toEqual({ type: 'segment.retime', segmentId: 'order-apples', planned: minutes(3.5) });
    expect(why('next-shorter', desk(withRow('order-apples', { planned: seconds(30) })))).toBe('tooShort');
    expect(why('next-longer', desk(withRow('order-apples', { planned: minutes(120) })))).toBe('tooLong');
    expect(why('next-longer', desk({ phase: 'ended' }))).toBe('ended');
  });
});

describe('the edits of the plan', () => {
  const did = { type: 'segment.locked' as const, segmentId: 'guest-eggs', locked: true };
  const edit = { editId: 'edit-7', by: 'Wu Tong', at: now, did };

  it('[K9] are undone and done again, the one that stands on the button, or it is said why not', () => {
    expect(asked('undo', desk({ undo: edit }))).toEqual({ type: 'plan.undo', editId: 'edit-7' });
    expect(asked('redo', desk({ redo: edit }))).toEqual({ type: 'plan.redo', editId: 'edit-7' });
    expect(why('undo', desk({ undo: null }))).toBe('nothingToUndo');
    expect(why('redo', desk({ redo: null }))).toBe('nothingToRedo');
    expect(why('undo', desk({ undo: edit, phase: 'ended' }))).toBe('ended');
    expect(why('redo', desk({ redo: edit, phase: 'off' }))).toBe('noEpisode');
    expect(why('undo', desk({ undo: edit }, { me: { id: 'op-he', role: 'vote' } }))).toBe('notYours');
  });
});

describe('guests and graphics', () => {
  const guests = (phases: readonly OperatorView['guests'][number]['phase'][]) => ({
    guests: whole.guests.map((guest, index) => ({ ...guest, phase: phases[index] ?? 'expected' })),
  });

  it('[K1] brings on the running segment’s guest, else the first who is ready', () => {
    expect(asked('guest-on', desk())).toEqual({ type: 'guest.move', guestId: 'guest-eggs', to: 'on', believesOnAir: 'run-6' });
    const two = guests(['ready', 'expected', 'ready']);
    expect(asked('guest-on', desk(two))).toMatchObject({ guestId: 'guest-oranges' });
    expect(asked('guest-on', desk({ ...two, ...onAirWith('guest-eggs') }))).toMatchObject({ guestId: 'guest-eggs' });
    expect(why('guest-on', desk(guests(['done', 'on', 'arrived'])))).toBe('noGuestReady');
    expect(asked('guest-done', desk())).toEqual({ type: 'guest.move', guestId: 'guest-apples', to: 'done' });
    expect(why('guest-done', desk(guests(['done'])))).toBe('noGuestOn');
  });

  it('[K1] titles the guest who is on, else the next, and takes the title off again; never before it is approved', () => {
    expect(asked('guest-title', desk())).toEqual({
      type: 'graphic.on',
      graphic: 'lower-third',
      guestId: 'guest-apples',
      believesOnAir: 'run-6',
    });
    const { name, title, province } = whole.guests[1]!;
    const shown = {
      ...whole.graphics[0]!,
      id: 'g-title',
      kind: 'lower-third' as const,
      data: { kind: 'lower-third' as const, name, title, place: province },
    };
    expect(asked('guest-title', desk({ graphics: [shown] }))).toEqual({ type: 'graphic.off', graphicId: 'g-title' });
    const another = { ...shown, id: 'g-wrong', data: { ...shown.data, name: { zh: '别人', en: 'Somebody else' } } };
    for (const graphics of [[another], [shown]])
      expect(asked('guest-title', desk({ ...guests(['done', 'done']), graphics })), 'however it came on').toMatchObject({
        type: 'graphic.off',
        graphicId: graphics[0]?.id,
      });
    expect(asked('guest-title', desk(guests(['done', 'done', 'ready'])))).toMatchObject({ guestId: 'guest-eggs' });
    expect(why('guest-title', desk(guests(['done', 'done', 'done', 'on'])))).toBe('titleNotApproved');
    expect(why('guest-title', desk(guests(['done'])))).toBe('noGuest');
  });

  it('[K1] gives 30 s of the bank to the guest who is on, while there are any', () => {
    expect(asked('guest-give', desk())).toEqual({ type: 'guest.give', guestId: 'guest-apples', by: seconds(30) });
    expect(why('guest-give', desk({ guestBank: 0 }))).toBe('bankEmpty');
    expect(why('guest-give', desk(guests(['done'])))).toBe('noGuestOn');
  });

  it('[K1] puts the running segment’s product card on, and off whichever is on', () => {
    expect(asked('product', desk())).toEqual({ type: 'graphic.off', graphicId: 'g-card' });
    expect(asked('product', desk({ graphics: [] }))).toEqual({
      type: 'graphic.on',
      graphic: 'product-card',
      productId: 'apples',
      believesOnAir: 'run-6',
    });
    expect(why('product', desk({ graphics: [], ...onAirWith('closing') }))).toBe('noProduct');
    expect(why('product', desk({ graphics: [], ...notAired }))).toBe('nothingOnAir');
    const frozen = { ...sampleView(0).graphicsDesk, frozen: { since: 0, by: 'Sun Yue' } };
    expect(asked('graphics-freeze', desk({}))).toEqual({ type: 'graphic.freeze', frozen: true });
    expect(asked('graphics-freeze', desk({ graphicsDesk: frozen }))).toEqual({ type: 'graphic.freeze', frozen: false });
    expect(asked('graphics-clear', desk({ graphics: [] })), 'also what this screen does not know of').toEqual({ type: 'graphic.clear' });
  });
});

describe('the vote', () => {
  it('[K1] opens for the segment on air and for no other, and never beside another vote', () => {
    expect(asked('vote-open', desk({ ...quiet, ...onAirWith('vote-apples') }))).toEqual({
      type: 'poll.open',
      pollId: 'poll-apples',
      believesOnAir: 'run-6',
    });
    expect(why('vote-open', desk({ ...quiet, nextSegmentId: 'vote-eggs', ...onAirWith('guest-eggs') }))).toBe('noVoteHere');
    expect(why('vote-open', desk({ ...quiet, ...onAirWith('guest-eggs') }))).toBe('noVoteHere');
    expect(why('vote-open', desk())).toBe('voteIsOn');
    expect(why('vote-open', desk({ ...quiet, ...notAired }))).toBe('nothingOnAir');
  });

  it('[K1] is moved on while that can be announced, and closed when its end was not', () => {
    expect(asked('vote-extend', desk())).toEqual({ type: 'poll.extend', pollId: 'poll-apples', by: seconds(30) });
    expect(why('vote-extend', desk(withPoll({ extendUntil: now })))).toBe('tooLateToExtend');
    expect(why('vote-extend', desk(quiet))).toBe('noVoteOpen');
    expect(why('vote-close', desk())).toBe('closesByItself');
    const endless = withPoll({ openEnded: true });
    expect(why('vote-extend', desk(endless))).toBe('noEndToMove');
    expect(asked('vote-close', desk(endless))).toEqual({ type: 'poll.close', pollId: 'poll-apples' });
  });

  it('[K4] is signed only with the figures’ own button in focus; the key brings it there first', () => {
    expect(deedOf('vote-verify', desk(counting))).toEqual({ do: 'show', pollId: 'poll-apples' });
    expect(asked('vote-verify', desk(counting, { focused: 'vote-verify' }))).toEqual({
      type: 'poll.verify',
      pollId: 'poll-apples',
      saw: { yea: 41_205, nay: 9877 },
    });
    expect(why('vote-verify', desk())).toBe('nothingToVerify');
    expect(why('vote-verify', desk(withPoll({ phase: 'counting', counted: { ...final, final: false } }), { figures: null }))).toBe(
      'countNotFinal',
    );
    expect(why('vote-verify', desk(withPoll({ phase: 'counting', counted: final, quorum: 1_000_000 })))).toBe('tooFewVotes');
  });

  it('[K1] shows its result when it is verified and due; a tie of the chair’s is only brought forward', () => {
    expect(asked('vote-reveal', desk(verified))).toEqual({ type: 'poll.reveal', pollId: 'poll-apples' });
    const early = withPoll({ phase: 'verified', decision: 'yea', earliestReveal: now + 1 });
    expect(deedOf('vote-reveal', desk(early))).toMatchObject({ do: 'not', why: 'notBefore', time: '06:13:20' });
    expect(why('vote-reveal', desk(counting))).toBe('verifyFirst');
    expect(why('vote-reveal', desk())).toBe('nothingToReveal');
    const tie = withPoll({ phase: 'verified', decision: 'chair', earliestReveal: null });
    expect(deedOf('vote-reveal', desk(tie))).toEqual({ do: 'show', pollId: 'poll-apples' });
  });

  it('[K1] leads where the chair confirms it', () => {
    expect(why('branch-confirm', desk())).toBe('noBranch');
    const waits = withPoll({ branch: { to: 'order-apples', confirmed: false } });
    expect(asked('branch-confirm', desk(waits))).toEqual({ type: 'branch.confirm', pollId: 'poll-apples', to: 'order-apples' });
  });
});

describe('a key whose button is not on the screen', () => {
  it('[K1] says whose title and which product’s card it put on', () => {
    const bare = { ...whole, graphics: [] };
    const [guest] = whole.guests;
    const [product] = whole.products;
    expect(didOf({ type: 'graphic.on', graphic: 'lower-third', guestId: guest!.id }, bare)).toEqual({ word: 'titleOn', name: guest!.name });
    expect(didOf({ type: 'graphic.on', graphic: 'product-card', productId: product!.id }, bare)).toEqual({
      word: 'cardOn',
      name: product!.name,
    });
  });

  it('[K1] says which one it took off, by the name that was on air', () => {
    const [guest] = whole.guests;
    const card = whole.graphics.find(({ kind }) => kind === 'product-card')!;
    const data = { kind: 'lower-third' as const, name: guest!.name, title: guest!.title, place: 'Luochuan' };
    const title = { ...card, id: 'title-1', kind: data.kind, data };
    const view = { ...whole, graphics: [title, card] };
    expect(didOf({ type: 'graphic.off', graphicId: 'title-1' }, view)).toEqual({ word: 'titleOff', name: guest!.name });
    expect(didOf({ type: 'graphic.off', graphicId: card.id }, view)).toEqual({
      word: 'cardOff',
      name: (card.data as { name: unknown }).name,
    });
  });

  it('[K1] says which way a key went that goes both ways, and of any other that it is done', () => {
    expect(didOf({ type: 'graphic.freeze', frozen: true }, whole).word).toBe('graphicsFrozen');
    expect(didOf({ type: 'graphic.freeze', frozen: false }, whole).word).toBe('graphicsThawed');
    expect(didOf({ type: 'clock.freeze', frozen: false }, whole).word).toBe('clockGoes');
    expect(didOf({ type: 'graphic.clear' }, whole)).toEqual({ word: 'done' });
  });
});
