/** What the page warns of while a vote is open. */
import { describe, expect, it } from 'vitest';
import { spokenOf } from '../../overlays/phone/ballot.tsx';
import { type Moved, movedBy, noticeOf } from '../../overlays/phone/notice.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';

const poll: PhonePoll = {
  number: 1,
  pollId: 'p',
  question: 'q',
  yea: 'y',
  nay: 'n',
  eligible: true,
  opensAt: 0,
  endsAt: 60_000,
  closesAt: 62_000,
};
const at = (seconds: number, more: Partial<PhonePoll> = {}, moved?: Moved) =>
  noticeOf({ ...poll, ...more }, seconds, moved, poll.endsAt - seconds * 1000).is;

describe('a warning on the phone', () => {
  it('comes thirty and ten seconds before the phone’s own end', () => {
    expect([60, 31, 30, 11, 10, 1].map((seconds) => at(seconds))).toEqual(['none', 'none', 'soon', 'soon', 'last', 'last']);
  });

  it('is not given of a vote that is no longer than the warning, or whose end nobody has announced', () => {
    expect(at(30, { opensAt: 30_000 })).toBe('none');
    expect(at(10, { opensAt: 50_000 })).toBe('none');
    expect(at(20, { openEnded: true })).toBe('none');
  });

  it('is spoken once each', () => {
    const spoken = [31, 30, 27, 25, 11, 10, 7, 5, 1].map((seconds) => spokenOf(noticeOf(poll, seconds, undefined, 0), seconds, 'en'));
    expect(spoken).toEqual(['', '30 s left', '30 s left', '', '', '10 s left', '10 s left', '', '']);
  });

  it('shows an extension as time added, for a moment, and then warns anew', () => {
    const later = { ...poll, endsAt: 90_000 };
    const moved = movedBy(poll, later, 40_000);
    expect(moved).toEqual({ poll: 1, is: 'added', by: 30_000, at: 40_000 });
    expect(noticeOf(later, 50, moved, 40_000)).toEqual({ is: 'added', seconds: 30 });
    expect(spokenOf(noticeOf(later, 50, moved, 40_000), 50, 'en')).toBe('The vote was extended: 30 seconds more.');
    expect(noticeOf(later, 30, moved, 60_000)).toEqual({ is: 'soon' });
  });

  it('tells that the host closes a vote that had no end', () => {
    const open = { ...poll, endsAt: 600_000, openEnded: true };
    const moved = movedBy(open, { ...poll, endsAt: 30_000, openEnded: false }, 12_000);
    expect(moved?.is).toBe('closing');
    expect(spokenOf(noticeOf({ ...poll, endsAt: 30_000 }, 18, moved, 12_000), 18, 'en')).toBe('The host is closing the vote.');
    expect(spokenOf(noticeOf({ ...poll, endsAt: 30_000 }, 10, moved, 20_000), 10, 'en')).toBe('10 s left');
  });

  it('says nothing of a vote that is over, was not there before, or did not move', () => {
    expect(movedBy(undefined, poll, 0)).toBeUndefined();
    expect(movedBy(poll, poll, 0)).toBeUndefined();
    expect(movedBy(poll, { ...poll, endsAt: 90_000 }, 60_000)).toBeUndefined();
    expect(movedBy(poll, { ...poll, number: 2, endsAt: 90_000 }, 0)).toBeUndefined();
  });
});
