/** The delivery report of a station: what is written down of its minutes, and what is made of it. */
import { describe, expect, it } from 'vitest';
import type { DeliveryMinute } from '../../server/contract/delivery.ts';
import { eveningOf } from '../../server/core/delivery/evening.ts';
import { addLag, quantiles, sumOfLags } from '../../server/core/delivery/lag-classes.ts';
import { addLook, emptyMinute, type Look, minuteOf } from '../../server/core/delivery/minute.ts';
import { common, sizeOf, unionOf, without } from '../../server/core/delivery/ranges.ts';
import { forTheStation, joinMinutes, type ReportNeeds, stationDelivery } from '../../server/core/delivery/report.ts';
import type { Fact } from '../../server/core/facts.ts';
import fc from '../run/properties.ts';
import { station } from '../stations/sample-show.ts';

/** A whole minute, so that seconds are easy to count. */
const start = 1_796_300_040_000;
const at = (second: number): number => start + second * 1000;
const nothing = { epoch: 'a1', due: null, taken: [], acknowledged: [], snapshot: 0 } as const;
const look = (second: number, over: Partial<Look> = {}): Look => ({
  ...{ at: at(second), connected: true, usesFeed: true, feedLag: 0, pageLag: null, missed: 0, fps: null, stands: [], alarms: [] },
  events: nothing,
  ...over,
});
const card = { id: 'card-1', kind: 'product-card', what: 'Apples', productId: 'apples', mandatory: false, paid: true };
const label = { id: 'label:shopping', kind: 'label', what: { zh: '购物', en: 'Shopping' }, productId: null, mandatory: true, paid: false };

/** As the house writes them down, in one life of the server: each minute as it was at every fourth look, and when it was over. */
const writtenDown = (looks: readonly Look[], life = 'life1'): DeliveryMinute[] => {
  const written: DeliveryMinute[] = [];
  let minute: DeliveryMinute | undefined;
  let before: Look | undefined;
  for (const [index, one] of looks.entries()) {
    if (minute && minute.minute !== minuteOf(one.at)) written.push(minute);
    minute = addLook(minute?.minute === minuteOf(one.at) ? minute : emptyMinute(minuteOf(one.at), life), one, before);
    before = one;
    if (index % 4 === 3) written.push(minute);
  }
  return minute ? [...written, minute] : written;
};

const stationId = 'harbour';
const plan: ReportNeeds['plan'] = { stations: { harbour: station(), inland: station({ id: 'inland' }) }, polls: {} };
const silent = eveningOf([]);
const showOf = (from: number, until: number, ended = true): ReportNeeds['show'] => ({ from: at(from), until: at(until), ended });
const reportOf = (written: readonly DeliveryMinute[], show = showOf(0, 120), evening = silent) => {
  const report = stationDelivery(stationId, joinMinutes(new Map(), written), { plan, evening, show });
  if (!report) throw new Error('The plan has no station.');
  return report;
};
const every = (from: number, until: number, of: (second: number) => Look = (second) => look(second)) =>
  Array.from({ length: until - from }, (_, index) => of(from + index));

describe('ranges of numbers', () => {
  const ranges = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 12 });
  const numbers = (all: readonly (readonly [number, number])[]) =>
    new Set(all.flatMap(([from, until]) => Array.from({ length: Math.max(0, until - from + 1) }, (_, index) => from + index)));

  it('[F50] are joined, taken away and met as sets of numbers are', () => {
    fc.assert(
      fc.property(ranges, ranges, (left, right) => {
        const [a, b] = [unionOf(left), unionOf(right)];
        const [all, others] = [numbers(left), numbers(right)];
        expect(numbers(a)).toEqual(all);
        expect(sizeOf(a)).toBe(all.size);
        expect(numbers(without(a, b))).toEqual(new Set([...all].filter((n) => !others.has(n))));
        expect(numbers(common(a, b))).toEqual(new Set([...all].filter((n) => others.has(n))));
      }),
    );
  });
});

describe('lags', () => {
  it('[F50] are the upper end of the class that half of them, or all but one in a hundred, are in', () => {
    const lags = [...Array(95).fill(20), 180, 180, 180, 900, 90_000].reduce<number[]>((all, lag: number) => addLag(all, lag), []);
    expect(quantiles(lags)).toEqual({ p50: 25, p99: 1000, samples: 100 });
    expect(quantiles(sumOfLags([lags, lags]))).toEqual({ p50: 25, p99: 1000, samples: 200 });
    expect(quantiles([])).toBeNull();
  });
});

