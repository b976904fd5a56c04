/** What the clock of a process does once or twice a second. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClock } from '../../server/clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const soundOf = (clock: ReturnType<typeof openClock>, period: number) => {
  const heard = { times: 0, stop: (): void => undefined };
  heard.stop = clock.every(period, () => {
    heard.times += 1;
  });
  return heard;
};

describe('beats of one clock', () => {
  it('[A6] fall together: the process wakes once for all that is done every second, half second and second and a half', () => {
    const clock = openClock();
    const all = [1000, 500, 1500, 1000].map((period) => soundOf(clock, period));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(6000);
    const [second = 0, half = 0, long = 0] = all.map(({ times }) => times);
    expect(half).toBeGreaterThanOrEqual(11);
    expect(second).toBeGreaterThanOrEqual(5);
    expect(long).toBeGreaterThanOrEqual(3);
    for (const one of all) one.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[A6] wake the process once a second while all of them are of whole seconds, and as often as needed otherwise', () => {
    const clock = openClock();
    const set = vi.spyOn(globalThis, 'setInterval');
    const pace = () => set.mock.calls.at(-1)?.[1];
    const all = [1000, 5000].map((period) => soundOf(clock, period));
    expect(pace()).toBe(1000);
    vi.advanceTimersByTime(700);
    const quick = soundOf(clock, 1500);
    expect(pace()).toBe(500);
    vi.advanceTimersByTime(10_000);
    expect(quick.times).toBe(6);
    quick.stop();
    vi.advanceTimersByTime(500);
    expect(pace()).toBe(1000);
    vi.advanceTimersByTime(10_000);
    expect(quick.times).toBe(6);
    const [second = 0, long = 0] = all.map(({ times }) => times);
    expect(second).toBeGreaterThanOrEqual(19);
    expect(long).toBeGreaterThanOrEqual(3);
    for (const one of all) one.stop();
    expect(vi.getTimerCount()).toBe(0);
    set.mockRestore();
  });

  it('[A6] go on whatever comes and goes again and again in less than a pulse', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const clock = openClock();
    const second = soundOf(clock, 1000);
    for (let n = 0; n < 50; n += 1) {
      const feed = soundOf(clock, 1500);
      vi.advanceTimersByTime(300);
      feed.stop();
      vi.advanceTimersByTime(100);
    }
    expect(second.times).toBeGreaterThanOrEqual(10);
    second.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('[A6] come a whole period after they were asked for, and up to a second later', () => {
    const clock = openClock();
    soundOf(clock, 500);
    vi.advanceTimersByTime(300);
    const second = soundOf(clock, 1000);
    vi.advanceTimersByTime(999);
    expect(second.times).toBe(0);
    vi.advanceTimersByTime(501);
    expect(second.times).toBe(1);
    vi.advanceTimersByTime(3000);
    expect(second.times).toBe(4);
  });

  it('[A6] go on when one of them is stopped by another, and a beat of its own length keeps its own time', () => {
    const clock = openClock();
    const other = soundOf(clock, 500);
    const first = clock.every(500, other.stop);
    const quick = soundOf(clock, 40);
    vi.advanceTimersByTime(2000);
    // At its second beat, after its own.
    expect(other.times).toBe(2);
    expect(quick.times).toBe(50);
    first();
  });
});
