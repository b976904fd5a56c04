/** What a partner is told when the show changes. */

import { describe, expect, it } from 'vitest';
import type { OperatorView, PollPhase } from '../../server/contract/views.ts';
import { feedMoment } from '../../server/core/feed-moment.ts';
import { openSharedParts } from '../../server/core/shared-parts.ts';
import { type CodeNow, stationCode } from '../../server/core/station-code.ts';
import { foldEvents, stationEvents } from '../../server/core/station-feed.ts';
import { noSecrets } from '../../server/core/station-secrets.ts';
import { offAir, stationState } from '../../server/core/station-state.ts';
import { allOf } from '../fakes/sample-votes.ts';
import fc from '../run/properties.ts';
import { label, lowerThird, noon, poll, show, station, voteBar } from '../stations/sample-show.ts';

const told = (before: OperatorView, after: OperatorView, who = station()) =>
  stationEvents(stationState(before, who, 0), stationState(after, who, 0), after.at);

const count = (yea: number, nay: number) => ({
  pollId: 'apples',
  activationId: 'a1',
  revision: 9,
  yea,
  nay,
  perPath: {},
  perTier: allOf(yea, nay),
  ballots: yea + nay,
  at: noon,
  final: true,
});

const phases: readonly PollPhase[] = ['idle', 'armed', 'open', 'closing', 'counting', 'verified', 'revealed', 'deferred', 'void'];
const anyShow = fc
  .record({
    muted: fc.constantFrom<OperatorView['muted']>({}, { harbour: { since: noon, by: 'Mei', reason: 'on fire' } }),
    activation: fc.constantFrom(null, { id: 'a1', kind: 'live' as const }, { id: 'a2', kind: 'rehearsal' as const }),
    phase: fc.constantFrom('ready' as const, 'live' as const, 'frozen' as const, 'break' as const, 'ended' as const),
    onAir: fc.constantFrom(null, 'apples', 'oranges'),
    graphics: fc.subarray([label, lowerThird, voteBar]),
    phases: fc.tuple(fc.constantFrom(...phases), fc.constantFrom(...phases)),
    counts: fc.tuple(fc.nat(), fc.nat()),
  })
  .map(({ onAir, phases: [a, b], counts: [yea, nay], ...rest }) =>
    show({
      ...rest,
      onAir: onAir && { runId: `run-${onAir}`, segmentId: onAir, startedAt: noon, endsAt: noon + 60_000, shotId: 'desk', slate: null },
      polls: [poll('apples', { phase: a, counted: count(yea, nay), decision: 'yea' }), poll('oranges', { phase: b })],
    }),
  );

