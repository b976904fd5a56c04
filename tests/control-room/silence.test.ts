/** When a line is silent, by looks at it: a page that was held hears out what came meanwhile, a laptop that slept believes nothing. */
import { describe, expect, it } from 'vitest';
import { type Clocks, type Listening, look, lookEvery, startListening } from '../../control-room/line/silence.ts';

const start: Clocks = { own: 5_000, day: 1_000_000 };
const after = ({ own, day }: Clocks, ownMs: number, dayMs = ownMs): Clocks => ({ own: own + ownMs, day: day + dayMs });

/** A page that looks as often as it should, until it is held; it was heard at the start. */
const openPage = () => {
  let now = start;
  let listening: Listening = { ...startListening(start), heard: start };
  const lookNow = () => {
    const looked = look(listening, now);
    listening = looked.listening;
    return looked;
  };
  return {
    hear: () => {
      listening = { ...listening, heard: now };
    },
    /** Not a look in between. */
    held(ownMs: number, dayMs = ownMs) {
      now = after(now, ownMs, dayMs);
      return lookNow();
    },
    /** ms until the page took its line for silent; undefined if it never did. */
    silentWithin(ms: number) {
      for (let gone = lookEvery; gone <= ms; gone += lookEvery) {
        now = after(now, lookEvery);
        if (lookNow().isSilent) return gone;
      }
      return undefined;
    },
  };
};

describe('a line that says nothing', () => {
  it('[C14] is silent in less than two seconds, and hung up a while later', () => {
    const page = openPage();
    expect(page.silentWithin(1900)).toBe(1700);
    expect(page.held(700)).toMatchObject({ isSilent: true, hangsUp: false });
    expect(page.held(700)).toMatchObject({ isSilent: true, hangsUp: true });
  });

  it('is not before anything was ever heard', () => {
    expect(look(startListening(start), after(start, 60_000))).toMatchObject({ isSilent: false, hangsUp: false });
  });
});

describe('a page that was held', () => {
  it.each([1_000, 1_700, 4_000, 30_000])('[C14] for %i ms asks first, and takes nothing for silent that then answers', (ms) => {
    const page = openPage();
    expect(page.held(ms)).toMatchObject({ asks: true, isSilent: false, hangsUp: false });
    page.hear();
    expect(page.silentWithin(1600)).toBeUndefined();
  });

  it('[C14] says so a moment later when nobody answers', () => {
    const page = openPage();
    page.held(1_700);
    expect(page.silentWithin(400)).toBe(300);
  });

  it('[C14] again and again takes nothing for silent that answers in between', () => {
    const page = openPage();
    for (const ms of [2_000, 3_000, 4_000]) {
      expect(page.held(ms)).toMatchObject({ asks: true, isSilent: false });
      page.held(10);
      page.hear();
    }
  });

  it('[C14] again and again still says so, at the second look', () => {
    const page = openPage();
    expect(page.held(900)).toMatchObject({ asks: true, isSilent: false });
    expect(page.held(900)).toMatchObject({ asks: false, isSilent: true });
    expect(page.held(900)).toMatchObject({ asks: true, isSilent: false });
    expect(page.held(900)).toMatchObject({ isSilent: true, hangsUp: true });
  });
});

describe('a laptop', () => {
  it('[C14] that slept with its own clock stopped finds its line silent, and its connection dead', () => {
    const page = openPage();
    expect(page.held(20, 3_600_000)).toMatchObject({ asks: true, isSilent: false });
    expect(page.silentWithin(400)).toBe(300);
    expect(page.held(100).hangsUp).toBe(true);
  });

  it('[C14] whose time of day is set goes on hearing: forward it asks, backward it still sees a silence in time', () => {
    const forward = openPage();
    expect(forward.held(100, 3_600_000)).toMatchObject({ asks: true, isSilent: false });
    forward.hear();
    expect(forward.silentWithin(1600)).toBeUndefined();
    const back = openPage();
    expect(back.held(100, -3_600_000)).toMatchObject({ isSilent: false });
    expect(back.silentWithin(1900)).toBe(1600);
  });
});
