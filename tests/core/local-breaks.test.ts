/** Local breaks of stations: planned, begun and over, by time, with the show, by hand and by the station's own box. */
import { describe, expect, it } from 'vitest';
import type { LocalBreak } from '../../server/contract/local-breaks.ts';
import { seconds } from '../../server/contract/units.ts';
import { awayOf, isAway } from '../../server/core/away.ts';
import { compressPlan } from '../../server/core/compress-plan.ts';
import { localBreakRows } from '../../server/core/local-break-rows.ts';
import { breaksOf } from '../../server/core/local-breaks.ts';
import { logText } from '../../server/core/log-text.ts';
import type { Plan } from '../../server/core/plan.ts';
import { localBreakTimes, plannedBreaks } from '../../server/core/planned-breaks.ts';
import { stationAskFacts } from '../../server/core/station-asks.ts';
import { stationState } from '../../server/core/station-state.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import fc from '../run/properties.ts';
import { graphic, label, lowerThird, outputView, show, station } from '../stations/sample-show.ts';
import { type Evening, live, ready } from './evening.ts';
import { aPlan, cue, eight, plus, segment } from './plans.ts';

const harbour = station({ path: 'site', breaks: [] });
const inland = station({ id: 'inland', path: 'satellite' });

type Wish = { readonly breaks?: Plan['localBreaks']; readonly cues?: Parameters<typeof segment>[2] };
const planned = ({ breaks = [], cues }: Wish = {}): Plan => ({
  ...aPlan({ segments: [segment('one', 600, cues), segment('two', 600)] }),
  stations: { harbour, inland },
  localBreaks: breaks,
});
/** Its picture is twenty seconds behind. */
const atHarbour = { id: 'harbour-break-1', stationId: 'harbour', leavesAt: plus(120), length: seconds(60) };
const withShow = (stationId: string) => ({ id: `${stationId}-with`, stationId, leavesAt: null, length: seconds(90) });
const kinds = (evening: Evening) => evening.facts.filter(({ type }) => type.startsWith('localBreak.')).map(({ type }) => type);
const first = (evening: Evening, id = 'harbour') => breaksOf(evening.context, id)[0];
const box = (evening: Evening, ask: object) => {
  const asked = { do: 'break', ask: { key: 'box-1', ...ask } } as Parameters<typeof stationAskFacts>[2];
  return evening.fold(stationAskFacts(evening.context, 'harbour', asked, evening.whole()) ?? [], 'Harbour TV');
};

