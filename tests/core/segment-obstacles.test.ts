/** Rows that are to come say what they would lack if they were taken now. */
import { describe, expect, it } from 'vitest';
import type { Obstacle } from '../../server/contract/obstacles.ts';
import { seconds } from '../../server/contract/units.ts';
import { rundownRows } from '../../server/core/operator-view.ts';
import { type Lacks, lacksNothing } from '../../server/core/segment-obstacles.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const rowsOf = (evening: Evening, lacks: Partial<Lacks> = {}) => rundownRows(evening.context, evening.now, { ...lacksNothing, ...lacks });
const missing = (evening: Evening, lacks: Partial<Lacks> = {}): Readonly<Record<string, readonly Obstacle[]>> =>
  Object.fromEntries(rowsOf(evening, lacks).flatMap(({ id, obstacles }) => (obstacles ? [[id, obstacles]] : [])));

const film = cue('film', 'clip', '+0:10', { clip: 'tour' });

describe('a row that is to come', () => {
  it('[S25] names the scene that the switcher lacks, also of a shot that only a cue cuts to', () => {
    const byCue = segment('two', 60, { shots: ['desk'], cues: [cue('wide', 'shot', '+0:05', { shot: 'close' })] });
    const evening = live(aPlan({ segments: [segment('one', 60), byCue, segment('three', 60, { shots: ['film'] })], bench: [] }));
    expect(missing(evening)).toEqual({});
    expect(missing(evening, { scenes: ['OBS close', 'OBS nobody’s'] })).toEqual({ two: [{ why: 'scene', name: 'OBS close' }] });
  });

  it('[S25] names the input that a shot opens and the switcher lacks, and the clip that has none or ends too soon', () => {
    const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 60, { shots: ['guest-two'], cues: [film] })], bench: [] }));
    expect(missing(evening, { inputs: ['Mic guest'] })).toEqual({ two: [{ why: 'input', name: 'Mic guest' }] });
    expect(missing(evening, { inputs: ['Film'] })).toEqual({ two: [{ why: 'clip', name: 'Tour' }] });
    expect(missing(evening, { lengths: { Film: seconds(12) } })).toEqual({ two: [{ why: 'clip-short', name: 'Tour' }] });
    expect(missing(evening, { lengths: { Film: seconds(20) - 300 } }), 'a frame or two less is none').toEqual({});
  });

  it('[S25] names the guest whose name and title nobody approved, until somebody does', () => {
    const byName = segment('two', 60, { cues: [cue('name', 'graphic', '+0:05', { graphic: 'lower-third', guest: 'wang' })] });
    const byGuest = segment('three', 60, { kind: 'guest', guest: 'wang' });
    const evening = live(aPlan({ segments: [segment('one', 60), byName, byGuest], bench: [] }));
    expect(Object.keys(missing(evening))).toEqual(['two', 'three']);
    expect(missing(evening).two).toMatchObject([{ why: 'guest' }]);
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'County head' });
    expect(missing(evening)).toEqual({});
  });

  it('[S25] is taken all the same, and then says no more of it', () => {
    const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 60, { shots: ['film'] })], bench: [] }));
    const lacks = { scenes: ['OBS film'] };
    expect(missing(evening, lacks)).toEqual({ two: [{ why: 'scene', name: 'OBS film' }] });
    evening.wait(5);
    expect(evening.take()).not.toBe('wrong-phase');
    expect(evening.onAir).toBe('two');
    expect(missing(evening, lacks)).toEqual({});
  });

  it('[S25] says each thing once and four at most, whatever is lacking and whatever happens', () => {
    const some = fc.subarray(['OBS desk', 'OBS close', 'OBS film', 'OBS guest-two']);
    const inputs = fc.subarray(['Mic host', 'Mic guest', 'Film', 'Music']);
    fc.assert(
      fc.property(anyCuePlan, fc.array(anyStep, { maxLength: 12 }), some, inputs, (plan, steps, scenes, lacking) => {
        const evening = live(plan);
        for (const step of steps) doStep(evening, step);
        for (const row of rowsOf(evening, { scenes, inputs: lacking })) {
          const said = (row.obstacles ?? []).map((one) => JSON.stringify(one));
          expect(new Set(said).size).toBe(said.length);
          expect(said.length).toBeLessThanOrEqual(4);
          if (said.length > 0) expect(['next', 'later', 'bench']).toContain(row.state);
        }
      }),
      { numRuns: 40 },
    );
  });
});