describe('a delivery report', () => {
  it('[F50] says for how much of the show a station was connected, and its longest gap', () => {
    const written = writtenDown(every(0, 120, (second) => look(second, { connected: second < 30 || second >= 70 })));
    expect(reportOf(written)).toMatchObject({
      record: { known: 120_000, missing: { count: 0, lasted: 0 } },
      connected: {
        ...{ from: at(0), until: at(120), lasted: 80_000, percent: 66.6 },
        gaps: { count: 1, lasted: 40_000, some: [{ from: at(30), until: at(70) }] },
      },
    });
  });

  it('[F51] shows no number whose record we do not have: what a killed server did not see is said, and counts for neither', () => {
    // Killed half a minute in; what it had written last is four looks old at most. Back after twenty seconds.
    const written = [...writtenDown(every(0, 30)).slice(0, -1), ...writtenDown(every(50, 120), 'life2')];
    const { record, connected } = reportOf(written);
    expect(record.missing.some).toEqual([{ from: at(28), until: at(50) }]);
    expect(connected).toMatchObject({ lasted: 98_000, percent: 100, gaps: { count: 0 } });
    expect(reportOf([])).toMatchObject({
      record: { known: 0, missing: { count: 1, lasted: 120_000 } },
      connected: { from: null, percent: null },
      ...{ feed: null, feedLag: null, pageLag: null, missedBeats: null, fps: null, graphics: { some: [] } },
    });
  });

  it('[F50] counts what was delivered, what a snapshot stood in for and what it said it has; what is missing is named, as far as the list goes', () => {
    const events = (over: Partial<Look['events']>) => ({ events: { ...nothing, ...over } });
    const written = writtenDown([
      look(0, events({ due: [1, 10], taken: [[1, 4]], acknowledged: [[1, 2]] })),
      look(1, events({ due: [11, 30], taken: [[9, 12]] })),
      look(2, events({ taken: [[26, 30]], snapshot: 25, acknowledged: [[30, 30]] })),
      look(3, events({ due: [31, 200] })),
    ]);
    const { feed } = reportOf(written);
    expect(feed).toMatchObject({ due: 200, delivered: 13, superseded: 17, acknowledged: 3, missing: { count: 170 } });
    expect(feed?.missing.some.slice(0, 2)).toEqual(['a1-31', 'a1-32']);
    expect(feed?.missing.some).toHaveLength(50);
    expect(reportOf(writtenDown([look(0, { usesFeed: false, ...events({ due: [1, 9] }) })])).feed, 'it used none').toBeNull();
  });

  it('[F50] says of each paid product and mandatory label when its page painted it first and last and for how long, these first', () => {
    const other = { ...card, id: 'g9', kind: 'lower-third', what: 'Wang', productId: null, paid: false };
    const stands = (second: number) => [
      ...(second >= 5 ? [other] : []),
      ...(second >= 10 && second < 70 ? [label] : []),
      ...(second >= 20 && second < 40 ? [card] : second >= 90 && second < 100 ? [{ ...card, id: 'card-2' }] : []),
    ];
    const { graphics } = reportOf(writtenDown(every(0, 120, (second) => look(second, { stands: stands(second) }))));
    expect(graphics).toEqual({
      more: 0,
      some: [
        { ...card, id: undefined, first: at(20), last: at(99), lasted: 28_000 },
        { ...label, id: undefined, first: at(10), last: at(69), lasted: 59_000 },
        { ...other, id: undefined, first: at(5), last: at(119), lasted: 114_000 },
      ].map(({ id: _, ...line }) => line),
    });
  });

  it('[F50] has missed heartbeats, frames, lags and alarms', () => {
    const alarms = (second: number) => (second === 3 || second === 4 || second === 80 ? ['lagging'] : []);
    const of = (second: number) =>
      look(second, { missed: second === 7 ? 2 : 0, fps: second < 60 ? 50 : 25, feedLag: 30, pageLag: 90, alarms: alarms(second) });
    expect(reportOf(writtenDown(every(0, 120, of)))).toMatchObject({
      ...{ missedBeats: 2, fps: { average: 37.5, least: 25 } },
      ...{ feedLag: { p50: 50, p99: 50, samples: 120 }, pageLag: { p50: 100, p99: 100 } },
      alarms: [{ kind: 'lagging', times: 2, seconds: 3 }],
    });
  });

  const anyLooks = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 40 }), connected: fc.boolean(), stands: fc.boolean() }), {
    minLength: 1,
    maxLength: 80,
  });
  const looksOf = (steps: readonly { gap: number; connected: boolean; stands: boolean }[]) => {
    let second = 0;
    return steps.map(({ gap, connected, stands }) => {
      second += gap;
      return look(second, {
        connected,
        stands: stands ? [card] : [],
        events: { ...nothing, due: [second, second], taken: [[second, second]] },
      });
    });
  };

  it('[F52] is the same in whatever order the minutes come, however often, and over however many lives of the server', () => {
    fc.assert(
      fc.property(anyLooks, anyLooks, fc.infiniteStream(fc.nat()), (first, second, chances) => {
        const written = [...writtenDown(looksOf(first), 'one'), ...writtenDown(looksOf(second), 'two')];
        const shuffled = written
          .flatMap((one) => [one, one])
          .map((one) => ({ one, chance: chances.next().value as number }))
          .sort((a, b) => a.chance - b.chance)
          .map(({ one }) => one);
        expect(reportOf(shuffled)).toEqual(reportOf(written));
        const [some, rest] = [shuffled.slice(0, 7), shuffled.slice(7)];
        const inTwo = joinMinutes(joinMinutes(new Map(), rest), some);
        expect(stationDelivery(stationId, inTwo, { plan, evening: silent, show: showOf(0, 120) })).toEqual(reportOf(written));
      }),
    );
  });

  it('[F52] connected, gaps and time without a record are together the show, and no share is above all of it', () => {
    fc.assert(
      fc.property(anyLooks, fc.nat(300), fc.integer({ min: 1, max: 4000 }), (steps, from, lasts) => {
        const { record, connected } = reportOf(writtenDown(looksOf(steps)), showOf(from, from + lasts));
        expect(connected.lasted + connected.gaps.lasted + record.missing.lasted).toBe(lasts * 1000);
        expect(connected.lasted + connected.gaps.lasted).toBe(record.known);
        if (connected.percent !== null) expect(connected.percent).toBeLessThanOrEqual(100);
        for (const { first, last, lasted } of reportOf(writtenDown(looksOf(steps))).graphics.some)
          expect(lasted).toBeLessThanOrEqual(last - first);
      }),
    );
  });

  it('[F52] one minute stays small, whatever a station and its pages do', () => {
    const wild = every(0, 60, (second) =>
      look(second, {
        stands: Array.from({ length: 90 }, (_, n) => ({ ...card, id: `g${second}-${n}` })),
        alarms: Array.from({ length: 40 }, (_, n) => `alarm-${n}`),
        events: {
          ...nothing,
          due: [1, second * 100],
          taken: Array.from({ length: 90 }, (_, n) => [second * 1000 + n * 3, second * 1000 + n * 3]),
        },
      }),
    );
    expect(JSON.stringify(writtenDown(wild).at(-1)).length).toBeLessThan(16_000);
  });
});

