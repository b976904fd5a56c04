/** What stands on each output, and whether its pages paint it. */

import { describe, expect, it } from 'vitest';
import { pageState } from '../../control-room/positions/graphics/page-says.ts';
import { whatIsOn } from '../../overlays/program/what-is-on.ts';
import { outputRows } from '../../server/core/output-rows.ts';
import { type Asked, dueAt, paintedDifference, withAsked } from '../../server/core/painted.ts';
import { stationRow } from '../../server/core/station-health.ts';
import { screens, stations } from '../fakes/sample-parts.ts';
import fc from '../run/properties.ts';
import { graphic, label, lowerThird, noon, station, voteBar } from '../stations/sample-show.ts';

const ticker = graphic('ticker-1', { kind: 'sales-ticker' });
const asked = (...steps: readonly (readonly [at: number, graphics: Asked['graphics']])[]): readonly Asked[] =>
  steps.reduce<readonly Asked[]>((history, [at, graphics]) => withAsked(history, { at: noon + at, graphics }), []);

describe('what a page painted', () => {
  const history = asked([0, [label]], [10_000, [label, ticker]]);

  it('[G15] is what it was asked for, or says what is missing and what nobody asked for', () => {
    expect(paintedDifference(history, { painted: ['label-1', 'ticker-1'] }, noon + 20_000)).toEqual({ missing: [], extra: [] });
    expect(paintedDifference(history, { painted: ['old-1'] }, noon + 20_000)).toEqual({
      missing: ['label-1', 'ticker-1'],
      extra: ['old-1'],
    });
  });

  it('[G53] is neither missing nor too much where it is on and gives way there', () => {
    expect(paintedDifference(history, { painted: ['label-1'], unseen: ['ticker-1', 'old-1'] }, noon + 20_000)).toEqual({
      missing: [],
      extra: [],
    });
    expect(paintedDifference(history, { painted: ['label-1'], unseen: [] }, noon + 20_000)).toEqual({ missing: ['ticker-1'], extra: [] });
  });

  it('[G15] is no difference while it has just changed: letters load, motion takes its time', () => {
    expect(paintedDifference(history, { painted: ['label-1'] }, noon + 11_000)).toEqual({ missing: [], extra: [] });
    const taken = asked([0, [label, ticker]], [10_000, [label]]);
    expect(paintedDifference(taken, { painted: ['label-1', 'ticker-1'] }, noon + 11_000)).toEqual({ missing: [], extra: [] });
    expect(paintedDifference(taken, { painted: ['label-1', 'ticker-1'] }, noon + 13_000)).toEqual({ missing: [], extra: ['ticker-1'] });
  });

  it('[G15] of a delayed output is compared with what was asked at the moment it speaks of', () => {
    expect(paintedDifference(history, { painted: ['label-1'] }, noon + 8000)).toEqual({ missing: [], extra: [] });
    expect(paintedDifference(history, { painted: ['label-1', 'ticker-1'] }, noon + 6000)).toEqual({ missing: [], extra: ['ticker-1'] });
  });

  it('[G15] proves nothing of a moment of which we do not know what was asked', () => {
    expect(paintedDifference(history, { painted: ['from-before'] }, noon + 1000)).toEqual({ missing: [], extra: [] });
    expect(paintedDifference([], { painted: ['from-before'] }, noon)).toEqual({ missing: [], extra: [] });
  });

  it('[G15] goes by the pages’ own rule of what is on, for any graphics at any moment', () => {
    const any = fc
      .record({
        startsAt: fc.nat(100),
        lasts: fc.option(fc.nat(100)),
        which: fc.constantFrom(label, lowerThird, voteBar, ticker, graphic('r', { kind: 'countdown', text: 'x', endsAt: noon })),
      })
      .map(({ startsAt, lasts, which }) => ({ ...which, startsAt, endsAt: lasts === null ? null : startsAt + lasts }));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), fc.nat(220), (list, now) => {
        const graphics = list.map((each, n) => ({ ...each, id: `g${n}` }));
        expect(dueAt(graphics, now)).toEqual(whatIsOn(graphics, now).map(({ id }) => id));
      }),
    );
  });

  it('[G15] keeps no more of the past than it needs', () => {
    const many = Array.from({ length: 1000 }, (_, n) => [n * 1000, [{ ...label, id: `l${n}` }]] as const);
    expect(asked(...many).length).toBeLessThanOrEqual(400);
    expect(asked([0, [label]], [1000, [label]], [2000, [label]])).toHaveLength(1);
  });
});

