/** Copies, locks, taking out, and two people at one row. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { rundownRows } from '../../server/core/operator-view.ts';
import { segmentOf } from '../../server/core/show-state.ts';
import { toCome } from '../../server/core/timing.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const jun = { id: 'jun', name: 'Jun' };
const rowOf = (evening: Evening, id: string) => rundownRows(evening.context, evening.now).find((row) => row.id === id);

const withCues = () =>
  live(
    aPlan({
      segments: [
        segment('opening', 60),
        segment('apples', 120, {
          ...{ kind: 'vote', poll: 'apples', branch: { poll: 'apples', yea: 'closing', nay: 'closing' } },
          shots: ['close', 'desk'],
          cues: [
            cue('wide', 'shot', '+0:05', { shot: 'desk' }),
            cue('ask', 'poll', '+0:10', { poll: 'apples' }),
            cue('bar', 'graphic', '+0:20', { graphic: 'vote-bar', poll: 'apples' }),
          ],
        }),
        segment('closing', 60),
      ],
    }),
  );

describe('a copy', () => {
  it('[E4] stands behind its original with an id of its own, its cues and shots with it, and no vote', () => {
    const evening = withCues();
    evening.ask('segment.retime', { segmentId: 'apples', planned: seconds(30) });
    evening.ask('segment.duplicate', { segmentId: 'apples' });
    expect(toCome(evening.context)).toEqual(['apples', 'apples-copy-1', 'closing']);
    const copy = segmentOf(evening.context, 'apples-copy-1');
    expect(copy.shots).toEqual(['close', 'desk']);
    expect(copy.cues.map(({ id, kind }) => [id, kind])).toEqual([['wide-c1', 'shot']]);
    expect(copy.poll).toBeUndefined();
    expect(copy.branch).toBeUndefined();
    expect(rowOf(evening, 'apples-copy-1')).toMatchObject({ copyOf: 'apples', planned: seconds(30), title: 'apples' });
  });

  it('[E4] plays its own cues', () => {
    const evening = withCues();
    evening.ask('segment.duplicate', { segmentId: 'apples' });
    evening.ask('segment.setNext', { segmentId: 'apples-copy-1' });
    evening.wait(60);
    evening.take();
    evening.wait(6);
    expect(evening.shot).toBe('desk');
    expect(evening.context.cueRuns.map(({ cueId }) => cueId)).toEqual(['wide-c1']);
  });

  it('[E4] of a copy is another one, and of what has been played it comes next', () => {
    const evening = withCues();
    evening.ask('segment.duplicate', { segmentId: 'apples' });
    evening.ask('segment.duplicate', { segmentId: 'apples-copy-1' });
    expect(toCome(evening.context)).toEqual(['apples', 'apples-copy-1', 'apples-copy-2', 'closing']);
    evening.wait(60);
    evening.take();
    evening.ask('segment.duplicate', { segmentId: 'opening' });
    expect(evening.context.next).toBe('opening-copy-1');
    expect(evening.onAir).toBe('apples');
  });
});

describe('a locked row', () => {
  it('[E5] is neither moved, retimed, skipped nor taken out by anyone, until it is unlocked', () => {
    const evening = live();
    evening.ask('segment.lock', { segmentId: 'guest', locked: true });
    for (const who of [{ id: 'mei', name: 'Mei' }, jun]) {
      expect(evening.ask('segment.move', { segmentId: 'guest', before: null }, { who })).toBe('locked');
      expect(evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(30) }, { who })).toBe('locked');
      expect(evening.ask('segment.skip', { segmentId: 'guest', skipped: true }, { who })).toBe('locked');
      expect(evening.ask('segment.remove', { segmentId: 'guest' }, { who })).toBe('locked');
    }
    expect(rowOf(evening, 'guest')).toMatchObject({ locked: true });
    evening.ask('segment.lock', { segmentId: 'guest', locked: false }, { who: jun });
    expect(evening.ask('segment.skip', { segmentId: 'guest', skipped: true })).toMatchObject([{ type: 'segment.skipped' }]);
  });

  it('[E5] is taken all the same: a lock is on the plan, not on the air', () => {
    const evening = live();
    evening.ask('segment.lock', { segmentId: 'apples', locked: true });
    evening.wait(60);
    evening.take();
    expect(evening.onAir).toBe('apples');
  });
});

describe('taking a row out', () => {
  it('[E6] puts it on the bench, from where it can be inserted again', () => {
    const evening = live();
    evening.ask('segment.remove', { segmentId: 'guest' });
    expect(rowOf(evening, 'guest')).toMatchObject({ state: 'bench' });
    expect(toCome(evening.context)).toEqual(['apples', 'oranges', 'closing']);
    evening.ask('segment.insert', { segmentId: 'guest', before: 'closing' });
    expect(toCome(evening.context)).toEqual(['apples', 'oranges', 'guest', 'closing']);
  });

  it('[E6] is refused for the one on air, for next, and for what was played', () => {
    const evening = live();
    expect(evening.ask('segment.remove', { segmentId: 'opening' })).toBe('wrong-phase');
    expect(evening.ask('segment.remove', { segmentId: 'apples' })).toBe('wrong-phase');
    evening.wait(60);
    evening.take();
    expect(evening.ask('segment.remove', { segmentId: 'opening' })).toBe('wrong-phase');
    expect(evening.ask('segment.remove', { segmentId: 'spare' })).toEqual([]);
  });
});

describe('two people at one row', () => {
  const saw = (evening: Evening, id: string) => rowOf(evening, id)?.edited?.rev ?? 0;

  it('[E7] the later one is told who did what before it is overwritten', () => {
    const evening = live();
    const seen = saw(evening, 'guest');
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(90), saw: seen }, { who: jun });
    expect(evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(60), saw: seen })).toBe('changed-since');
    expect(evening.ask('segment.move', { segmentId: 'guest', before: null, saw: seen })).toBe('changed-since');
    expect(rowOf(evening, 'guest')?.edited).toMatchObject({ by: 'Jun', did: { type: 'segment.retimed', planned: seconds(90) } });
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(60), saw: saw(evening, 'guest') });
    expect(rowOf(evening, 'guest')?.planned).toBe(seconds(60));
  });

  it('[E7] nobody is asked about their own change, or about another row', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(90), saw: 0 });
    expect(evening.ask('segment.skip', { segmentId: 'guest', skipped: true, saw: 0 })).toMatchObject([{ type: 'segment.skipped' }]);
    evening.ask('segment.retime', { segmentId: 'oranges', planned: seconds(90) }, { who: jun });
    expect(evening.ask('segment.retime', { segmentId: 'closing', planned: seconds(90), saw: 0 })).toMatchObject([
      { type: 'segment.retimed' },
    ]);
  });

  it('[E7] an undo of somebody else is a change too', () => {
    const evening = live();
    evening.ask('segment.retime', { segmentId: 'guest', planned: seconds(90) });
    const seen = saw(evening, 'guest');
    evening.ask('plan.undo', { editId: 'edit-1' }, { who: jun });
    expect(evening.ask('segment.skip', { segmentId: 'guest', skipped: true, saw: seen })).toBe('changed-since');
  });
});
