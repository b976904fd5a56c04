/** Ad-libs: a shot, a clip or a graphic at any time; the rundown stays where it is. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { adLibRows } from '../../server/core/ad-lib-rows.ts';
import { onAirRun } from '../../server/core/show-state.ts';
import { type Evening, live, ready, typesOf } from './evening.ts';
import { aPlan, plus } from './plans.ts';

const fire = (evening: Evening, adLibId: string, wish = {}) => evening.ask('adlib.fire', { believesOnAir: evening.runId, adLibId }, wish);
const isOn = (evening: Evening) => adLibRows(evening.context, evening.now).flatMap((row) => (row.isOn ? [row.id] : []));
/** What stays: the segment, its clock, what is next. */
const place = ({ context }: Evening) => {
  const run = onAirRun(context);
  return [run?.id, run?.segmentId, run?.startedAt, run?.planned, context.next];
};

describe('an ad-lib', () => {
  it('[S17] cuts to its shot whatever segment runs, and the next shot goes back', () => {
    const evening = live();
    evening.wait(5);
    const before = place(evening);
    expect(typesOf(fire(evening, 'close-up'))).toEqual(['adlib.fired', 'shot.cut']);
    expect(evening.shot).toBe('close');
    expect(isOn(evening)).toEqual(['close-up']);
    expect(place(evening)).toEqual(before);
    evening.cut('desk');
    expect(evening.shot).toBe('desk');
    expect(isOn(evening)).toEqual([]);
  });

  it('[S17] plays its clip and goes back to the shot before; a take goes on with the show', () => {
    const evening = live();
    evening.wait(5);
    const before = place(evening);
    expect(typesOf(fire(evening, 'sting'))).toEqual(['adlib.fired', 'clip.started', 'shot.cut']);
    expect(evening.context.clip).toMatchObject({ clipId: 'tour', endsAt: plus(25), backTo: 'desk' });
    expect(isOn(evening)).toEqual(['sting']);
    evening.wait(20);
    expect(evening.shot).toBe('desk');
    expect(place(evening)).toEqual(before);
    fire(evening, 'sting');
    evening.wait(2);
    evening.take();
    expect(evening).toMatchObject({ onAir: 'apples', shot: 'desk' });
    expect(isOn(evening)).toEqual([]);
  });

  it('[S17] puts its graphic on until the segment ends, or for its time', () => {
    const timed = { id: 'phone', label: 'Phone', graphic: { kind: 'label' as const, text: 'Call', lasts: seconds(8) } };
    const evening = live(aPlan({ adLibs: [timed, { id: 'ticker', label: 'Ticker', graphic: { kind: 'sales-ticker' } }] }));
    fire(evening, 'phone');
    fire(evening, 'ticker');
    expect(isOn(evening)).toEqual(['phone', 'ticker']);
    evening.wait(8);
    expect(isOn(evening)).toEqual(['ticker']);
    evening.take();
    expect(isOn(evening)).toEqual([]);
  });

  it('[S17] is the chair’s alone, of the show that they see, and known', () => {
    const evening = live();
    expect(fire(evening, 'close-up', { who: { id: 'jun', name: 'Jun' } })).toBe('not-the-chair');
    expect(evening.ask('adlib.fire', { believesOnAir: 'another', adLibId: 'close-up' })).toBe('stale');
    expect(fire(evening, 'nothing')).toBe('unknown');
    expect(fire(ready(), 'close-up')).toBe('wrong-phase');
  });

  it('[S12] fires once for a finger that bounced', () => {
    const evening = live();
    fire(evening, 'close-up');
    evening.wait(0.3);
    expect(fire(evening, 'close-up')).toBe('too-soon');
    evening.wait(0.2);
    expect(typesOf(fire(evening, 'close-up'))).toContain('shot.cut');
  });

  it('[S17,P9] leaves a slate with its shot, plays no clip under one, and shows no name that is not approved', () => {
    const evening = live(
      aPlan({
        adLibs: [
          { id: 'sting', label: 'Sting', clip: 'tour' },
          { id: 'close-up', label: 'Close-up', shot: 'close' },
          { id: 'name', label: 'Name', shot: 'close', graphic: { kind: 'lower-third', guest: 'wang' } },
        ],
      }),
    );
    evening.ask('slate.show', { believesOnAir: evening.runId });
    expect(fire(evening, 'sting')).toBe('wrong-phase');
    fire(evening, 'close-up');
    expect(evening.context.slate).toBeNull();
    expect(fire(evening, 'name')).toBe('not-approved');
    expect(evening.shot).toBe('close');
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' });
    expect(typesOf(fire(evening, 'name'))).toEqual(['adlib.fired', 'shot.cut', 'graphic.on']);
  });

  it('[S17] of a plan that was kept before there were any, is none', () => {
    const { adLibs: _, ...older } = aPlan();
    const evening = live(older);
    expect(adLibRows(evening.context, evening.now)).toEqual([]);
    expect(fire(evening, 'close-up')).toBe('unknown');
  });
});
