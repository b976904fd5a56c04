/** What a page decides by itself, without a browser. */

import { describe, expect, it } from 'vitest';
import { voteShare } from '../../overlays/graphics/vote-share.ts';
import { clockText, moneyIn, priceIn, textIn, timeLeft } from '../../overlays/graphics/words.ts';
import { brandVariables, contrast } from '../../overlays/program/brand.ts';
import { holdBack } from '../../overlays/program/hold-back.ts';
import { readOptions } from '../../overlays/program/options.ts';
import { serverClock } from '../../overlays/program/server-clock.ts';
import { openTurns } from '../../overlays/program/turns.ts';
import { wallClock } from '../../overlays/program/wall-clock.ts';
import { endOf, whatIsOn } from '../../overlays/program/what-is-on.ts';
import { youngerThanFloor } from '../../vite.config.overlays.ts';
import fc from '../run/properties.ts';
import { graphic, label, lowerThird, noon, outputView, voteBar } from '../stations/sample-show.ts';

describe('the time of day on a page', () => {
  const evening = Date.UTC(2026, 11, 3, 12, 0, 5, 340);

  it('is the series’ own, with tenths where a page is set up by it', () => {
    expect(wallClock('Asia/Shanghai')(evening)).toBe('20:00:05');
    expect(wallClock('Asia/Shanghai', true)(evening)).toBe('20:00:05.3');
  });

  it('is UTC and says so where no zone is known, whatever zone the machine is in', () => {
    expect(wallClock(undefined)(evening)).toBe('12:00:05 UTC');
  });
});

describe('shares of a vote', () => {
  it('always make one whole, and whoever is ahead is shown ahead', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (yea, nay) => {
        const share = voteShare({ yea, nay });
        if (yea + nay === 0) return expect(share).toBeUndefined();
        expect(share!.yeaPercent + share!.nayPercent).toBe(100);
        expect(share!.yea).toBeGreaterThanOrEqual(0);
        expect(share!.yea).toBeLessThanOrEqual(1);
        expect(Math.sign(share!.yeaPercent - share!.nayPercent)).toBe(Math.sign(yea - nay));
      }),
    );
  });

  it('take nonsense for nothing', () => {
    expect(voteShare({ yea: Number.NaN, nay: -3 })).toBeUndefined();
    expect(voteShare({ yea: 5, nay: Number.NEGATIVE_INFINITY })).toMatchObject({ yea: 1, yeaPercent: 100, nayPercent: 0 });
  });
});

describe('what is on', () => {
  const anyGraphic = fc
    .record({
      startsAt: fc.integer({ min: 0, max: 100 }),
      lasts: fc.option(fc.nat(100)),
      which: fc.constantFrom(label, lowerThird, voteBar),
    })
    .map(({ startsAt, lasts, which }) => ({ ...which, startsAt, endsAt: lasts === null ? null : startsAt + lasts }));

  it('[G1] never includes a graphic outside its time, nor two in one place', () => {
    fc.assert(
      fc.property(fc.array(anyGraphic, { maxLength: 12 }), fc.nat(220), (graphics, now) => {
        const on = whatIsOn(
          graphics.map((each, n) => ({ ...each, id: `g${n}` })),
          now,
        );
        expect(on.filter((each) => each.startsAt > now || endOf(each) <= now)).toEqual([]);
        expect(on.filter(({ kind }) => kind === 'vote-bar').length).toBeLessThanOrEqual(1);
        expect(on.filter(({ kind }) => kind === 'lower-third').length).toBeLessThanOrEqual(1);
        const labelsDue = graphics.filter((each) => each.kind === 'label' && each.startsAt <= now && now < endOf(each));
        expect(on.filter(({ kind }) => kind === 'label')).toHaveLength(labelsDue.length);
      }),
    );
  });

  it('[G1] ends a vote and a countdown at the moment they count to, whatever their own end', () => {
    expect(endOf({ ...voteBar, endsAt: null })).toBe(noon + 45_000);
    const countdown = graphic('c', { kind: 'countdown', text: 'x', endsAt: noon + 5 }, { endsAt: noon + 90 });
    expect(endOf(countdown)).toBe(noon + 5);
  });

  it('gives the bottom to the result when the vote bar is still there', () => {
    const result = graphic(
      'r',
      { kind: 'result', pollId: 'p', question: 'x', yea: 'y', nay: 'n', count: { yea: 1, nay: 0 }, decision: 'yea' },
      { startsAt: noon + 1 },
    );
    expect(whatIsOn([result, voteBar], noon + 2).map(({ id }) => id)).toEqual(['r']);
  });
});

describe('holding back', () => {
  it('[F2] lets everything go once, in the order it came and never early, unless there is too much', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { maxLength: 60 }),
        fc.array(fc.nat(1200), { maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        (moments, looks, most) => {
          const held = holdBack<{ n: number; at: number }>(most);
          for (const [n, at] of moments.entries()) held.add(at, { n, at });
          const seen: number[] = [];
          for (const look of [...looks].sort((a, b) => a - b)) {
            for (const { n, at } of held.due(look)) {
              expect(at).toBeLessThanOrEqual(look);
              seen.push(n);
            }
          }
          seen.push(...held.due(Number.POSITIVE_INFINITY).map(({ n }) => n));
          expect(seen).toEqual(moments.map((_, n) => n).slice(-most));
        },
      ),
    );
  });
});

