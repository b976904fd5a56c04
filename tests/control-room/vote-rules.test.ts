/** Small rules of the vote position: who sees the split, how fast votes come, which times are meant, what a motion changes. */

import { describe, expect, it } from 'vitest';
import { mayPropose } from '../../control-room/panels/polls/motions/may-propose.ts';
import { chairLacks, effectOf } from '../../control-room/panels/polls/motions/motion-verdict.ts';
import { momentOf, presetsFor, spanOf } from '../../control-room/panels/polls/motions/spans.ts';
import { newestCount } from '../../control-room/panels/polls/newest-count.ts';
import { tallyOf } from '../../control-room/panels/polls/tally.ts';
import { addSample, perSecond, type Sample } from '../../control-room/panels/polls/votes-a-second.ts';
import { clockText } from '../../control-room/pieces/format.ts';
import { refusalText } from '../../control-room/words/refusals.ts';
import { type Motion, Role } from '../../server/contract/commands.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';
import fc from '../run/properties.ts';
import { burst, finalCount } from './vote-samples.ts';

const poll = sampleView(0).polls[1]!;
const figures = sampleFigures(0);
const at = 1_764_756_000_000;

const whoSees = (patch: Partial<typeof poll>) =>
  Role.options.filter((role) => tallyOf({ ...poll, ...patch }, figures, role).count !== null);

describe('a split that is hidden', () => {
  it('is seen at the vote position and by the auditor, after the last close by the director too, and by all once it is revealed', () => {
    expect(whoSees({ phase: 'open' })).toEqual(['vote', 'auditor']);
    expect(whoSees({ phase: 'closing' })).toEqual(['vote', 'auditor']);
    for (const phase of ['counting', 'verified', 'deferred', 'void'] as const)
      expect(whoSees({ phase })).toEqual(['director', 'vote', 'auditor']);
    expect(whoSees({ phase: 'revealed' })).toEqual(Role.options);
    expect(whoSees({ phase: 'open', split: 'shown' })).toEqual(Role.options);
  });

  it('is said to be hidden, with the turnout, and never before there was a vote', () => {
    expect(tallyOf(poll, figures, 'producer')).toEqual({ turnout: 51_082, count: null, isHidden: true });
    const nothing = { ...figures, counts: {}, polls: {} };
    expect(tallyOf({ ...poll, phase: 'idle', opensAt: null, counted: null }, nothing, 'producer').isHidden).toBe(false);
    expect(tallyOf({ ...poll, counted: null }, { ...figures, counts: {} }, 'producer')).toMatchObject({ turnout: 51_082, isHidden: true });
  });
});

describe('a final count', () => {
  it('stands, whatever figures still arrive: they know nothing of what was left out', () => {
    const counted = finalCount(poll, 8200, 9900, { revision: 5 });
    expect(newestCount({ ...poll, counted }, figures)).toBe(counted);
  });
});

describe('the last figures of the door', () => {
  it('[C1] are not final before the count is on record', () => {
    const heard = { ...figures, counts: { [poll.id]: finalCount(poll, 7, 3) } };
    const held = (counted: typeof poll.counted) => newestCount({ ...poll, counted }, heard);
    expect(held(null)).toMatchObject({ yea: 7, nay: 3, final: false });
    expect(held(finalCount(poll, 7, 3))).toMatchObject({ yea: 7, nay: 3, final: true });
  });
});

describe('ballots a second', () => {
  it('are those of a steady stream, whatever the pace of the counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 100, max: 1000 }), (rate, pace) => {
        let samples: readonly Sample[] = [];
        for (let time = 0; time <= 20_000; time += pace)
          samples = addSample(samples, { at: time, ballots: Math.round((rate * time) / 1000) });
        const now = samples.at(-1)!.at;
        expect(Math.abs(perSecond(samples, now)! / rate - 1)).toBeLessThan(0.25 + 1 / rate);
      }),
    );
  });

  it('are none when nothing comes any more, unknown at first, and begin anew with another try', () => {
    const samples = addSample(addSample([], { at: 0, ballots: 10 }), { at: 1000, ballots: 510 });
    expect(perSecond(samples, 1000)).toBe(500);
    expect(perSecond(samples, 9000)).toBe(0);
    expect(perSecond([], 0)).toBeNull();
    expect(perSecond(samples.slice(0, 1), 100)).toBeNull();
    expect(addSample(samples, { at: 2000, ballots: 3 })).toEqual([{ at: 2000, ballots: 3 }]);
  });
});

