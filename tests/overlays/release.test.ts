/** What a page holds back, and when it lets it go. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arrived } from '../../overlays/program/arrived.ts';
import { openRelease } from '../../overlays/program/release.ts';
import type { OutputView } from '../../server/contract/views.ts';

const noon = Date.UTC(2026, 11, 3, 12);
const view = (revision: number): Arrived => ({ view: { revision } as OutputView, isSnapshot: false });
const figures = (revision: number): Arrived => ({ figures: { revision } as Extract<Arrived, { figures: unknown }>['figures'] });

let shown: { readonly arrived: Arrived; readonly at: number }[];
const open = () => openRelease(Date.now, (arrived) => void shown.push({ arrived, at: Date.now() }));
beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  shown = [];
});
afterEach(() => void vi.useRealTimers());

describe('what a page holds back', () => {
  it('[F38] is let go at its moment by the page’s own timer, in the order in which it came', () => {
    const release = open();
    release.delayed({ set: 3000 });
    release.hold(noon, view(1));
    vi.advanceTimersByTime(137);
    release.hold(noon + 137, figures(2));
    vi.advanceTimersByTime(5000);
    expect(shown).toEqual([
      { arrived: view(1), at: noon + 3000 },
      { arrived: figures(2), at: noon + 3137 },
    ]);
  });

  it('[F38] is never of the future: what seems so is now', () => {
    const release = open();
    release.delayed({ set: 1000 });
    release.hold(noon + 60_000, view(1));
    vi.advanceTimersByTime(1000);
    expect(shown).toHaveLength(1);
  });

  it('[F38] is over at once when the delay is dumped: the last of each kind, without motion', () => {
    const release = open();
    release.delayed({ set: 3000 });
    for (const arrived of [view(1), figures(1), view(2), figures(2)]) release.hold(noon, arrived);
    expect(release.delayed({ set: 3000, dumped: { at: noon, over: 120_000 } })).toBe(true);
    release.letGo(true);
    expect(shown.map(({ arrived }) => arrived)).toEqual([{ ...view(2), isSnapshot: true }, figures(2)]);
  });

  it('[F38] is nobody’s any more once it was dropped', () => {
    const release = open();
    release.delayed({ set: 3000 });
    release.hold(noon, view(1));
    release.drop();
    vi.advanceTimersByTime(5000);
    expect(shown).toEqual([]);
  });
});