describe('the server’s clock on a page', () => {
  it('[F57] is vouched for from its first answer until five minutes after its last, and never by a moment heard in passing', () => {
    let steady = 10;
    const clock = serverClock(() => steady, noon);
    expect(clock.isTrue()).toBe(false);
    clock.guess(10, noon);
    expect(clock.isTrue()).toBe(false);
    clock.learn(10, 20, noon);
    expect(clock.isTrue()).toBe(true);
    steady += 299_000;
    expect(clock.isTrue()).toBe(true);
    steady += 2000;
    expect(clock.isTrue()).toBe(false);
  });

  it('is never wrong by more than half of the quickest trip, whatever the page’s own clock says', () => {
    const trips = fc.array(fc.record({ there: fc.nat(400), back: fc.nat(400) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(trips, fc.integer({ min: -1e6, max: 1e6 }), (all, wall) => {
        let steady = 0;
        const clock = serverClock(() => steady, wall);
        for (const { there, back } of all) {
          const asked = steady;
          steady += there + back;
          clock.learn(asked, steady, noon + asked + there);
        }
        const quickest = Math.min(...all.map(({ there, back }) => there + back));
        expect(Math.abs(clock.now() - (noon + steady))).toBeLessThanOrEqual(quickest / 2);
      }),
    );
  });

  it('goes by what the server says in passing until it has an answer', () => {
    const clock = serverClock(() => 10, 0);
    clock.guess(10, noon);
    expect(clock.now()).toBe(noon);
  });
});

describe('words and numbers', () => {
  it('writes prices with their fen, and refunds below zero', () => {
    expect(priceIn({ minor: 4990, currency: 'CNY' }, 'zh')).toEqual({ symbol: '¥', whole: '49', fraction: '.90' });
    expect(moneyIn({ minor: 231_076_540, currency: 'CNY' }, 'en')).toBe('¥2,310,765.40');
    expect(moneyIn({ minor: -500, currency: 'CNY' }, 'en')).toBe('-¥5.00');
  });

  it('counts whole seconds still to come, never below 0:00', () => {
    expect([754_000, 42_001, 1, 0, -5, 3_723_000].map(clockText)).toEqual(['12:34', '0:43', '0:01', '0:00', '0:00', '1:02:03']);
    expect(timeLeft(noon, noon + 5)).toBe(0);
  });

  it('finds the text of a language, or of its kin, or English, or any', () => {
    expect([
      textIn({ zh: '要', en: 'Yea' }, 'zh-CN'),
      textIn({ zh: '要', en: 'Yea' }, 'fr'),
      textIn({ zh: '要' }, 'fr'),
      textIn('x', 'fr'),
    ]).toEqual(['要', 'Yea', '要', 'x']);
  });
});

describe('a brand', () => {
  it('has letters on its colours that can be read: the better of ink and paper', () => {
    const dark = brandVariables({ ...outputView().brand, primary: '#113355' });
    const light = brandVariables({ ...outputView().brand, primary: '#ffee88' });
    expect([dark['--brand-on-primary'], light['--brand-on-primary']]).toEqual(['#ffffff', '#1b1b1f']);
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  });
});

describe('a page’s address', () => {
  it('gives the key from the fragment only', () => {
    expect(readOptions('#key=secret&output=harbour&picture=1&bg=green&lang=en', '')).toEqual({
      output: 'harbour',
      key: 'secret',
      picture: true,
      background: 'green',
      language: 'en',
      test: false,
      timeCode: false,
    });
    expect(readOptions('', '?key=secret&bg=green')).toMatchObject({
      output: 'program',
      key: '',
      background: 'green',
      picture: false,
      language: undefined,
    });
  });
});

describe('figures for several graphics', () => {
  const openPage = () => {
    const [frames, done]: [(() => void)[], string[]] = [[], []];
    const page = { isSeen: true };
    const turns = openTurns({ next: (deed) => void frames.push(deed), areSeen: () => page.isSeen });
    const give = (id: string, what: string) => turns.take(id, () => done.push(what));
    return { page, done, turns, give, frame: () => frames.shift()?.(), asked: () => frames.length };
  };

  it('[G38] are given to one of them in each frame, the newest of each, as a frame begins', () => {
    const { done, turns, give, frame, asked } = openPage();
    for (const what of ['card 1', 'vote 1', 'ticker 1', 'vote 2']) give(what.split(' ')[0] ?? '', what);
    expect(done).toEqual([]);
    frame();
    expect(done).toEqual(['card 1']);
    turns.drop('ticker');
    frame();
    expect(done).toEqual(['card 1', 'vote 2']);
    expect(asked(), 'no frame without need').toBe(0);
    give('card', 'card 2');
    frame();
    expect(done).toEqual(['card 1', 'vote 2', 'card 2']);
  });

  it('are given at once where nobody sees the page, and nothing older comes after', () => {
    const { page, done, give, frame } = openPage();
    give('vote', 'vote 1');
    page.isSeen = false;
    give('vote', 'vote 2');
    expect(done).toEqual(['vote 2']);
    frame();
    expect(done).toEqual(['vote 2']);
  });
});

describe('the build', () => {
  it('refuses what Chromium 103 does not know, and nothing else', () => {
    const young = ['a{color:color-mix(in srgb,red,blue)}', 'a:has(b){}', 'a{translate:1px 2px}', 'a{height:100dvh}', '[3,1].toSorted()'];
    expect(young.map((text) => youngerThanFloor(text) === undefined)).toEqual(young.map(() => false));
    expect(
      youngerThanFloor('a{transform:translate(1px) rotate(2deg);background:linear-gradient(red 3%,blue);height:10vh}[3,1].sort()'),
    ).toBeUndefined();
  });
});