describe('a station’s feed', () => {
  it('[F1] is the same for a station whether it was made for it alone or shared with others who may know as much', () => {
    const anyStation = fc
      .record({
        id: fc.constantFrom('harbour', 'inland', 'far-shore'),
        path: fc.constantFrom('air', 'web'),
        delivery: fc.constantFrom('overlay' as const, 'burnt-in' as const),
        excludes: fc.subarray(['vote-bar', 'result', 'product-card', 'label'] as const),
      })
      .map(station);
    const partners = fc.array(fc.tuple(anyStation, fc.constantFrom(0, 8000)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyShow, anyShow, partners, (before, after, each) => {
        const [then, now] = [feedMoment(before), feedMoment(after)];
        for (const [who, delay] of each) {
          const [knew, knows] = [then.stateOf(who, delay), now.stateOf(who, delay)];
          expect(knows).toEqual(stationState(after, who, delay));
          expect(now.changesOf(knew, knows)).toEqual(stationEvents(knew, knows, after.at));
        }
      }),
    );
  });

  it('[F14] is one value for all who are told the same, whatever their delays, and stays that while it does not change', () => {
    const parts = openSharedParts();
    const graphics = [label, lowerThird];
    const [then, now] = [feedMoment(show(), noSecrets, parts), feedMoment(show({ at: noon + 1, graphics }), noSecrets, parts)];
    const [near, far] = [0, 8000].map((delay) => {
      const [knew, knows] = [then.stateOf(station(), delay), now.stateOf(station(), delay)];
      return { knows, changes: now.changesOf(knew, knows) };
    });
    expect(far?.knows).not.toBe(near?.knows);
    expect(near?.changes.map(({ type }) => type)).toEqual(['graphics']);
    expect(far?.changes[0]).toBe(near?.changes[0]);
    const later = feedMoment(show({ at: noon + 2, graphics: graphics.map((one) => ({ ...one })) }), noSecrets, parts).stateOf(station(), 0);
    expect(later.graphics).toBe(near?.knows.graphics);
  });

  it('[F1] leaves a partner who keeps what it was told knowing exactly what it may know', () => {
    fc.assert(
      fc.property(
        fc.array(anyShow, { maxLength: 10 }),
        fc.subarray(['vote-bar', 'result', 'product-card', 'label'] as const),
        (shows, excludes) => {
          const who = station({ excludes });
          let known = offAir(0);
          for (const now of shows) {
            const next = stationState(now, who, 0);
            known = foldEvents(known, stationEvents(known, next, now.at));
            expect(known).toEqual(next);
          }
        },
      ),
    );
  });

  it('says nothing when nothing of the partner’s changed', () => {
    expect(told(show(), show({ revision: 2, at: noon + 1, log: [{ seq: 1, at: noon, by: 'x', text: 'x', type: 'x' }] }))).toEqual([]);
  });

  it('says the new segment, with the moment it was taken on air, and its product', () => {
    const onAir = { runId: 'run-2', segmentId: 'oranges', startedAt: noon + 5, endsAt: noon + 60_005, shotId: 'desk', slate: null };
    const events = told(show(), show({ at: noon + 9, onAir }));
    expect(events.map(({ type, onAirAt }) => [type, onAirAt])).toEqual([
      ['segment', noon + 5],
      ['product', noon + 9],
    ]);
  });

  it('[F27] says another end of the same run with the moment at which that was so, not with the take’s', () => {
    const onAir = { runId: 'run-2', segmentId: 'oranges', startedAt: noon + 5, endsAt: noon + 60_005, shotId: 'desk', slate: null };
    const before = stationState(show({ at: noon + 9, onAir }), station(), 0);
    const after = stationState(show({ at: noon + 30_000, onAir: { ...onAir, endsAt: noon + 90_000 } }), station(), 0);
    expect(stationEvents(before, after, noon + 30_000)).toMatchObject([{ type: 'segment', onAirAt: noon + 30_000 }]);
  });

  it('[V10] never holds a count before the result is revealed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phases.filter((phase) => phase !== 'revealed')), (phase) => {
        const polls = [poll('apples', { phase, counted: count(777_001, 777_002), decision: 'yea' })];
        expect(JSON.stringify(stationState(show({ polls }), station(), 0))).not.toMatch(/77700[12]/);
      }),
    );
  });

  it('says the result once it is revealed', () => {
    const polls = [poll('apples', { phase: 'revealed', counted: count(70, 30), decision: 'yea' })];
    const result = told(show(), show({ polls })).find(({ type }) => type === 'result');
    expect(result?.data).toEqual([{ pollId: 'apples', question: '要不要？', decision: 'yea', yea: 70, nay: 30 }]);
  });

  it('[F6] says a correction with both results, and the result as it stands', () => {
    const wrong = poll('apples', { phase: 'revealed', counted: count(70, 30), decision: 'yea' });
    const corrected = { decision: 'yea', yea: 70, nay: 30, reason: 'a feed was off' } as const;
    const right = poll('apples', { phase: 'revealed', counted: count(20, 29), decision: 'nay', corrected });
    const events = stationEvents(
      stationState(show({ polls: [wrong] }), station(), 0),
      stationState(show({ polls: [right] }), station(), 0),
      noon,
    );
    const now = { decision: 'nay', yea: 20, nay: 29 };
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['result', [{ pollId: 'apples', question: '要不要？', ...now }]],
      ['correction', [{ pollId: 'apples', was: { decision: 'yea', yea: 70, nay: 30 }, now, reason: 'a feed was off' }]],
    ]);
  });

  it('[F6] says each new signed head of the log of votes, so that a partner can hold it against the export', () => {
    const head = { activationId: 'a1', origin: 'o', size: 7, root: 'r', at: noon, note: 'n', witnesses: [] };
    const voting = { anomalies: [], issuance: null, checkpoint: head, manualAllowed: false };
    expect(told(show(), show({ voting })).map(({ type, data }) => [type, data])).toEqual([['checkpoint', head]]);
  });

  it('marks figures by hand', () => {
    const polls = [poll('apples', { phase: 'revealed', counted: count(12, 7), decision: 'yea', manual: true })];
    expect(stationState(show({ polls }), station(), 0).results).toEqual([
      { pollId: 'apples', question: '要不要？', decision: 'yea', yea: 12, nay: 7, manual: true },
    ]);
  });

  it('[F5] says when its own viewers see a vote, when to warn them, and whether they may vote', () => {
    const open = poll('apples', { phase: 'open', opensAt: noon, endsAt: noon + 45_000, eligiblePaths: ['air', 'web'] });
    const pollsOf = (row: typeof open, path: string) => stationState(show({ polls: [row] }), station({ path }), 8000).polls;
    const times = { opensAt: noon + 8000, endsAt: noon + 53_000, warnings: [noon + 23_000, noon + 43_000] };
    expect(pollsOf(open, 'air')).toMatchObject([{ eligible: true, openEnded: false, viewers: times }]);
    expect(pollsOf(open, 'repeat')).toMatchObject([{ eligible: false, viewers: times }]);
    const openEnded = { ...open, openEnded: true };
    expect(pollsOf(openEnded, 'air')).toMatchObject([{ openEnded: true, viewers: { opensAt: noon + 8000, endsAt: null, warnings: [] } }]);
    expect(pollsOf({ ...open, endsAt: noon + 12_000 }, 'air')).toMatchObject([{ viewers: { warnings: [] } }]);
  });

  it('tells a station only of the picture that its own viewers see, and gives no link to those who may not vote', () => {
    const pictures = [
      { id: 'program', paths: ['iptv', 'web'] },
      { id: 'harbour', paths: ['air'] },
    ];
    const bar = { ...voteBar, data: { ...voteBar.data, pictures } } as typeof voteBar;
    const voteOf = (path: string) => stationState(show({ graphics: [bar] }), station({ path }), 0).graphics[0]?.data;
    expect(voteOf('air')).toMatchObject({ pictures: [{ id: 'harbour', paths: ['air'] }], link: 'http://vote.example' });
    expect(voteOf('web')).toMatchObject({ pictures: [{ id: 'program', paths: ['web'] }] });
    expect(voteOf('repeat')).toMatchObject({ pictures: [] });
    expect(voteOf('repeat')).not.toHaveProperty('link');
  });

  it('[F3] leaves out what belongs to an excluded graphic', () => {
    const polls = [poll('apples', { phase: 'revealed', counted: count(70, 30), decision: 'yea' })];
    const state = stationState(show({ polls, graphics: [voteBar] }), station({ excludes: ['vote-bar', 'result', 'product-card'] }), 0);
    expect(state).toMatchObject({ polls: [], results: [], product: null, graphics: [] });
  });

  it('[R3] says “off air” of a rehearsal, with nothing of it', () => {
    expect(stationState(show({ activation: { id: 'r1', kind: 'rehearsal' }, graphics: [label] }), station(), 3000)).toEqual(offAir(3000));
  });

  it('starts over with a snapshot when another show begins', () => {
    expect(told(show(), show({ activation: { id: 'a2', kind: 'live' } })).map(({ type }) => type)).toEqual(['snapshot']);
  });
});

