/** Clips that run out, station breaks, slates: pictures that somebody or something has to end. */
import { describe, expect, it } from 'vitest';
import { phaseOf } from '../../server/core/show.ts';
import { live, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 120, { cues }), segment('two', 60), segment('three', 60)] }));

describe('a clip', () => {
  it('[P10] that goes back shows the shot from before when it has run out', () => {
    const evening = withCues(cue('film', 'clip', '+0:10', { clip: 'tour' }));
    evening.cut('close');
    evening.wait(29);
    expect(evening.shot).toBe('film');
    expect(evening.wait(1)).toEqual([
      { type: 'clip.ended', clipId: 'tour' },
      { type: 'shot.cut', shotId: 'close', cause: 'clip', transition: { kind: 'cut', rate: 0 } },
    ]);
  });

  it('[P10] that holds keeps its last picture', () => {
    const evening = withCues(cue('film', 'clip', '+0:10', { clip: 'still' }));
    evening.wait(60);
    expect(evening.shot).toBe('film');
    expect(evening.context.clip).toBeNull();
  });

  it('[P10] that goes on takes the next segment, whose clip may go on again', () => {
    const roll = (id: string) => segment(id, 30, { cues: [cue(`film-${id}`, 'clip', 'take', { clip: 'trailer' })] });
    const evening = live(aPlan({ segments: [roll('one'), roll('two'), segment('three', 30, { poll: 'apples' })] }));
    evening.wait(60);
    expect(evening.context.runs.map((run) => [run.segmentId, run.startedAt])).toEqual([
      ['one', plus(0)],
      ['two', plus(10)],
      ['three', plus(20)],
    ]);
    expect(evening.context.polls.apples?.phase).toBe('armed');
  });

  it('[P10] that goes on with nothing next just ends', () => {
    const evening = live(aPlan({ segments: [segment('one', 30, { cues: [cue('film', 'clip', 'take', { clip: 'trailer' })] })] }));
    expect(typesOf(evening.wait(60))).toEqual(['clip.ended']);
  });

  it('[P10] that somebody cut away from takes nothing with it', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'trailer' }));
    evening.wait(5);
    evening.cut('desk');
    expect(evening.wait(60)).toEqual([]);
    expect(evening.onAir).toBe('one');
  });

  it('[S7] fires at its end what waits for it, and writes down what cannot', () => {
    const evening = withCues(
      cue('film', 'clip', 'take', { clip: 'tour' }),
      cue('deal', 'offer', 'clip-end:tour', { product: 'apples' }),
      cue('name', 'graphic', 'clip-end:tour', { graphic: 'lower-third', guest: 'wang' }),
      cue('other', 'offer', 'clip-end:still', { product: 'eggs' }),
    );
    expect(typesOf(evening.wait(20))).toEqual(['clip.ended', 'shot.cut', 'cue.fired', 'graphic.on', 'graphic.on', 'cue.missed']);
    expect(evening.wait(60)).toEqual([]);
  });

  it('[P10] started by another’s end goes back to where the first one came from', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'tour' }), cue('again', 'clip', '+0:15', { clip: 'tour' }));
    evening.wait(16);
    expect(evening.context.clip).toMatchObject({ backTo: 'desk' });
    evening.wait(20);
    expect(evening.shot).toBe('desk');
  });
});

describe('a station break', () => {
  it('[P3] ends by itself after its length, back on the shot of the segment', () => {
    const evening = withCues(cue('stations', 'station-break', '+0:30', { length: 20_000 }));
    evening.cut('close');
    evening.wait(30);
    expect([phaseOf(evening.show), evening.context.slate]).toEqual(['break', 'break']);
    expect(typesOf(evening.wait(20))).toEqual(['break.ended']);
    expect([phaseOf(evening.show), evening.context.slate, evening.shot]).toEqual(['live', null, 'close']);
  });

  it('[S1] is missed, and says so, when we are in a break already', () => {
    const evening = withCues(cue('stations', 'station-break', '+0:30', { length: 20_000 }));
    evening.ask('break.start', { believesOnAir: evening.runId });
    expect(evening.wait(60)).toMatchObject([{ type: 'cue.missed', cueId: 'stations', why: 'We are in a break already.' }]);
    expect(phaseOf(evening.show)).toBe('break');
  });

  it('[T7] fired by hand lets a frozen clock run first', () => {
    const evening = withCues(cue('stations', 'station-break', 'manual', { length: 20_000 }));
    evening.ask('clock.freeze', { frozen: true });
    expect(typesOf(evening.fire('stations'))).toEqual(['cue.fired', 'clock.resumed', 'break.started']);
    expect(phaseOf(evening.show)).toBe('break');
  });
});

