/** What a page says of itself: what is believed, what is refused, and what did not come. */
import { describe, expect, it } from 'vitest';
import { openFrameRate } from '../../overlays/program/frame-rate.ts';
import { heardAt, missedBy } from '../../server/core/missed-beats.ts';
import { openPageWords } from '../../server/screens/page-words.ts';

const word = (over: object = {}) => ({ epoch: 'life', revision: 4, graphics: ['card'], at: 1000, ...over });
const sent = { epoch: 'life', revision: 4 };

describe('a page’s word', () => {
  it('[F49] is taken with its rate of frames, and refused whole and counted where the rate is nonsense', () => {
    const words = openPageWords(() => 0);
    expect(words.read(word({ fps: 50 }), sent)).toMatchObject({ fps: 50, graphics: ['card'] });
    for (const fps of [-1, 501, Number.NaN, Number.POSITIVE_INFINITY, '50', 1e9, null])
      expect(words.read(word({ fps }), sent), String(fps)).toBeUndefined();
    expect(words.refused()).toBe(7);
  });

  it('[F49] of a change that it was never sent is refused; one of the server’s last life is not', () => {
    const words = openPageWords(() => 0);
    expect(words.read(word({ revision: 5 }), sent)).toBeUndefined();
    expect(words.read(word({ revision: 3 }), sent)).toMatchObject({ revision: 3 });
    expect(words.read(word({ epoch: 'before', revision: 900 }), sent)).toMatchObject({ revision: 900 });
  });

  it('[F49] that comes more often than a page has reason to speak is not read, until the next five seconds', () => {
    let now = 0;
    const words = openPageWords(() => now);
    const read = () => Array.from({ length: 100 }, () => words.read(word(), sent)).filter((one) => one !== undefined).length;
    expect(read()).toBe(60);
    expect(words.refused()).toBe(40);
    now = 5000;
    expect(read()).toBe(60);
  });
});

describe('words of a page that did not come', () => {
  it('[F49] are counted while it is silent, and stay counted when it speaks again', () => {
    const beats = { lastHeard: 0, missed: 0 };
    expect([2000, 2999, 3000, 5000, 60_000].map((now) => missedBy(beats, now))).toEqual([0, 0, 1, 2, 29]);
    const back = heardAt(beats, 7000);
    expect([missedBy(back, 7000), missedBy(back, 9000), missedBy(back, 10_000)]).toEqual([3, 3, 4]);
  });
});

describe('a page’s rate of frames', () => {
  it('[F49] is what it truly got to draw while it was measured, also by a page that hardly draws; none when it is not drawn', () => {
    let [now, asked] = [0, 0];
    let isHidden = false;
    let frame: (() => void) | undefined;
    const timers: { at: number; deed: () => void }[] = [];
    const frames = openFrameRate({
      now: () => now,
      nextFrame: (deed) => {
        asked += 1;
        frame = deed;
      },
      after: (ms, deed) => void timers.push({ at: now + ms, deed }),
    });
    /** @returns how many frames the measuring had the page draw */
    const twoSeconds = (perSecond: number): number => {
      const before = asked;
      frames.measure();
      for (let n = 1; n <= 2 * perSecond; n += 1) {
        now += 1000 / perSecond;
        const due = frame;
        if (!isHidden) frame = undefined;
        if (!isHidden) due?.();
        for (const timer of timers.splice(0))
          if (timer.at <= now) timer.deed();
          else timers.push(timer);
      }
      return asked - before;
    };
    expect(frames.rate()).toBeUndefined();
    expect(twoSeconds(50)).toBe(21);
    expect(frames.rate()).toBe(50);
    expect(twoSeconds(25)).toBe(11);
    expect(frames.rate()).toBe(25);
    twoSeconds(2);
    expect(frames.rate()).toBe(2);
    isHidden = true;
    twoSeconds(50);
    expect(frames.rate()).toBe(0);
    isHidden = false;
    twoSeconds(50);
    expect(frames.rate()).toBe(50);
  });
});
