/** What operators read about segments: what ran, what is to come, what was passed over. */
import { describe, expect, it } from 'vitest';
import { onAirView, rundownRows } from '../../server/core/operator-view.ts';
import { type Evening, live, ready } from './evening.ts';

const rows = (evening: Evening) => rundownRows(evening.context, evening.now);
const states = (evening: Evening) => Object.fromEntries(rows(evening).map(({ id, state }) => [id, state]));

describe('the row of a segment', () => {
  it('[S13] says that it was left out when next was set past it, and expects no start of it', () => {
    const evening = live();
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    expect(states(evening)).toMatchObject({ opening: 'on-air', apples: 'left-out', guest: 'left-out', oranges: 'next', closing: 'later' });
    expect(rows(evening).flatMap(({ state, expectedStart }) => (state === 'left-out' ? [expectedStart] : []))).toEqual([null, null]);
    evening.ask('segment.setNext', { segmentId: 'apples' });
    expect(states(evening)).toMatchObject({ apples: 'next', guest: 'later' });
  });

  it('[S13] is neither done nor skipped for it', () => {
    const evening = live();
    evening.ask('segment.skip', { segmentId: 'apples', skipped: true });
    evening.ask('segment.setNext', { segmentId: 'oranges' });
    evening.wait(5);
    evening.take();
    expect(states(evening)).toEqual({
      ...{ opening: 'done', apples: 'skipped', guest: 'left-out', oranges: 'on-air', closing: 'next', spare: 'bench' },
    });
    evening.wait(5);
    evening.take();
    expect(states(evening)).toMatchObject({ guest: 'left-out', oranges: 'done', closing: 'on-air' });
    evening.end();
    expect(states(evening)).toMatchObject({ guest: 'left-out', closing: 'done' });
  });

  it('[S13] is to come before anything was taken', () => {
    expect(Object.values(states(ready()))).toEqual(['next', 'later', 'later', 'later', 'later', 'bench']);
  });
});

describe('the segment on air', () => {
  it('[T7] tells how long a frozen clock has held it, over all its freezes, the one now running included', () => {
    const evening = live();
    const frozen = () => onAirView(evening.context, evening.now)?.frozen;
    expect(frozen()).toBe(0);
    for (const isFrozen of [true, false, true]) {
      evening.ask('clock.freeze', { frozen: isFrozen });
      evening.wait(7);
    }
    expect(frozen()).toBe(14_000);
    evening.take();
    expect(frozen()).toBe(0);
  });
});