describe('a typed time of arrival', () => {
  it('means the second of that name nearest to the vote, also over midnight and in every zone', () => {
    const zones = ['Asia/Shanghai', 'UTC', 'America/St_Johns'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_400_000 }),
        fc.integer({ min: -3600, max: 3600 }),
        fc.constantFrom(...zones),
        (of, by, zone) => {
          const anchor = at + of;
          const second = Math.floor(anchor / 1000) * 1000 + by * 1000;
          expect(momentOf(clockText(second, zone), anchor, clockText(anchor, zone))).toBe(second);
        },
      ),
    );
  });

  it('is nothing when it is no time of day, and a span ends with its whole last second, never before it begins', () => {
    for (const text of ['', '25:00:00', '20:61:00', '20:14']) expect(momentOf(text, at, '20:00:00')).toBeUndefined();
    expect(spanOf(1000, 1000)).toEqual({ kind: 'span', from: 1000, to: 1999 });
    expect(spanOf(2000, 1000)).toBe('badSpan');
    expect(spanOf(undefined, 1000)).toBe('badTime');
  });

  it('is offered for what looked doubtful in this vote first, then for the ends of its window', () => {
    const window = { id: poll.id, opensAt: at, endsAt: at + 45_000, lastCloseAt: at + 70_000 };
    const doubtful = { ...burst(poll.id, at + 160_000), span: { from: at + 13_400, to: at + 20_100 } };
    const presets = presetsFor(window, [doubtful, { ...doubtful, pollId: 'another' }]);
    expect(presets.map(({ from }) => from)).toEqual(['anomaly', 'first-seconds', 'last-seconds', 'late']);
    expect(presets[0]?.span).toEqual({ kind: 'span', from: at + 13_000, to: at + 20_999 });
    expect(presets[1]?.span).toEqual({ kind: 'span', from: at, to: at + 4999 });
    expect(presets[2]?.span).toEqual({ kind: 'span', from: at + 40_000, to: at + 44_999 });
    expect(presetsFor({ ...window, opensAt: null }, [])).toEqual([]);

    const span = { from: at + 2000, to: at + 40_999 };
    const place = { ...doubtful, id: 'place', kind: 'one-place' as const, span };
    const mixed = presetsFor(window, [place, { ...place, id: 'another place' }, doubtful]);
    expect(mixed.slice(0, 3)).toMatchObject([
      { from: 'anomaly', kind: 'burst' },
      { from: 'anomaly', kind: 'one-place', span },
      { from: 'first-seconds' },
    ]);
  });
});

describe('what a motion does to the outcome', () => {
  const yea = { yea: 12, nay: 9, decision: 'yea' } as const;
  const nay = { yea: 8, nay: 9, decision: 'nay' } as const;
  const motion: Motion = { kind: 'correct', exclusions: [], reason: 'a feed was off' };
  it('is said before anybody confirms it', () => {
    expect(effectOf({ motion, before: yea, after: nay })).toEqual({ says: 'flips', before: 'yea', after: 'nay' });
    expect(effectOf({ motion, before: yea, after: { ...yea, yea: 11 } })).toEqual({ says: 'stays', after: 'yea' });
    expect(effectOf({ motion, before: null, after: yea })).toEqual({ says: 'becomes', after: 'yea' });
    expect(effectOf({ motion, before: yea, after: null })).toBeNull();
  });

  it('is the chair’s word for a tie that the chair decides, and lacks that word, or the chair, where it does', () => {
    const after = { yea: 9, nay: 9, decision: 'chair' } as const;
    const spoken: Motion = { ...motion, chairSays: 'nay' };
    expect(effectOf({ motion: spoken, before: yea, after })).toEqual({ says: 'flips', before: 'yea', after: 'nay' });
    expect(effectOf({ motion, before: yea, after })).toMatchObject({ after: 'chair' });
    expect(chairLacks({ motion, after, byId: 'op-wu' }, 'op-lin', 'op-lin')).toBe('chairMissing');
    expect(chairLacks({ motion: spoken, after, byId: 'op-wu' }, 'op-he', 'op-lin')).toBe('chairIsOne');
    expect(chairLacks({ motion: spoken, after, byId: 'op-wu' }, 'op-lin', 'op-lin')).toBeNull();
    expect(chairLacks({ motion: spoken, after, byId: 'op-lin' }, 'op-he', 'op-lin')).toBeNull();
    expect(chairLacks({ motion, after: nay, byId: 'op-wu' }, 'op-he', 'op-lin')).toBeNull();
  });
});

describe('figures by hand', () => {
  const nobody = { ...poll, phase: 'counting', quorum: 0, seen: false, counted: finalCount(poll, 0, 0, { ballots: 0 }) } as const;
  const offered = (patch: Partial<typeof poll>, allowed = true) => {
    const row = { ...nobody, ...patch };
    return mayPropose(row, { turnout: (row.counted?.yea ?? 0) + (row.counted?.nay ?? 0), count: row.counted, isHidden: false }, allowed);
  };
  it('are offered where the episode allows them and not one ballot came', () => {
    expect(offered({})).toBe('manual');
    expect(offered({}, false)).toBeNull();
  });

  it('[V17] are not offered once the server says that ballots were seen, even if every one of them is left out now', () => {
    expect(offered({ seen: true })).toBe('exclude');
    const without = [{ kind: 'path', path: 'web' }] as const;
    expect(offered({ seen: true, counted: finalCount(poll, 0, 0, { ballots: 0, without }) })).toBe('exclude');
    expect(offered({ seen: true, quorum: 1 })).toBeNull();
    expect(offered({ seen: true, counted: null })).toBeNull();
  });
});

describe('a refusal', () => {
  it('is the server’s own sentence in English, and a Chinese one with it in Chinese', () => {
    const refusal = { code: 'too-late', message: 'Too late to extend: less than ten seconds are left.' } as const;
    expect(refusalText(refusal, 'en')).toBe(refusal.message);
    expect(refusalText(refusal, 'zh')).toBe(`来不及了。（${refusal.message}）`);
  });
});
