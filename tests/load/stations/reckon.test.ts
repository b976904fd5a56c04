/** The bench of stations finds what it looks for: a lost event, one out of order, one that a station must not have. */
import { describe, expect, it } from 'vitest';
import type { RecordedFact } from '../../../server/cli/rehearse/books.ts';
import type { FactBody } from '../../../server/core/facts.ts';
import { type Arrival, type HeardBy, nothingHeard } from './heard.ts';
import { type BenchStation, hundred, stations } from './hundred.ts';
import { judge } from './reckon.ts';

const noon = Date.UTC(2026, 11, 3, 12);
const take = (runId: string): FactBody => ({ type: 'segment.taken', runId, segmentId: runId, transition: { kind: 'cut', rate: 0 } });
const card = {
  type: 'graphic.on',
  graphic: { id: 'card', kind: 'product-card', startsAt: noon, endsAt: null, until: 'segment', by: 'show' },
} as const satisfies FactBody;
const bodies: readonly FactBody[] = [take('one'), card, take('two'), { type: 'episode.ended' }];
const facts: readonly RecordedFact[] = bodies.map((body, n) => ({ ...body, at: noon + n * 10_000 }));
const ids = (): readonly string[] => ['e-0', 'e-1', 'e-2', 'e-3', 'e-4'];
const record = { facts, ids };

const station = (more: Partial<BenchStation> = {}): BenchStation => ({
  ...{ id: 'river', habit: 'steady', delay: 0, votes: true, excludes: [] },
  ...more,
});
const came = (...some: readonly string[]): readonly Arrival[] =>
  some.map((id, n) => ({ id, type: n === 0 ? 'snapshot' : 'segment', told: null }));
const all = ['run one', 'graphic card', 'run two', 'ended'];
const heard = (more: Partial<HeardBy> = {}): HeardBy => ({
  ...{ ...nothingHeard, station: 'river', arrivals: came('e-0', 'e-1', 'e-2', 'e-3', 'e-4'), marks: all },
  ...more,
});
const nothing = { missing: [], outOfOrder: [], leaked: [] };

describe('what the hundred stations had', () => {
  it('[H10] is nothing missing when each event came once and in order', () => {
    expect(judge(station(), heard(), record)).toEqual(nothing);
  });

  it('[H10] begins with the first snapshot, wherever that was', () => {
    expect(judge(station(), heard({ arrivals: came('e-2', 'e-3', 'e-4') }), record)).toEqual(nothing);
  });

  it('[H10] is missing an event that never came, and what the record says of it', () => {
    const lost = heard({ arrivals: came('e-0', 'e-1', 'e-3', 'e-4'), marks: ['run one', 'run two', 'ended'] });
    expect(judge(station(), lost, record)).toEqual({ ...nothing, missing: ['e-2', 'graphic card, which stood for 10000 ms'] });
  });

  it('[H10] is out of order when an event came late, came twice, or was never told', () => {
    expect(judge(station(), heard({ arrivals: came('e-0', 'e-2', 'e-1', 'e-3', 'e-4') }), record).outOfOrder).toEqual(['e-1']);
    expect(judge(station(), heard({ arrivals: came('e-0', 'e-1', 'e-2', 'e-2', 'e-3', 'e-4') }), record).outOfOrder).toEqual(['e-2']);
    expect(judge(station(), heard({ arrivals: came('e-0', 'e-1', 'e-2', 'e-3', 'e-4', 'f-9') }), record).outOfOrder).toHaveLength(1);
  });

  it('[H10] is out of order when a run came before the one before it, and when a page went back', () => {
    const turned = heard({ marks: ['run two', 'graphic card', 'run one', 'ended'] });
    expect(judge(station(), turned, record).outOfOrder).toEqual(['run one']);
    expect(judge(station({ habit: 'page' }), heard({ backwards: 2 }), record).outOfOrder).toHaveLength(2);
  });

  it('[H10] is right without what the station excludes, and wrong with it', () => {
    const none = station({ excludes: ['product-card'] });
    expect(judge(none, heard({ marks: ['run one', 'run two', 'ended'] }), record)).toEqual(nothing);
    expect(judge(none, heard(), record).leaked).toEqual(['graphic card']);
  });

  it('[H10] is not asked for what came and went while the house was killed, and for all else', () => {
    const lost = heard({ marks: ['run one', 'run two', 'ended'] });
    const killed = { from: noon + 10_005, until: noon + 21_000 };
    expect(judge(station(), lost, { ...record, away: killed })).toEqual(nothing);
    expect(judge(station(), lost, { ...record, away: { ...killed, from: noon + 12_000 } }).missing).toHaveLength(1);
    expect(judge(station(), lost, { ...record, away: { ...killed, until: noon + 15_000 } }).missing).toHaveLength(1);
  });

  it('[H10] is asked of a page and of a poller by what they can show', () => {
    const page = heard({ arrivals: [], marks: ['graphic card'] });
    expect(judge(station({ habit: 'page' }), page, record)).toEqual(nothing);
    expect(judge(station({ habit: 'page' }), heard({ marks: [] }), record).missing).toHaveLength(1);
    const rows = heard({ arrivals: [], marks: [`run at ${noon}`, 'ended'] });
    expect(judge(station({ habit: 'polling' }), rows, record).missing).toEqual([`run at ${noon + 20_000}, which stood for 10000 ms`]);
  });
});

describe('the hundred stations', () => {
  it('[H10] are sixty readers of the feed, twenty pollers and twenty pages, each with its own delay', () => {
    const count = (...habits: readonly BenchStation['habit'][]) => stations.filter(({ habit }) => habits.includes(habit)).length;
    expect(count('steady', 'slow', 'cutting')).toBe(60);
    expect([count('slow'), count('cutting'), count('polling'), count('page')]).toEqual([2, 10, 20, 20]);
    expect(new Set(stations.map(({ delay }) => delay)).size).toBe(hundred);
  });
});
