/** What the phone says of a vote is what the door said of it. */

import { describe, expect, it } from 'vitest';
import type { KeptVote } from '../../overlays/phone/kept.ts';
import { momentOf, secondsLeft } from '../../overlays/phone/moment.ts';
import { createServerClock } from '../../overlays/phone/server-clock.ts';
import { decodeAck, encodeVote } from '../../overlays/phone/vote-frame.ts';
import { voteAfterAck, voteAfterTap, votesAfterWelcome } from '../../overlays/phone/vote-story.ts';
import { wordsIn } from '../../overlays/phone/words.ts';
import { decodeVote, encodeAck, voteCodes } from '../../server/audience/frames.ts';
import type { PhoneEpisode } from '../../server/contract/audience.ts';
import type { PhonePoll } from '../../server/contract/phone.ts';
import fc from '../run/properties.ts';

const sending: KeptVote = { choice: 'yea', sequence: 3, state: 'sending' };
const isIn: KeptVote = { choice: 'yea', sequence: 3, state: 'in', standing: 'yea' };

describe('the page’s frames', () => {
  it('[V1] are the door’s', () => {
    const numbers = {
      poll: fc.integer({ min: 0, max: 0xffff_ffff }),
      sequence: fc.integer({ min: 0, max: 255 }),
      tag: fc.integer({ min: 0, max: 0xffff_ffff }),
    };
    fc.assert(
      fc.property(
        fc.record(numbers),
        fc.constantFrom('yea' as const, 'nay' as const),
        fc.constantFrom(...voteCodes),
        ({ poll, sequence, tag }, choice, code) => {
          const byte = choice === 'yea' ? 1 : 2;
          expect(decodeVote(Buffer.from(encodeVote(poll, choice, sequence, tag)))).toEqual({ poll, choice: byte, sequence, tag });
          const bytes = new Uint8Array(encodeAck({ code, poll, tag, choice: byte, sequence })).buffer;
          expect(decodeAck(bytes)).toEqual({ code, poll, tag, choice, sequence });
          const receipt = { batch: Math.max(1, poll), offset: sequence };
          const withReceipt = new Uint8Array(encodeAck({ code, poll, tag, choice: byte, sequence, receipt })).buffer;
          expect(decodeAck(withReceipt)?.receipt).toBe(`${receipt.batch}.${receipt.offset}`);
        },
      ),
    );
  });
});

describe('a vote on the phone', () => {
  it('[V1] is in only when the door said counted', () => {
    for (const code of voteCodes) {
      const after = voteAfterAck(sending, { code, poll: 1, tag: 3, sequence: 0 });
      expect(after.state).toBe('refused');
    }
    expect(voteAfterAck(sending, { code: 'counted', poll: 1, tag: 3, choice: 'yea', sequence: 3 })).toEqual(isIn);
  });

  it('[V3] that is changed keeps what stands until the change is answered', () => {
    const changed = voteAfterTap(isIn, 'nay');
    expect(changed).toEqual({ choice: 'nay', sequence: 4, state: 'sending', standing: 'yea' });
    expect(voteAfterAck(changed!, { code: 'not-recorded', poll: 1, tag: 4, sequence: 0 })).toMatchObject({
      state: 'refused',
      why: 'not-recorded',
      standing: 'yea',
    });
    expect(voteAfterAck(changed!, { code: 'counted', poll: 1, tag: 3, choice: 'yea', sequence: 3 })).toEqual(changed);
  });

  it('keeps the receipt of the ballot that stands, also over a reload, and never one of another', () => {
    const counted = voteAfterAck(sending, { code: 'counted', poll: 1, tag: 3, choice: 'yea', sequence: 3, receipt: '7.2' });
    expect(counted.receipt).toBe('7.2');
    expect(voteAfterTap(counted, 'nay')).toMatchObject({ standing: 'yea', receipt: '7.2' });
    const told = (choice: 'yea' | 'nay', sequence: number) =>
      votesAfterWelcome({ 1: counted }, [1], [{ poll: 1, choice, sequence }], false)[1];
    expect(told('yea', 3)?.receipt).toBe('7.2');
    expect(told('nay', 4)?.receipt).toBeUndefined();
  });

  it('[V2] tapped again asks for nothing new; refused and tapped again is the same ballot', () => {
    expect(voteAfterTap(isIn, 'yea')).toBeUndefined();
    expect(voteAfterTap(sending, 'yea')).toBeUndefined();
    expect(voteAfterTap({ ...sending, state: 'refused' }, 'yea')).toEqual(sending);
    expect(voteAfterTap({ ...isIn, sequence: 255 }, 'nay')?.sequence).toBe(0);
  });

  it('[V1] comes back from a reload or a tunnel as the door has it, and what was never answered goes out again', () => {
    const mine = [{ poll: 1, choice: 'nay', sequence: 2 }] as const;
    expect(votesAfterWelcome({ 1: sending }, [1], mine, false)).toEqual({ 1: { ...sending, standing: 'nay' } });
    expect(votesAfterWelcome({ 1: { ...sending, sequence: 2 } }, [1], mine, false)).toEqual({
      1: { choice: 'nay', sequence: 2, state: 'in', standing: 'nay' },
    });
    expect(votesAfterWelcome({}, [1], mine, false)).toEqual({ 1: { choice: 'nay', sequence: 2, state: 'in', standing: 'nay' } });
    expect(votesAfterWelcome({ 1: isIn, 2: sending }, [1, 2], [], true)).toEqual({ 2: sending });
  });
});

