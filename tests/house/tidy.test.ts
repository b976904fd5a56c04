/** When young garbage is collected: in a calm moment, and only when it is worth it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { nodeFlagsOf } from '../../server/node-flags.ts';
import { openTidy, ownYoungHeap } from '../../server/tidy.ts';
import { handClock } from '../fakes/hand-clock.ts';

const heapOf = (used: number) => ({ used: () => used, collect: vi.fn() });

describe('young garbage', () => {
  it('is collected once things have been still for a moment, and once only', async () => {
    const [clock, heap] = [handClock(0), heapOf(0.6)];
    const tidy = openTidy(clock, heap);
    for (let change = 0; change < 5; change += 1) {
      tidy.stirred();
      await clock.advance(100);
    }
    expect(heap.collect).not.toHaveBeenCalled();
    await clock.advance(50);
    expect(heap.collect).toHaveBeenCalledTimes(1);
    await clock.advance(10_000);
    expect(heap.collect).toHaveBeenCalledTimes(1);
  });

  it('is left where it is while more than half of the room is free, and once the house is closed', async () => {
    const [clock, roomy, full] = [handClock(0), heapOf(0.49), heapOf(1)];
    const [calm, closed] = [openTidy(clock, roomy), openTidy(clock, full)];
    for (const tidy of [calm, closed]) tidy.stirred();
    closed.close();
    await clock.advance(1000);
    for (const { collect } of [roomy, full]) expect(collect).not.toHaveBeenCalled();
  });

  it('is what the show server may ask V8 to collect, and then there is room again', () => {
    expect(ownYoungHeap()).toBeUndefined();
    expect(nodeFlagsOf('main.ts')).toContain('--expose-gc');
    setFlagsFromString('--expose-gc');
    vi.stubGlobal('gc', runInNewContext('gc'));
    const heap = ownYoungHeap();
    if (!heap) throw new Error('V8 may be asked now.');
    // Until it is nearly full: V8 may collect in between.
    for (let made = 0; made < 100_000 && heap.used() < 0.8; made += 1) Array.from({ length: 500 }, (_, place) => ({ place }));
    const before = heap.used();
    heap.collect();
    expect(heap.used()).toBeLessThan(before);
  });
});
