/** A guest's slot, and the name on screen. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../server/contract/units.ts';
import { bankOf } from '../../server/core/guest-bank.ts';
import { guestRows } from '../../server/core/guest-rows.ts';
import { approvedGuest } from '../../server/core/show-state.ts';
import { frozenIn } from '../../server/core/timing.ts';
import { live, ready, typesOf } from './evening.ts';
import { aPlan, cue, guest, plus, segment } from './plans.ts';

describe('a guest', () => {
  it('[S14] goes from expected over arrived and ready to on and done', () => {
    const evening = live();
    for (const to of ['arrived', 'ready', 'on', 'done'] as const)
      expect(typesOf(evening.ask('guest.move', { guestId: 'lin', to }))).toEqual(['guest.moved']);
    expect(evening.context.guests.lin?.phase).toBe('done');
    expect(evening.ask('guest.move', { guestId: 'lin', to: 'done' })).toEqual([]);
    expect(evening.ask('guest.move', { guestId: 'lin', to: 'arrived' })).toBe('wrong-phase');
    expect(evening.ask('guest.move', { guestId: 'nobody', to: 'arrived' })).toBe('unknown');
  });

  it('[S14] who did not come may still arrive', () => {
    const evening = ready();
    evening.ask('guest.move', { guestId: 'lin', to: 'no-show' });
    expect(evening.ask('guest.move', { guestId: 'lin', to: 'ready' })).toBe('wrong-phase');
    expect(typesOf(evening.ask('guest.move', { guestId: 'lin', to: 'arrived' }))).toContain('guest.moved');
  });

  it('[S14] is not on before the show is', () => {
    expect(ready().ask('guest.move', { guestId: 'lin', to: 'on' })).toBe('wrong-phase');
  });

  it('[S14] uses up the time of all turns, and is done when the show leaves the air', () => {
    const evening = live();
    evening.ask('guest.move', { guestId: 'lin', to: 'on' });
    evening.wait(40);
    evening.ask('guest.move', { guestId: 'lin', to: 'done' });
    evening.wait(100);
    evening.ask('guest.move', { guestId: 'lin', to: 'on' });
    expect(evening.context.guests.lin).toMatchObject({ phase: 'on', onSince: plus(140), used: seconds(40) });
    evening.wait(5);
    evening.end();
    expect(evening.context.guests.lin).toMatchObject({ phase: 'done', onSince: null, used: seconds(60), approval: null });
  });
});

describe('a name', () => {
  it('[G3] stands as on file when it was approved there', () => {
    expect(approvedGuest(ready().context, 'lin')).toEqual({ name: { zh: '林', en: 'lin' }, title: { zh: '县长', en: 'County head' } });
    expect(approvedGuest(ready().context, 'wang')).toBeNull();
    expect(approvedGuest(ready().context, 'nobody')).toBeNull();
  });

  it('[G3] approved tonight in one language stands in all; a correction stands for all', () => {
    const evening = ready();
    evening.ask('guest.approve', { guestId: 'wang', name: 'wang', title: 'Vice head' });
    expect(approvedGuest(evening.context, 'wang')).toEqual({ name: { zh: '林', en: 'wang' }, title: 'Vice head' });
  });

  it('[G3] is refused on screen while name or title is not approved, by hand and by cue', () => {
    const cues = [cue('name', 'graphic', 'manual', { graphic: 'lower-third', guest: 'wang' })];
    const evening = live(aPlan({ segments: [segment('one', 60, { cues })] }));
    expect(evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'wang' })).toBe('not-approved');
    expect(evening.ask('graphic.on', { graphic: 'lower-third' })).toBe('not-approved');
    expect(evening.fire('name')).toBe('not-approved');
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' });
    expect(typesOf(evening.fire('name'))).toEqual(['cue.fired', 'graphic.on']);
  });

  it('[G3] is not approved blank, nor before preflight or after the end', () => {
    const evening = ready();
    expect(evening.ask('guest.approve', { guestId: 'wang', name: '  ', title: 'Head' })).toBe('malformed');
    const over = live();
    over.end();
    expect(over.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' })).toBe('wrong-phase');
  });
});

describe('a lower third', () => {
  it('[G6] comes on three seconds after the shot has settled, fade included, and stays for seven', () => {
    const evening = live(aPlan({ segments: [segment('talk', 60, { shots: ['desk', 'guest-two'] })] }));
    evening.wait(10);
    evening.cut('guest-two');
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' });
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(13.5), endsAt: plus(20.5) }]);
    evening.wait(20);
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' });
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(30), endsAt: plus(37) }]);
  });

  it('[G6] waits again when the picture is cut before it has come on, and stays when it is cut after', () => {
    const evening = live();
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' });
    evening.wait(2);
    evening.cut('close');
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(5), endsAt: plus(12) }]);
    evening.wait(4);
    evening.cut('desk');
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(5), endsAt: plus(12) }]);
  });

  it('[G6] stays for as long as was asked, by hand, by its cue, and through a cut that puts it off', () => {
    const cues = [cue('name', 'graphic', 'manual', { graphic: 'lower-third', guest: 'lin' }, 12)];
    const evening = live(aPlan({ segments: [segment('one', 90, { cues, shots: ['desk', 'close'] })] }));
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin', lasts: seconds(20) });
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(3), endsAt: plus(23) }]);
    evening.wait(2);
    evening.cut('close');
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(5), endsAt: plus(25) }]);
    evening.wait(28);
    evening.fire('name');
    expect(evening.context.graphics).toMatchObject([{ startsAt: plus(30), endsAt: plus(42) }]);
  });

  it('[G6] is one at a time', () => {
    const evening = live();
    evening.ask('guest.approve', { guestId: 'wang', name: 'Wang', title: 'Head' });
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'lin' });
    evening.ask('graphic.on', { graphic: 'lower-third', guestId: 'wang' });
    expect(evening.context.graphics.map(({ guestId }) => guestId)).toEqual(['wang']);
  });
});

it('[T7] a run that never froze has held nothing', () => {
  const [run] = live().context.runs;
  expect(run && frozenIn(run, null, plus(9))).toBe(0);
});

describe('a guest and their own segment', () => {
  const talks = aPlan({
    guests: [guest('zhao', true)],
    segments: [
      segment('opening', 60),
      segment('talk-lin', 90, { kind: 'guest', guest: 'lin' }),
      segment('talk-zhao', 90, { kind: 'guest', guest: 'zhao' }),
      segment('closing', 60),
    ],
  });
  /** Lin's segment has been on air for 70 seconds, and nobody has pressed anything about Lin. */
  const linIsOn = () => {
    const evening = live(talks);
    evening.wait(60);
    evening.take();
    evening.wait(70);
    return evening;
  };

  it('[S22] is on with the take and done when the show goes on, with the time that the segment ran', () => {
    const evening = linIsOn();
    expect(evening.context.guests.lin).toMatchObject({ phase: 'on', onSince: plus(60) });
    expect(guestRows(evening.context).find(({ id }) => id === 'lin')).toMatchObject({ phase: 'on', slotId: 'talk-lin' });
    evening.take();
    expect(evening.context.guests.lin).toMatchObject({ phase: 'done', used: seconds(70), returned: seconds(50) });
    expect(evening.context.guests.zhao).toMatchObject({ phase: 'on', onSince: plus(130) });
    expect(bankOf(evening.context)).toBe(seconds(50));
  });

  it('[S22] who leaves before it is over is done, and goes on again by hand elsewhere', () => {
    const evening = linIsOn();
    evening.ask('guest.move', { guestId: 'lin', to: 'done' });
    evening.wait(10);
    evening.take();
    expect(evening.context.guests.lin).toMatchObject({ phase: 'done', used: seconds(70) });
    evening.ask('guest.move', { guestId: 'lin', to: 'on' });
    evening.wait(5);
    evening.take();
    expect(evening.context.guests.lin, 'the end of another’s segment ends no turn by hand').toMatchObject({
      phase: 'on',
      used: seconds(70),
    });
  });

  it('[S22] has the time of a segment that somebody says is on air already', () => {
    const evening = live(talks);
    evening.wait(60);
    evening.ask('show.weAreHere', { segmentId: 'talk-lin', startedAgo: seconds(20) });
    expect(evening.context.guests.lin).toMatchObject({ phase: 'on', onSince: plus(40) });
  });

  it('[S23] is no no-show while it is on air, nor once it was; the bank grows by nothing', () => {
    const evening = linIsOn();
    expect(evening.ask('guest.move', { guestId: 'lin', to: 'no-show' })).toBe('wrong-phase');
    evening.take();
    const bank = bankOf(evening.context);
    expect(evening.ask('guest.move', { guestId: 'lin', to: 'no-show' })).toBe('wrong-phase');
    expect(bankOf(evening.context)).toBe(bank);
    expect(guestRows(evening.context).find(({ id }) => id === 'lin')).toMatchObject({ slotId: null, slotSkipped: false });
  });

  it('[S23] has come, when the chair takes the segment of who was thought not to', () => {
    const evening = live(talks);
    evening.ask('guest.move', { guestId: 'lin', to: 'no-show' });
    evening.ask('segment.skip', { segmentId: 'talk-lin', skipped: false });
    evening.ask('segment.setNext', { segmentId: 'talk-lin' });
    evening.wait(60);
    evening.take();
    expect(evening.context.guests.lin).toMatchObject({ phase: 'on', returned: 0 });
    expect(bankOf(evening.context)).toBe(0);
  });
});