const episode: PhoneEpisode = { activationId: 'a', kind: 'live', title: 't', series: 's', languages: [], paths: [], ended: false };
const poll: PhonePoll = {
  number: 1,
  pollId: 'p',
  question: 'q',
  yea: 'y',
  nay: 'n',
  eligible: true,
  opensAt: 1000,
  endsAt: 5000,
  closesAt: 6000,
};
const at = (now: number, polls: readonly PhonePoll[], more: Partial<PhoneEpisode> = {}) =>
  momentOf({ episode: { ...episode, ...more }, polls, isWelcome: true }, now).is;

describe('the moment on the page', () => {
  it('[V4] follows the phone’s own window', () => {
    expect(at(0, [])).toBe('waiting');
    expect(at(999, [poll])).toBe('soon');
    expect(at(1000, [poll])).toBe('open');
    expect(at(5000, [poll])).toBe('counting');
    expect(at(5000, [{ ...poll, eligible: false }])).toBe('not-here');
    for (const decision of ['deferred', 'void'] as const) expect(at(9000, [{ ...poll, outcome: { decision } }])).toBe(decision);
  });

  it('keeps a result until the next question is near', () => {
    const told = [{ ...poll, outcome: { decision: 'yea' } } as const, { ...poll, number: 2, opensAt: 30_000, endsAt: 40_000 }];
    expect(at(10_000, told)).toBe('result');
    expect(at(21_000, told)).toBe('soon');
    expect(at(30_000, told)).toBe('open');
  });

  it('ends with the episode, but not before an open poll', () => {
    expect(at(2000, [poll], { ended: true })).toBe('open');
    expect(at(6000, [poll], { ended: true })).toBe('ended');
  });

  it('counts whole seconds, 0 only when it is over', () => {
    expect([
      secondsLeft(5000, 0),
      secondsLeft(5000, 4001),
      secondsLeft(5000, 4999),
      secondsLeft(5000, 5000),
      secondsLeft(5000, 9000),
    ]).toEqual([5, 1, 1, 0, 0]);
  });
});

describe('the clock on the page', () => {
  it('is the server’s, by the answer that came back fastest', () => {
    let phone = 1000;
    const clock = createServerClock(() => phone);
    clock.guess(500_000);
    expect(clock.now()).toBe(500_000);
    phone = 1400;
    clock.measured(1000, 500_100);
    expect(clock.now()).toBe(500_300);
    phone = 1500;
    clock.measured(1480, 500_510);
    expect(clock.now()).toBe(500_520);
    phone = 2500;
    clock.measured(1700, 999_999);
    expect(clock.now()).toBe(501_520);
  });
});

it('says everything in both languages', () => {
  expect(Object.keys(wordsIn('zh')).sort()).toEqual(Object.keys(wordsIn('en')).sort());
});