describe('what the record of the show adds', () => {
  const fact = (second: number, body: object): Fact => ({ ...body, at: at(second), by: 'Mei' }) as Fact;
  const counted = { pollId: 'p1', perPath: { [plan.stations[stationId]?.path ?? '']: { yea: 30, nay: 12 } } };
  const evening = eveningOf([
    fact(0, { type: 'segment.taken' }),
    fact(10, { type: 'station.muted', stationId, reason: 'a film' }),
    fact(20, { type: 'station.unmuted', stationId }),
    fact(30, { type: 'localBreak.started', stationId, breakId: 'b', leavesAt: at(30), rejoinsAt: null }),
    fact(40, { type: 'localBreak.ended', stationId, breakId: 'b' }),
    fact(50, { type: 'poll.counted', pollId: 'p1', count: counted }),
    fact(60, { type: 'station.dumped', stationId, over: 30_000 }),
    fact(70, { type: 'station.dumped', stationId, over: 90_000 }),
    fact(90, { type: 'station.muted', stationId: 'other', reason: 'x' }),
    fact(100, { type: 'station.muted', stationId, reason: 'again' }),
    fact(120, { type: 'episode.ended' }),
  ]);

  it('[F50] are mutes, dumped delays, local breaks and when it was on air; a vote that was not revealed is not told', () => {
    expect(evening).toMatchObject({ from: at(0), endedAt: at(120), counts: [] });
    expect(reportOf([], showOf(0, 120), evening)).toMatchObject({
      mutes: [
        { from: at(10), until: at(20), by: 'Mei', reason: 'a film' },
        { from: at(100), until: at(120), reason: 'again' },
      ],
      dumps: [
        { from: at(60), until: at(70) },
        { from: at(70), until: at(120) },
      ],
      breaks: [{ from: at(30), until: at(40) }],
      votes: { polls: [] },
    });
  });

  it('[F50] of a revealed vote it says how many came by the path, not how they voted', () => {
    const facts = [fact(50, { type: 'poll.counted', pollId: 'p1', count: counted }), fact(60, { type: 'poll.revealed', pollId: 'p1' })];
    const { votes } = reportOf([], showOf(0, 120), eveningOf(facts));
    expect(votes.polls).toEqual([{ pollId: 'p1', question: 'p1', votes: 42 }]);
  });

  it('[F53] the station itself is not told who muted it and why', () => {
    expect(forTheStation(reportOf([], showOf(0, 120), evening), station()).mutes[0]).toEqual({
      from: at(10),
      until: at(20),
      by: null,
      reason: null,
    });
  });
});
