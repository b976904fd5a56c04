/** Small rules of the desk: where a moved row goes, which count is the newest, which panel stands where. */
import { describe, expect, it } from 'vitest';
import { ifStillWaiting } from '../../control-room/line/if-still-waiting.ts';
import { newestCount } from '../../control-room/panels/polls/newest-count.ts';
import { beforeOneDown, beforeOneUp, stepsOf } from '../../control-room/panels/rundown/order.ts';
import { sameValue } from '../../control-room/pieces/same-value.ts';
import { tokenIn } from '../../control-room/sign-in/sign-in.ts';
import { hardOutCount } from '../../control-room/status-line/hard-out-count.ts';
import { moved } from '../fakes/pretend-rundown.ts';
import { sampleRundown } from '../fakes/sample-rundown.ts';
import { sampleFigures, sampleView } from '../fakes/sample-view.ts';

describe('a row moved by one', () => {
  const rundown = sampleRundown(0);
  const coming = rundown.filter(({ state }) => state === 'next' || state === 'later').map(({ id }) => id);
  const orderAfter = (id: string, before: string | null | undefined) =>
    moved(rundown, id, before ?? null)
      .filter(({ state }) => state === 'next' || state === 'later')
      .map((row) => row.id);

  it('changes places with its neighbour, for every row that is to come', () => {
    for (const [index, id] of coming.entries()) {
      const up = beforeOneUp(rundown, id);
      const down = beforeOneDown(rundown, id);
      if (index > 0) expect(orderAfter(id, up).indexOf(id)).toBe(index - 1);
      else expect(up).toBeUndefined();
      if (index < coming.length - 1) expect(orderAfter(id, down).indexOf(id)).toBe(index + 1);
      else expect(down).toBeUndefined();
    }
  });

  it('is the same for all rows found at once', () => {
    for (const { id } of rundown)
      expect([stepsOf(rundown).get(id)?.up, stepsOf(rundown).get(id)?.down]).toEqual([
        beforeOneUp(rundown, id),
        beforeOneDown(rundown, id),
      ]);
  });

  it('never goes before what is on air or done', () => {
    expect(beforeOneUp(rundown, 'guest-oranges')).toBeUndefined();
    expect(beforeOneDown(rundown, 'guest-oranges')).toBeUndefined();
  });
});

describe('the newest count', () => {
  const poll = sampleView(0).polls[1]!;
  const figures = sampleFigures(0);
  const live = figures.counts[poll.id]!;
  const figuresWith = (count: typeof live) => ({ ...figures, counts: { [poll.id]: count } });

  it('is the one with the higher revision, whichever way it came', () => {
    expect(newestCount(poll, figuresWith({ ...live, revision: 13 }))?.revision).toBe(13);
    expect(newestCount(poll, figuresWith({ ...live, revision: 11 }))?.revision).toBe(12);
    expect(newestCount({ ...poll, counted: null }, null)).toBeNull();
  });

  it('is never that of another activation', () => {
    expect(newestCount(poll, figuresWith({ ...live, revision: 99, activationId: 'rehearsal' }))?.revision).toBe(12);
  });
});

describe('a pasted link', () => {
  const token = 'aB3_-'.repeat(9);
  it('gives its token, as a whole, as a fragment or by itself', () => {
    for (const text of [`http://10.0.0.2:4400/control/sign-in#token=${token}`, `#token=${token}`, ` ${token}\n`])
      expect(tokenIn(text)).toBe(token);
    expect(tokenIn('http://10.0.0.2:4400/control/')).toBeUndefined();
  });
});

describe('the count to the hard out', () => {
  it('[D9] begins at ten minutes, goes on at five, three and one, and says when it has passed', () => {
    expect(hardOutCount(601)).toBeUndefined();
    expect([600, 301, 300, 180, 61, 60, 0].map(hardOutCount)).toEqual([10, 10, 5, 3, 3, 1, 1]);
    expect(hardOutCount(-1)).toBe('passed');
  });
});

describe('two values of two views', () => {
  it('[C10] are the same when all in them is, however deep', () => {
    const row = () => ({ id: 'a', title: { zh: '甲', en: 'A' }, runs: [1, null, { at: 2 }], press: () => undefined });
    expect(sameValue(row(), row())).toBe(true);
    expect(sameValue(row(), { ...row(), title: { zh: '甲', en: 'B' } })).toBe(false);
    expect(sameValue(row(), { ...row(), runs: [1, null] })).toBe(false);
    expect(sameValue<object>({ a: undefined }, { b: undefined })).toBe(false);
    expect(sameValue<object>({ a: [] }, { a: {} })).toBe(false);
  });
});

describe('a deed that the disk did not have at once', () => {
  const said = (recording: ReturnType<typeof sampleView>['recording'] | null): boolean => {
    let isSaid = false;
    const view = recording && { recording };
    ifStillWaiting(
      { state: () => ({ view }) },
      () => {
        isSaid = true;
      },
      (look) => look(),
    );
    return isSaid;
  };

  it('is said to be unrecorded only where the disk still wants it a moment later', () => {
    const { recording } = sampleView(0);
    expect(said({ ...recording, ok: true })).toBe(false);
    expect(said({ ...recording, ok: false })).toBe(true);
    expect(said(null)).toBe(true);
  });
});