describe('a local break', () => {
  it('[F22] that the series plans begins and ends at its moments by itself, once, and both are facts', () => {
    const evening = live(planned({ breaks: [atHarbour] }));
    evening.wait(119);
    expect(first(evening)).toMatchObject({ state: 'planned', leavesAt: plus(120), rejoinsAt: plus(180) });
    evening.wait(2);
    expect(first(evening)?.state).toBe('started');
    evening.wait(120);
    expect(first(evening)).toMatchObject({ state: 'ended', rejoinsAt: plus(180) });
    expect(kinds(evening)).toEqual(['localBreak.started', 'localBreak.ended']);
  });

  it('[F22] that passed while we were away is over, and never begins late', () => {
    const evening = live(planned({ breaks: [atHarbour] }));
    evening.stall(400);
    expect(kinds(evening)).toEqual(['localBreak.ended']);
  });

  it('[F22] goes with the show’s station break, by the delay of each station’s path, and is expected before', () => {
    const cues = { cues: [cue('stations', 'station-break', '+1:00', { length: 20_000 })] };
    const evening = live(planned({ breaks: [withShow('harbour'), withShow('inland')], cues }));
    expect(localBreakRows(evening.context).harbour).toMatchObject([{ leavesAt: null, expectedAt: plus(80), sustaining: 'break-slate' }]);
    evening.wait(61);
    expect(first(evening)).toMatchObject({ state: 'planned', leavesAt: plus(80), rejoinsAt: plus(170) });
    expect(first(evening, 'inland')).toMatchObject({ state: 'started', leavesAt: plus(60), rejoinsAt: plus(150) });
    evening.wait(20);
    expect(first(evening)?.state).toBe('started');
  });

  it('[F22] is planned, called off, begun and ended by operators, each once', () => {
    const evening = live(planned());
    const plan = (leavesAt: number | null) => evening.ask('localBreak.plan', { stationId: 'harbour', leavesAt, length: seconds(30) });
    expect(plan(plus(-1))).toBe('too-late');
    expect(plan(plus(300))).toMatchObject([{ type: 'localBreak.planned' }]);
    expect(plan(plus(300))).toBe('unknown');
    const breakId = first(evening)?.id ?? '';
    expect(evening.ask('localBreak.drop', { stationId: 'harbour', breakId })).toMatchObject([{ type: 'localBreak.dropped' }]);
    expect(evening.ask('localBreak.drop', { stationId: 'harbour', breakId })).toEqual([]);
    expect(evening.ask('localBreak.start', { stationId: 'harbour' })).toMatchObject([{ rejoinsAt: null }]);
    expect(evening.ask('localBreak.start', { stationId: 'harbour' })).toEqual([]);
    expect(evening.ask('localBreak.drop', { stationId: 'harbour', breakId: first(evening)?.id ?? '' })).toBe('too-late');
    expect(evening.ask('localBreak.end', { stationId: 'harbour', in: 10_000 })).toMatchObject([{ rejoinsAt: plus(10) }]);
    evening.wait(11);
    expect(first(evening)?.state).toBe('ended');
    expect(evening.ask('localBreak.end', { stationId: 'harbour' })).toEqual([]);
    expect(evening.ask('localBreak.start', { stationId: 'nobody' })).toBe('unknown');
  });

  it('[F22] is begun and ended by the station’s own box, which may say each twice', () => {
    const evening = live(planned());
    expect(box(evening, { action: 'start' })).toHaveLength(1);
    expect(box(evening, { action: 'start' })).toHaveLength(0);
    expect(box(evening, { action: 'start', length: 30_000 })).toMatchObject([{ type: 'localBreak.rejoining', rejoinsAt: plus(30) }]);
    expect(box(evening, { action: 'end' })).toHaveLength(1);
    expect(box(evening, { action: 'end' })).toHaveLength(0);
    expect(evening.facts.at(-1)).toMatchObject({ by: 'Harbour TV' });
  });

  it('[F22] that a box begins a little early is the planned one, and does not come twice', () => {
    const evening = live(planned({ breaks: [atHarbour] }));
    evening.wait(110);
    box(evening, { action: 'start' });
    evening.wait(300);
    expect(breaksOf(evening.context, 'harbour')).toMatchObject([{ id: 'harbour-break-1', leavesAt: plus(110), rejoinsAt: plus(170) }]);
  });

  it('[F22] that begins in another makes it one, until the later end', () => {
    const evening = live(planned({ breaks: [atHarbour] }));
    evening.wait(30);
    box(evening, { action: 'start', length: 600_000 });
    evening.wait(100);
    expect(breaksOf(evening.context, 'harbour').filter(({ state }) => state === 'started')).toMatchObject([{ rejoinsAt: plus(630) }]);
  });

  it('[F22] keeps few that are over, and refuses more plans than it can keep', () => {
    const evening = live(planned());
    for (let n = 1; n <= 12; n += 1) evening.ask('localBreak.plan', { stationId: 'harbour', leavesAt: plus(100 * n), length: 5000 });
    expect(evening.ask('localBreak.plan', { stationId: 'harbour', leavesAt: plus(9999), length: 5000 })).toBe('busy');
    evening.wait(2000);
    expect(breaksOf(evening.context, 'harbour').length).toBeLessThanOrEqual(3);
  });

  it('is told in the log in both languages', () => {
    const plan = planned();
    const text = logText({ type: 'localBreak.started', stationId: 'harbour', breakId: 'b', leavesAt: eight, rejoinsAt: plus(90) }, plan);
    expect(text).toEqual({ en: 'LOCAL BREAK: Harbour TV has left for 1:30', zh: '本台插播：海港卫视 已离开，时长 1:30' });
  });

  it('keeps its place in a shortened show', () => {
    const short = compressPlan(planned({ breaks: [atHarbour, withShow('inland')] }), 10, plus(1000));
    expect(short.localBreaks).toMatchObject([
      { leavesAt: plus(1012), length: 6000 },
      { leavesAt: null, length: 9000 },
    ]);
  });

  it('[F22] may be planned before the show is on air, and then counts too', () => {
    const evening = ready(planned());
    evening.ask('localBreak.plan', { stationId: 'harbour', leavesAt: plus(10), length: 5000 });
    evening.wait(20);
    expect(first(evening)?.state).toBe('ended');
  });
});

