/** What a take does: the next segment on air, its clock, its first shot, everything of the one before gone. */
import { describe, expect, it } from 'vitest';
import { phaseOf } from '../../server/core/show.ts';
import { live, ready, typesOf } from './evening.ts';
import { aPlan, cue, eight, plus, segment } from './plans.ts';

describe('a take', () => {
  it('[T1] starts the segment’s clock at the moment of the take, on its first shot, with the following one next', () => {
    const evening = ready(aPlan(), plus(7));
    evening.take();
    expect(evening.context.runs).toMatchObject([
      { segmentId: 'opening', startedAt: plus(7), endedAt: null, planned: 60_000, shotId: 'desk', shotAt: plus(7) },
    ]);
    expect(evening.context).toMatchObject({ next: 'apples', startedAt: plus(7) });
  });

  it('[T1] ends the run before at the same moment', () => {
    const evening = live();
    evening.wait(63);
    evening.take();
    expect(evening.context.runs).toMatchObject([{ endedAt: plus(63) }, { segmentId: 'apples', startedAt: plus(63), endedAt: null }]);
  });

  it('[S1] says that nothing is next after the last one', () => {
    const evening = live(aPlan({ segments: [segment('only', 60)] }));
    evening.wait(10);
    expect(evening.take()).toBe('nothing-next');
    expect(evening.onAir).toBe('only');
  });

  it('[S1] takes the same segment again when it was set next: a second run', () => {
    const evening = live();
    evening.wait(10);
    evening.take();
    evening.wait(10);
    evening.ask('segment.setNext', { segmentId: 'opening' });
    evening.take();
    expect(evening.context.runs).toMatchObject([
      { segmentId: 'opening', endedAt: plus(10) },
      { segmentId: 'apples', endedAt: plus(20) },
      { segmentId: 'opening', endedAt: null },
    ]);
    expect(evening.context.next).toBe('apples');
  });

  it('[S1] ends a break, a slate, a frozen clock and a clip', () => {
    const inBreak = live();
    inBreak.wait(1);
    inBreak.ask('break.start', { believesOnAir: inBreak.runId });
    inBreak.take();
    expect(inBreak.context).toMatchObject({ slate: null, breakEndsAt: null });
    expect(phaseOf(inBreak.show)).toBe('live');

    const frozen = live();
    frozen.wait(1);
    frozen.ask('clock.freeze', { frozen: true });
    frozen.wait(9);
    frozen.take();
    expect(frozen.context).toMatchObject({ frozenSince: null, runs: [{ frozen: 9000 }, { frozen: 0 }] });
    expect(phaseOf(frozen.show)).toBe('live');
  });

  it('[G6] takes a lower third along that has not come on yet, or still is: it names somebody of the segment before', () => {
    const names = [cue('name', 'graphic', 'take', { graphic: 'lower-third', guest: 'lin' })];
    const plan = aPlan({ segments: [segment('one', 60, { cues: names }), segment('two', 60)] });
    const early = live(plan);
    early.wait(1);
    early.take();
    early.wait(5);
    expect(early.screen).toEqual([]);
    const late = live(plan);
    late.wait(5);
    expect(late.screen).toEqual(['lower-third']);
    late.take();
    expect(late.screen).toEqual([]);
  });

  it('[S7] leaves on what is sticky or has time left, and takes off what was for the segment', () => {
    const cues = [
      cue('label', 'graphic', 'take', { graphic: 'label', text: 'Live from Anhui' }, 'sticky'),
      cue('ticker', 'graphic', 'take', { graphic: 'sales-ticker' }),
      cue('deal', 'offer', 'take', { product: 'apples' }),
    ];
    const evening = live(aPlan({ segments: [segment('one', 60, { cues }), segment('two', 60)] }));
    evening.wait(30);
    expect(evening.screen).toEqual(['label', 'sales-ticker', 'product-card', 'countdown']);
    evening.take();
    expect(evening.screen).toEqual(['label', 'product-card', 'countdown']);
    evening.wait(30);
    expect(evening.screen).toEqual(['label']);
  });

  it('[V6] makes the vote of its segment ready, and opens it only when its cue says', () => {
    const evening = live();
    evening.wait(10);
    expect(typesOf(evening.take())).toEqual(['segment.taken', 'poll.armed']);
    expect(evening.context.polls.apples?.phase).toBe('armed');
  });

  it('[S7] fires with it everything that its segment has on “take”, in the order of the file', () => {
    const cues = [
      cue('near', 'shot', 'take', { shot: 'close', transition: { kind: 'fade', rate: 400 } }),
      cue('vote', 'poll', 'take', { poll: 'apples' }),
      cue('later', 'shot', '+0:10', { shot: 'desk' }),
    ];
    const evening = ready(aPlan({ segments: [segment('one', 60, { poll: 'apples', cues })] }));
    expect(typesOf(evening.take())).toEqual(['segment.taken', 'poll.armed', 'cue.fired', 'shot.cut', 'cue.fired', 'poll.called']);
    expect(evening.context.runs[0]).toMatchObject({ shotId: 'close', transition: { kind: 'fade', rate: 400 }, startedAt: eight });
  });
});

describe('a cut', () => {
  it('[P4] goes to any shot of the running segment and to no other', () => {
    const evening = live();
    expect(evening.cut('close')).toMatchObject([{ shotId: 'close', cause: 'operator', transition: { kind: 'cut' } }]);
    expect(evening.cut('guest-two')).toBe('unknown');
    expect(evening.shot).toBe('close');
  });

  it('[P2] fades as long as its shot says', () => {
    const evening = live(aPlan({ segments: [segment('talk', 60, { shots: ['desk', 'guest-two'] })] }));
    expect(evening.cut('guest-two')).toMatchObject([{ transition: { kind: 'fade', rate: 500 } }]);
  });
});

describe('a frozen clock', () => {
  it('[T7] holds the segment’s time, makes its cues wait, and gives the time back', () => {
    const cues = [cue('near', 'shot', '+0:20', { shot: 'close' }), cue('wide', 'shot', '-0:10', { shot: 'desk' })];
    const evening = live(aPlan({ segments: [segment('one', 60, { cues })] }));
    evening.wait(10);
    evening.ask('clock.freeze', { frozen: true });
    expect(phaseOf(evening.show)).toBe('frozen');
    expect(evening.wait(100)).toEqual([]);
    evening.ask('clock.freeze', { frozen: false });
    expect(evening.wait(9)).toEqual([]);
    expect(typesOf(evening.wait(1))).toEqual(['cue.fired', 'shot.cut']);
    expect(evening.wait(29)).toEqual([]);
    expect(typesOf(evening.wait(1))).toEqual(['cue.fired', 'shot.cut']);
    expect(evening.now).toBe(plus(150));
  });

  it('[T7] is frozen once however often it is asked, and not in a break', () => {
    const evening = live();
    expect(evening.ask('clock.freeze', { frozen: false })).toEqual([]);
    evening.ask('clock.freeze', { frozen: true });
    expect(evening.ask('clock.freeze', { frozen: true })).toEqual([]);
    evening.ask('break.start', { believesOnAir: evening.runId });
    expect(evening.context.frozenSince).toBeNull();
    expect(evening.ask('clock.freeze', { frozen: true })).toBe('wrong-phase');
  });

  it('[V7] does not hold a vote: its window was announced', () => {
    const evening = live();
    evening.ask('poll.open', { pollId: 'apples' });
    evening.ask('clock.freeze', { frozen: true });
    evening.wait(31);
    expect(evening.context.polls.apples?.phase).toBe('closing');
  });
});
