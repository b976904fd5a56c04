/** A button of a box and a key of the same name do the same, whatever stands first in a list. */
import { describe, expect, it } from 'vitest';
import type { CueRow, GuestPhase, OperatorView } from '../../server/contract/views.ts';
import { readPress } from '../../server/remote/read-press.ts';
import { asked, desk, now, onAirWith, quiet, whole, why } from '../control-room/task-desk.ts';

const pressed = (address: string, patch: Partial<OperatorView>) => {
  const view = { ...whole, ...patch };
  const found = readPress({ address, believes: 'run-6', believesNext: view.nextSegmentId ?? 'none' }, { view, now, lastDone: undefined });
  return found.ok ? found.deed : found.refusal.code;
};
/** What both come to; a box that differs from the key fails here. */
const both = (address: string, task: Parameters<typeof asked>[0], patch: Partial<OperatorView> = {}) => {
  const deed = pressed(address, patch);
  expect([address, deed]).toEqual([address, asked(task, desk(patch))]);
  return deed;
};
const guests = (...phases: readonly GuestPhase[]) => ({
  guests: whole.guests.map((guest, index) => ({ ...guest, phase: phases[index] ?? ('expected' as const) })),
});
const cue = (id: string, trigger: string, more: Partial<CueRow> = {}): CueRow => ({
  id,
  kind: 'prompt',
  trigger,
  state: 'waiting',
  firesAt: null,
  endsAt: null,
  what: id,
  ...more,
});

describe('a box and the key', () => {
  it('[M12] bring on the running segment’s own guest, also where another ready one stands first, and nobody who is not ready', () => {
    const two = guests('ready', 'arrived', 'ready');
    const own = whole.guests[2]?.id;
    expect(both('guest/next/on', 'guest-on', { ...two, ...onAirWith('guest-eggs') })).toMatchObject({ guestId: own });
    expect(both('guest/next/on', 'guest-on', { ...two, ...onAirWith('closing') })).toMatchObject({ guestId: whole.guests[0]?.id });
    expect(pressed('guest/next/on', guests('arrived'))).toBe('wrong-phase');
  });

  it('[M12] fire the first cue that only a hand fires: not one that waits for the end of a clip, nor one that is late by itself', () => {
    const cues = [
      cue('after-clip', 'clip-end:tour'),
      cue('late', '+0:20', { state: 'due' }),
      cue('by-hand', 'manual'),
      cue('by-hand-too', 'manual'),
    ];
    expect(both('cue/next/fire', 'cue-fire', { cues })).toMatchObject({ cueId: 'by-hand' });
    expect(pressed('cue/next/fire', { cues: cues.slice(0, 2) })).toBe('wrong-phase');
  });

  it('[M12] open the vote of the segment on air and no other, also where one that was put off waits', () => {
    const putOff = quiet.polls.map((poll) => (poll.id === 'poll-apples' ? poll : { ...poll, phase: 'deferred' as const, opensAt: now }));
    expect(both('poll/open', 'vote-open', { polls: putOff, ...onAirWith('vote-apples') })).toMatchObject({
      pollId: 'poll-apples',
      believesOnAir: 'run-6',
    });
    expect(pressed('poll/open', { ...quiet, ...onAirWith('guest-eggs') })).toBe('wrong-phase');
  });

  it('[M12] skip, lengthen and shorten what is next, and set it one earlier or later', () => {
    both('next/skip', 'skip-next');
    both('next/longer', 'next-longer');
    both('next/shorter', 'next-shorter');
    both('next/later', 'next-later');
    const short = whole.rundown.map((row) => (row.id === whole.nextSegmentId ? { ...row, planned: 30_000 } : row));
    expect(pressed('next/shorter', { rundown: short })).toBe('wrong-phase');
    expect(why('next-shorter', desk({ rundown: short }))).toBe('tooShort');
    expect(both('next/earlier', 'next-earlier', { nextSegmentId: 'guest-eggs' })).toMatchObject({ segmentId: 'order-apples' });
    expect(pressed('next/earlier', {})).toBe('nothing-next');
  });

  it('[M12] take, freeze, break, slate, title, product, cleared and frozen graphics are one press by either', () => {
    both('take', 'take');
    both('freeze', 'freeze');
    both('break', 'break');
    both('breakdown', 'slate');
    both('shot/3', 'shot-3');
    both('adlib/2', 'ad-lib-2');
    both('guest/title', 'guest-title', { graphics: [] });
    both('guest/done', 'guest-done');
    both('guest/give', 'guest-give');
    both('product/on', 'product', { graphics: [] });
    both('graphics/clear', 'graphics-clear');
    both('graphics/freeze', 'graphics-freeze');
    const frozen = { graphicsDesk: { ...whole.graphicsDesk, frozen: { since: now, by: 'Sun Yue' } } };
    both('graphics/thaw', 'graphics-freeze', frozen);
  });
});

describe('what a box answers and takes back', () => {
  const proposal: OperatorView['proposals'][number] = {
    id: 'proposal-2',
    at: now,
    byId: 'op-wu',
    by: 'Wu Tong',
    edit: { do: 'skip', segmentId: 'thanks', skipped: true },
    note: null,
    stale: null,
    lands: null,
  };
  const passed = { ...proposal, id: 'proposal-1', stale: 'was-taken' } as const;

  it('[M12] is the first proposal that can still be accepted, as the key answers it', () => {
    const proposals = [passed, proposal];
    expect(both('proposal/accept', 'proposal-accept', { proposals })).toEqual({ type: 'plan.accept', proposalId: 'proposal-2' });
    expect(both('proposal/decline', 'proposal-decline', { proposals })).toEqual({ type: 'plan.decline', proposalId: 'proposal-2' });
    expect(pressed('proposal/accept', { proposals: [passed] })).toBe('wrong-phase');
  });

  it('[M12] is the newest edit, and two presses of one finger take back one', () => {
    const did = { type: 'segment.skipped', segmentId: 'thanks', skipped: true } as const;
    const undo = { editId: 'edit-7', by: 'Wu Tong', at: now, did };
    const press = { address: 'undo', believes: 'run-6' };
    expect(pressed('undo', { undo })).toEqual({ type: 'plan.undo', editId: 'edit-7' });
    expect(pressed('undo', { undo: null })).toBe('wrong-phase');
    expect(readPress(press, { view: { ...whole, undo }, now, lastDone: now - 1000 })).toMatchObject({ refusal: { code: 'too-soon' } });
  });
});
