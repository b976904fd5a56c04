/** Cues: fired by hand, by time, by a clip's end; what each kind does, and how it goes. */
import { describe, expect, it } from 'vitest';
import { live, typesOf } from './evening.ts';
import { aPlan, cue, plus, segment } from './plans.ts';

const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 120, { cues }), segment('two', 60), segment('three', 60)] }));

describe('a cue', () => {
  it('[S7] fires by itself at its time after the take, before the end, or not at all', () => {
    const evening = withCues(
      cue('plus', 'shot', '+0:30', { shot: 'close' }),
      cue('minus', 'shot', '-0:30', { shot: 'desk' }),
      cue('hand', 'shot', 'manual', { shot: 'close' }),
    );
    evening.wait(300);
    expect(evening.facts.filter(({ type }) => type === 'cue.fired')).toMatchObject([
      { cueId: 'plus', at: plus(30) },
      { cueId: 'minus', at: plus(90) },
    ]);
  });

  it('[S7] fires with the take when its segment was made shorter than its time before the end', () => {
    const evening = live(
      aPlan({ segments: [segment('one', 60), segment('two', 120, { cues: [cue('minus', 'poll', '-1:30', { poll: 'apples' })] })] }),
    );
    evening.ask('segment.retime', { segmentId: 'two', planned: 30_000 });
    evening.wait(5);
    expect(typesOf(evening.take())).toEqual(['segment.taken', 'cue.fired', 'poll.called']);
  });

  it('[S7] fired by hand ahead of its time does not fire again', () => {
    const evening = withCues(cue('plus', 'shot', '+0:30', { shot: 'close' }));
    evening.wait(10);
    evening.fire('plus');
    expect(evening.wait(100)).toEqual([]);
  });

  it('[S7] fires again by hand as often as it is asked', () => {
    const evening = withCues(cue('hand', 'shot', 'manual', { shot: 'close' }));
    evening.fire('hand');
    evening.wait(5);
    evening.fire('hand');
    expect(evening.context.cueRuns).toHaveLength(2);
  });

  it('[S7] ends with its segment, its time, the next of its kind, or not at all', () => {
    const evening = withCues(
      cue('bed-low', 'audio', 'manual', { bed: -40 }, 'segment'),
      cue('bed-short', 'audio', 'manual', { bed: -20 }, 10),
      cue('bed-next', 'audio', 'manual', { bed: -15 }, 'next'),
      cue('bed-sticky', 'audio', 'manual', { open: ['visitor'] }, 'sticky'),
    );
    const running = () =>
      evening.context.cueRuns
        .filter((run) => run.endedAt === null && (run.endsAt === null || run.endsAt > evening.now))
        .map((run) => run.cueId);
    evening.fire('bed-low');
    evening.fire('bed-short');
    evening.fire('bed-next');
    expect(running()).toEqual(['bed-low', 'bed-short', 'bed-next']);
    evening.fire('bed-sticky');
    expect(running()).toEqual(['bed-low', 'bed-short', 'bed-sticky']);
    evening.wait(10);
    expect(running()).toEqual(['bed-low', 'bed-sticky']);
    evening.take();
    expect(running()).toEqual(['bed-sticky']);
  });

  it('[S7] until the next of its kind is not ended by a graphic of another kind', () => {
    const evening = withCues(
      cue('ticker', 'graphic', 'manual', { graphic: 'sales-ticker' }, 'next'),
      cue('name', 'graphic', 'manual', { graphic: 'lower-third', guest: 'lin' }, 'next'),
      cue('card', 'graphic', 'manual', { graphic: 'product-card', product: 'eggs' }, 'next'),
      cue('deal', 'offer', 'manual', { product: 'oranges' }),
    );
    for (const id of ['ticker', 'name', 'card']) evening.fire(id);
    evening.wait(5);
    expect(evening.screen).toEqual(['sales-ticker', 'lower-third', 'product-card']);
    expect(evening.context.cueRuns.map((run) => run.endedAt)).toEqual([null, null, null]);
    evening.fire('deal');
    expect(evening.context.cueRuns.map((run) => run.endedAt)).toEqual([null, null, plus(5), null]);
  });

  it('[S7] is ended by hand once, with the graphics that it put on', () => {
    const evening = withCues(cue('deal', 'offer', 'manual', { product: 'apples' }));
    expect(evening.ask('cue.end', { cueId: 'deal' })).toBe('unknown');
    evening.fire('deal');
    expect(evening.screen).toEqual(['product-card', 'countdown']);
    expect(typesOf(evening.ask('cue.end', { cueId: 'deal' }))).toEqual(['cue.ended']);
    expect(evening.screen).toEqual([]);
    expect(evening.ask('cue.end', { cueId: 'deal' })).toEqual([]);
  });

  it('[S1] of another segment is unknown to the one on air', () => {
    const evening = live(
      aPlan({ segments: [segment('one', 60), segment('two', 60, { cues: [cue('wave', 'shot', 'manual', { shot: 'desk' })] })] }),
    );
    expect(evening.fire('wave')).toBe('unknown');
  });
});

describe('a shot with a length', () => {
  const short = cue('peek', 'shot', '+0:10', { shot: 'close' }, 8);

  it('[S7] gives the picture back when its time is over', () => {
    const evening = withCues(short);
    evening.wait(17);
    expect(evening.shot).toBe('close');
    expect(typesOf(evening.wait(1))).toEqual(['cue.ended', 'shot.cut']);
    expect(evening.shot).toBe('desk');
    expect(evening.wait(60)).toEqual([]);
  });

  it('[P4] takes nothing back from a person who has cut since', () => {
    const evening = withCues(short);
    evening.wait(12);
    evening.cut('close');
    evening.wait(30);
    expect(evening.shot).toBe('close');
  });

  it('[S7] gives nothing back once another cue has put its own shot on', () => {
    const evening = withCues(short, cue('stay', 'shot', '+0:15', { shot: 'close' }));
    evening.wait(60);
    expect(evening.shot).toBe('close');
  });

  it('[S7] under a clip gives the picture back when the clip has run out', () => {
    const evening = withCues(short, cue('film', 'clip', '+0:15', { clip: 'tour' }));
    evening.wait(34);
    expect(evening.shot).toBe('film');
    evening.wait(1);
    expect(evening.shot).toBe('desk');
  });

  it('[S7] gives back what it covered, if that is not over by then', () => {
    const long = cue('long', 'shot', '+0:05', { shot: 'guest-two' }, 20);
    const within = withCues(long, cue('peek', 'shot', '+0:10', { shot: 'close' }, 8));
    within.wait(18);
    expect(within.shot).toBe('guest-two');
    within.wait(7);
    expect(within.shot).toBe('desk');
    const beyond = withCues(long, cue('peek', 'shot', '+0:20', { shot: 'close' }, 8));
    beyond.wait(26);
    expect(beyond.shot).toBe('close');
    beyond.wait(2);
    expect(beyond.shot).toBe('desk');
  });
});
