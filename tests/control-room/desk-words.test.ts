/** What the desk says and chooses by itself: too few votes, the clocks of a frozen run, the episode of today, the server's words. */

import { describe, expect, it } from 'vitest';
import { episodeOfToday } from '../../control-room/panels/episode/episode-of-today.ts';
import { whyNoChecks } from '../../control-room/panels/episode/why-no-checks.ts';
import { runElapsedAt, runLeftAt } from '../../control-room/pieces/run-left.ts';
import { serverWords } from '../../control-room/words/server-words.ts';
import { zh } from '../../control-room/words/zh.ts';
import { votesBelowQuorum } from '../../server/contract/below-quorum.ts';
import { orderWords } from '../../server/operators/order-words.ts';
import { sampleView } from '../fakes/sample-view.ts';
import fc from '../run/properties.ts';

describe('a vote below its quorum', () => {
  const poll = sampleView(0).polls[1]!;
  const counted = { ...poll.counted!, yea: 12, nay: 5 };

  it('says how many there were once they are counted, and never while more may come', () => {
    for (const phase of ['counting', 'verified', 'deferred'] as const)
      expect(votesBelowQuorum({ ...poll, phase, counted, quorum: 18 })).toBe(17);
    expect(votesBelowQuorum({ ...poll, phase: 'verified', counted, quorum: 17 })).toBeNull();
    expect(votesBelowQuorum({ ...poll, phase: 'open', counted, quorum: 18 })).toBeNull();
  });
});

describe('checks that are not listed', () => {
  const begun = { seq: 1, at: 5000, by: 'Mei', text: 'Preflight', type: 'preflight.begun' };

  it('[R9] have not been made before air, and were made before the restart on air', () => {
    for (const phase of ['off', 'preflight', 'ready'] as const) expect(whyNoChecks({ phase, log: [] })).toEqual({ word: 'noChecks' });
    expect(whyNoChecks({ phase: 'live', log: [begun] })).toEqual({ word: 'checksBefore', at: 5000 });
    expect(whyNoChecks({ phase: 'break', log: [] })).toEqual({ word: 'checksBefore', at: null });
  });
});

describe('the run on air', () => {
  it('has been on for its planned length less what is left, also after a freeze', () => {
    const view = sampleView(1_000_000);
    const planned = view.rundown.find(({ id }) => id === view.onAir?.segmentId)!.planned / 1000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 0, max: 100_000 }), (frozen, passed) => {
        const held = { ...view, onAir: { ...view.onAir!, endsAt: view.onAir!.endsAt + frozen } };
        const now = view.at + frozen + passed;
        const left = runLeftAt(held, now)!;
        expect(runElapsedAt(held, now)).toBe(Math.max(0, planned - left));
        expect(left).toBe(Math.ceil((held.onAir.endsAt - now) / 1000) || 0);
      }),
    );
  });

  it('stands still while the clock is frozen', () => {
    const view = sampleView(1_000_000);
    const frozen = { ...view, timing: { ...view.timing, frozenSince: view.at } };
    expect(runLeftAt(frozen, view.at + 90_000)).toBe(runLeftAt(view, view.at));
    expect(runElapsedAt(frozen, view.at + 90_000)).toBe(40);
  });
});

describe('the episode that is meant', () => {
  const episodes = ['2026-12-04', '2026-12-01', '2026-12-03'].map((date) => ({ date, file: `shows/${date}.yaml` }));

  it('is that of today, else the next one, else the last', () => {
    expect(episodeOfToday(episodes, '2026-12-03')).toBe('shows/2026-12-03.yaml');
    expect(episodeOfToday(episodes, '2026-12-02')).toBe('shows/2026-12-03.yaml');
    expect(episodeOfToday(episodes, '2027-01-01')).toBe('shows/2026-12-04.yaml');
    expect(episodeOfToday([], '2027-01-01')).toBeNull();
  });
});

describe('the words of the server', () => {
  it('are Chinese where we know them, and stay as they are where we do not', () => {
    expect(['recording', '12 connected', '6 of 7', '130 ms off'].map((word) => serverWords(word, 'zh'))).toEqual([
      '正在记录',
      '12 部在线',
      '6 / 7',
      '差 130 毫秒',
    ]);
    for (const word of ['constructor', 'a new word']) expect(serverWords(word, 'zh')).toBe(word);
    expect(serverWords('recording', 'en')).toBe('recording');
  });
});

describe('the kinds of segments', () => {
  it('[D8] are called on paper what the screens call them', () => {
    const kinds = Object.keys(zh.segmentKind);
    expect(kinds.map(orderWords.zh.kind)).toEqual(Object.values(zh.segmentKind));
  });
});
