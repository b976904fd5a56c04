/** Records that outlive a failing disk: memory first, the disk as soon as it can. */
import { describe, expect, it } from 'vitest';
import { keptRecords } from '../../server/operators/kept-records.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const house = () => {
  const store = memoryArchive();
  const beats: (() => void)[] = [];
  const clock = {
    now: () => 0,
    wakeAt: () => () => undefined,
    every: (_: number, beat: () => void) => {
      beats.push(beat);
      return () => undefined;
    },
  };
  /** Lets the next try happen, and waits until its writes are over. */
  const tryAgain = async () => {
    for (const beat of beats) beat();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, records: keptRecords(store, clock, quiet), tryAgain };
};

describe('records kept through a failing disk', () => {
  it('writes what the disk refused once it is back', async () => {
    const { store, records, tryAgain } = house();
    store.breakDown('full');
    await records.set('session', 'Lin');
    expect(await records.get('session')).toBe('Lin');
    store.mend();
    expect(await store.get('session')).toBeUndefined();
    await tryAgain();
    expect(await store.get('session')).toBe('Lin');
  });

  it('removes a used link from the disk once it is back, however late the first write was', async () => {
    const { store, records, tryAgain } = house();
    store.breakDown('late-but-written');
    await records.set('link', 'for Lin');
    store.breakDown('full');
    expect(await records.takeOnce('link')).toBe(true);
    expect(await records.takeOnce('link')).toBe(false);
    expect(await records.get('link')).toBeUndefined();
    store.mend();
    await tryAgain();
    expect(await store.get('link')).toBeUndefined();
  });

  it('takes a link of an earlier life of the server from the disk, once', async () => {
    const { store, records } = house();
    await store.set('link', 'for Lin');
    expect(await records.get('link')).toBe('for Lin');
    expect(await Promise.all([records.takeOnce('link'), records.takeOnce('link')])).toEqual([true, false]);
    expect(await store.get('link')).toBeUndefined();
  });
});