describe('a page of graphics', () => {
  const [whole, lacking, quiet] = screens(noon);

  it('[G15] is silent, has not told, differs or has painted all: judged as of the view', () => {
    expect([whole, lacking, quiet].map((page) => pageState(page!, noon))).toEqual(['painted', 'differs', 'silent']);
    expect(pageState({ ...whole!, paintedAt: null }, noon)).toBe('not-told');
    expect(pageState({ ...whole!, problem: 'label x: no letters' }, noon)).toBe('differs');
  });
});

describe('the outputs', () => {
  const graphics = [label, ticker, voteBar];
  const partners = { harbour: station(), inland: station({ id: 'inland', excludes: ['sales-ticker'] }), far: station({ id: 'far' }) };
  const world = {
    kind: 'live' as const,
    stations: partners,
    isMuted: () => false,
    delayOf: () => 0,
    now: noon,
    open: ['program', 'harbour', 'inland', 'far', 'gone'],
  };

  it('[G15] each show what they may have: the recording what stays true, a station nothing that it excludes', () => {
    expect(outputRows(graphics, world)).toEqual([
      { outputs: ['program'], shows: ['label-1', 'ticker-1', 'vote-1'] },
      { outputs: ['recording'], shows: ['label-1', 'vote-1'] },
      { outputs: ['harbour', 'far'], shows: ['label-1', 'ticker-1', 'vote-1'] },
      { outputs: ['inland'], shows: ['label-1', 'vote-1'] },
    ]);
  });

  it('[F8] show nothing to a muted station, and in a rehearsal to none', () => {
    const muted = outputRows(graphics, { ...world, isMuted: (id) => id === 'harbour' });
    expect(muted.find(({ outputs }) => outputs.includes('harbour'))).toEqual({ outputs: ['harbour'], shows: [] });
    expect(outputRows(graphics, { ...world, kind: 'rehearsal' }).slice(2)).toEqual([{ outputs: ['harbour', 'inland', 'far'], shows: [] }]);
  });
});

describe('a row of the stations’ table', () => {
  const { health: _, overlays: __, ...feed } = stations(noon)[0]!;
  const [page] = screens(noon);

  it('[F9] says how a station does by its feed and its pages together', () => {
    const health = (changes: Partial<typeof feed>, pages = [page!]) => stationRow({ ...feed, ...changes }, pages, null, noon).health;
    expect(health({})).toBe('ok');
    expect(health({ lag: 4000 })).toBe('lagging');
    expect(health({}, [{ ...page!, lastHeard: noon - 11_000 }])).toBe('silent');
    expect(health({}, [{ ...page!, extra: ['x'] }])).toBe('differs');
    expect(health({ feeds: 0 }, [])).toBe('gone');
    expect(health({ feeds: 0, lastHeard: null }, [])).toBe('never');
    expect(stationRow({ ...feed, feeds: 0, lastHeard: null }, [], noon - 1, noon)).toMatchObject({ health: 'gone', lastHeard: noon - 1 });
  });

  it('[F9] has the delay that the station measured, else its page’s, else none', () => {
    const measured = (changes: Partial<typeof feed>, pages = [page!]) => stationRow({ ...feed, ...changes }, pages, null, noon).measured;
    expect(measured({ measured: 5200, measuredAt: noon })).toBe(5200);
    expect(measured({ measured: null }, [{ ...page!, behind: 5040 }])).toBe(5040);
    expect(measured({ measured: null }, [])).toBeNull();
  });
});