describe('a slate', () => {
  it('[P9] stands until a person takes it off: cues only change the picture under it', () => {
    const evening = withCues(cue('near', 'shot', '+0:10', { shot: 'close' }));
    evening.ask('slate.show', { believesOnAir: evening.runId });
    expect(evening.ask('slate.show', { believesOnAir: evening.runId })).toEqual([]);
    evening.wait(20);
    expect([evening.context.slate, evening.shot]).toEqual(['breakdown', 'close']);
    expect(typesOf(evening.ask('break.end', { believesOnAir: evening.runId }))).toEqual(['shot.cut']);
    expect([evening.context.slate, evening.shot]).toEqual([null, 'close']);
    expect(evening.ask('break.end', { believesOnAir: evening.runId })).toBe('wrong-phase');
  });

  it('[P9] of a break is not taken off by a cue or a clip’s end, only by its time or a person', () => {
    const evening = withCues(cue('near', 'shot', '+0:10', { shot: 'close' }), cue('film', 'clip', '+0:12', { clip: 'tour' }));
    evening.ask('break.start', { believesOnAir: evening.runId });
    evening.wait(40);
    expect([phaseOf(evening.show), evening.context.slate, evening.shot]).toEqual(['break', 'break', 'close']);
    evening.cut('desk');
    expect([phaseOf(evening.show), evening.context.slate, evening.shot]).toEqual(['live', null, 'desk']);
  });

  it('[P9] put on in a break ends the break', () => {
    const evening = withCues();
    evening.ask('break.start', { believesOnAir: evening.runId });
    evening.ask('slate.show', { believesOnAir: evening.runId });
    expect(evening.context.breakEndsAt).toBeNull();
    expect([phaseOf(evening.show), evening.context.slate]).toEqual(['live', 'breakdown']);
    expect(typesOf(evening.ask('break.start', { believesOnAir: evening.runId }))).toEqual(['break.started']);
  });
});

describe('a clip that runs out under a slate or a frozen clock', () => {
  const slateUp = (evening: ReturnType<typeof live>) => evening.ask('slate.show', { believesOnAir: evening.runId });

  it('[P9] takes nothing by itself: the slate stays, the log says why, and nothing jumps when it goes', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'trailer' }));
    evening.wait(5);
    slateUp(evening);
    expect(evening.wait(30)).toEqual([
      { type: 'clip.ended', clipId: 'trailer' },
      { type: 'noted', text: 'The clip has ended. Next is not taken by itself: the breakdown slate is up.' },
    ]);
    expect([evening.onAir, evening.context.slate, evening.context.next]).toEqual(['one', 'breakdown', 'two']);
    evening.ask('break.end', { believesOnAir: evening.runId });
    expect([evening.wait(60), evening.onAir]).toEqual([[], 'one']);
  });

  it('[P9] takes nothing in a break either', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'trailer' }));
    evening.ask('break.start', { believesOnAir: evening.runId });
    expect(typesOf(evening.wait(30))).toEqual(['clip.ended', 'noted']);
    expect([evening.onAir, evening.context.slate]).toEqual(['one', 'break']);
  });

  it('[T7] is held by a frozen clock: no take, no cut back, not even when the clock runs again', () => {
    for (const clip of ['trailer', 'tour']) {
      const evening = withCues(cue('film', 'clip', 'take', { clip }));
      evening.ask('clock.freeze', { frozen: true });
      expect(typesOf(evening.wait(40))).toEqual(['clip.ended', 'noted']);
      evening.ask('clock.freeze', { frozen: false });
      expect([evening.wait(10), evening.onAir, evening.shot]).toEqual([[], 'one', 'film']);
    }
  });

  it('[P9] changes only the picture under the slate: back, and shots that wait for its end', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'tour' }), cue('near', 'shot', 'clip-end:tour', { shot: 'close' }));
    slateUp(evening);
    expect(typesOf(evening.wait(30))).toEqual(['clip.ended', 'shot.cut', 'cue.fired', 'shot.cut']);
    expect([evening.context.slate, evening.shot]).toEqual(['breakdown', 'close']);
  });

  it('[P9] starts no station break over the breakdown slate, at its end or at its time', () => {
    const evening = withCues(
      cue('film', 'clip', 'take', { clip: 'tour' }),
      cue('stations', 'station-break', 'clip-end:tour', { length: 20_000 }),
      cue('again', 'station-break', '+0:40', { length: 20_000 }),
    );
    slateUp(evening);
    const why = 'The breakdown slate was up.';
    expect(evening.wait(60).filter(({ type }) => type === 'cue.missed')).toMatchObject([
      { cueId: 'stations', why },
      { cueId: 'again', why },
    ]);
    expect(evening.context.slate).toBe('breakdown');
  });

  it('[T7] misses the shots that wait for its end while the clock is frozen, and says why', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'still' }), cue('near', 'shot', 'clip-end:still', { shot: 'close' }));
    evening.ask('clock.freeze', { frozen: true });
    expect(evening.wait(40)).toMatchObject([{ type: 'clip.ended' }, { type: 'cue.missed', cueId: 'near', why: 'The clock was frozen.' }]);
    expect(evening.shot).toBe('film');
  });
});