describe('the code of a station’s own picture', () => {
  const pictures = [
    { id: 'program', paths: ['web'] },
    { id: 'harbour', paths: ['air'] },
  ];
  const bar = { ...voteBar, startsAt: noon + 400, data: { ...voteBar.data, pictures } } as typeof voteBar;
  /** The code of the slot that begins so many seconds after noon. */
  const slot = (from: number) => (): CodeNow => ({
    code: `CODE${from}`,
    link: `http://vote.example/?p=harbour&c=CODE${from}`,
    until: noon + from * 1000 + 10_000,
  });
  const codeOf = (now: () => CodeNow, graphics = [bar], who = station()) =>
    stationCode(stationState(show({ graphics }), who, 8000), who.id, now);

  it('[F7] is told with its link and the time for which this station’s viewers may be shown it, by their own path’s delay', () => {
    expect(codeOf(slot(10))).toEqual({
      picture: 'harbour',
      code: 'CODE10',
      link: 'http://vote.example/?p=harbour&c=CODE10',
      from: noon + 18_000,
      until: noon + 53_000,
    });
    expect(codeOf(slot(0))).toMatchObject({ from: noon + 8400, until: noon + 48_000 });
    expect(codeOf(slot(40))).toMatchObject({ from: noon + 48_000, until: noon + 53_000 });
    expect(codeOf(slot(50))).toBeNull();
  });

  it('[F7] follows a bar that is taken off before the vote ends', () => {
    expect(codeOf(slot(10), [{ ...bar, endsAt: noon + 30_000 }])).toMatchObject({ until: noon + 38_000 });
  });

  it('[F7] is none without a vote, for viewers who may not vote, on a picture that has ours burnt in, nor of what the station excludes', () => {
    const never = (): CodeNow => {
      throw new Error('Nobody may ask for a code that nobody scans.');
    };
    expect(codeOf(never, [label])).toBeNull();
    expect(codeOf(never, [bar], station({ path: 'repeat' }))).toBeNull();
    expect(codeOf(never, [bar], station({ id: 'river', path: 'web', delivery: 'burnt-in' }))).toBeNull();
    expect(codeOf(never, [bar], station({ excludes: ['vote-bar'] }))).toBeNull();
  });

  it('[R3] is none of a rehearsal', () => {
    const state = stationState(show({ activation: { id: 'r1', kind: 'rehearsal' }, graphics: [bar] }), station(), 0);
    expect(stationCode(state, 'harbour', slot(10))).toBeNull();
  });
});