const aBreak: fc.Arbitrary<LocalBreak> = fc
  .record({
    leaves: fc.integer({ min: 0, max: 300 }),
    length: fc.option(fc.integer({ min: 1, max: 200 })),
    over: fc.boolean(),
    n: fc.nat(),
  })
  .map(({ leaves, length, over, n }) => ({
    id: `b${n}`,
    state: over ? 'ended' : 'planned',
    withShow: false,
    leavesAt: plus(leaves),
    rejoinsAt: length === null ? null : plus(leaves + length),
    length: length === null ? null : seconds(length),
  }));

describe('a break in the series file', () => {
  const world = (zone: string, at: string, hardOut = '22:00') => ({
    series: { zone, stations: [{ ...harbour, breaks: [{ at, length: 60_000 }] }] },
    episode: { date: '2026-12-03', start: '20:00', hardOut },
    order: [],
  });
  const moments = (...written: Parameters<typeof world>) => plannedBreaks(world(...written) as never).map(({ leavesAt }) => leavesAt);

  it('[F22] is at that time of the evening, after midnight where the show goes past it, or with the show’s own', () => {
    expect(moments('Asia/Shanghai', '20:30')).toEqual([plus(1800)]);
    expect(moments('Asia/Shanghai', '00:30', '01:00')).toEqual([plus(4.5 * 3600)]);
    expect(moments('Asia/Shanghai', 'station-break')).toEqual([null]);
  });

  it('is refused at a time that the zone’s clocks never show', () => {
    const march = { ...world('Europe/Paris', '02:30', '04:00'), episode: { date: '2026-03-28', start: '23:00', hardOut: '04:00' } };
    expect(localBreakTimes(march as never)).toMatchObject([{ message: expect.stringContaining('never show 02:30') }]);
    expect(localBreakTimes(world('Asia/Shanghai', '20:30') as never)).toEqual([]);
  });
});

describe('what leaves for a station', () => {
  const graphics = [label, lowerThird, graphic('third-2', lowerThird.data)];

  it('[F21] has nothing in it of what its viewers would see while they are away, and everything of the rest', () => {
    fc.assert(
      fc.property(fc.array(aBreak, { maxLength: 4 }), fc.integer({ min: -50, max: 600 }), fc.nat(90), (breaks, at, delay) => {
        const own = station({ labels: ['广告'] });
        const seenAt = plus(at) + seconds(delay);
        const away = awayOf(breaks).some(({ leavesAt, rejoinsAt }) => leavesAt <= seenAt && (rejoinsAt === null || seenAt < rejoinsAt));
        const view = stationOutput(outputView({ at: plus(at), graphics }), own, seconds(delay), { breaks });
        expect(isAway(breaks, plus(at), seconds(delay))).toBe(away);
        expect(view.graphics).toHaveLength(away ? 0 : 4);
        const rows = breaks.map((one) => ({ ...one, expectedAt: null, sustaining: null }));
        const state = stationState(show({ at: plus(at), graphics, localBreaks: { harbour: rows } }), own, seconds(delay));
        expect(state.graphics).toHaveLength(away ? 0 : 3);
        if (away) expect(state).toMatchObject({ segment: null, product: null, polls: [], results: [], corrections: [] });
        else expect(state.segment).not.toBeNull();
      }),
    );
  });

  it('[F21] tells its page and its feed when it is away; a station without breaks hears nothing of them', () => {
    const evening = live(planned({ breaks: [atHarbour] }));
    const rows = localBreakRows(evening.context);
    const view = stationOutput(outputView({ at: eight }), harbour, seconds(20), { breaks: breaksOf(evening.context, 'harbour') });
    expect(view.localBreak).toEqual({ empty: false, away: [{ leavesAt: plus(120), rejoinsAt: plus(180) }] });
    const told = show({ at: eight, localBreaks: rows, timing: { ...show().timing, plannedStart: eight } });
    expect(stationState(told, harbour, seconds(20)).break).toMatchObject({ on: false, joinsAt: plus(20), local: [{ state: 'planned' }] });
    expect(stationState(told, inland, 0).break).toEqual({ on: false });
  });
});
