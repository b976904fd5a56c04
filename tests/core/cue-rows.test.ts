/** What operators read about cues: ON means that it is on now, not that it once fired. */
import { describe, expect, it } from 'vitest';
import { cueRows } from '../../server/core/cue-rows.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const withCues = (...cues: readonly ReturnType<typeof cue>[]) =>
  live(aPlan({ segments: [segment('one', 300, { cues }), segment('two', 60)] }));
const states = (evening: Evening) => Object.fromEntries(cueRows(evening.context, evening.now).map(({ id, state }) => [id, state]));
const whats = (evening: Evening) => Object.fromEntries(cueRows(evening.context, evening.now).map(({ id, what }) => [id, what]));

describe('the row of a cue', () => {
  it('[C1] of a shot is on until the next cut, by whomever', () => {
    const evening = withCues(cue('near', 'shot', '+0:05', { shot: 'close' }), cue('wide', 'shot', '+0:10', { shot: 'desk' }));
    expect(states(evening)).toEqual({ near: 'waiting', wide: 'waiting' });
    evening.wait(5);
    expect(states(evening)).toEqual({ near: 'on', wide: 'waiting' });
    evening.wait(5);
    expect(states(evening)).toEqual({ near: 'done', wide: 'on' });
    evening.cut('close');
    expect(states(evening)).toEqual({ near: 'done', wide: 'done' });
  });

  it('[C1] of a clip is on while the clip runs', () => {
    const evening = withCues(cue('film', 'clip', 'take', { clip: 'tour' }));
    evening.settle();
    expect(states(evening)).toEqual({ film: 'on' });
    evening.wait(20);
    expect(states(evening)).toEqual({ film: 'done' });
  });

  it('[C1] of a graphic or an offer is on while that graphic is on', () => {
    const evening = withCues(
      cue('eggs', 'graphic', 'manual', { graphic: 'product-card', product: 'eggs' }),
      cue('deal', 'offer', 'manual', { product: 'apples' }),
      cue('name', 'graphic', 'manual', { graphic: 'lower-third', guest: 'lin' }),
    );
    evening.fire('eggs');
    evening.fire('name');
    expect(states(evening)).toEqual({ eggs: 'on', deal: 'waiting', name: 'on' });
    evening.fire('deal');
    expect(states(evening)).toMatchObject({ eggs: 'done', deal: 'on' });
    evening.wait(20);
    expect(states(evening)).toMatchObject({ name: 'done' });
    evening.ask('graphic.clear', {});
    expect(states(evening)).toMatchObject({ deal: 'done' });
  });

  it('[C1] of a vote and its bar is on while the vote is', () => {
    const evening = withCues(
      cue('vote', 'poll', '+0:01', { poll: 'apples' }),
      cue('bar', 'graphic', '+0:02', { graphic: 'vote-bar', poll: 'apples' }),
    );
    evening.wait(5);
    expect(states(evening)).toEqual({ vote: 'on', bar: 'on' });
    evening.wait(200);
    expect(evening.context.polls.apples?.phase).toBe('counting');
    expect(states(evening)).toEqual({ vote: 'done', bar: 'done' });
  });

  it('[C1] of a prompt is on until the next prompt', () => {
    const evening = withCues(cue('hello', 'prompt', '+0:01', { text: 'Hello' }), cue('apples', 'prompt', '+0:05', { text: 'Apples' }));
    evening.wait(2);
    expect(states(evening)).toEqual({ hello: 'on', apples: 'waiting' });
    evening.wait(4);
    expect(states(evening)).toEqual({ hello: 'done', apples: 'on' });
  });

  it('[C1] of a station break is on while that break is', () => {
    const evening = withCues(cue('stations', 'station-break', '+0:05', { length: 20_000 }));
    evening.wait(6);
    expect(states(evening)).toEqual({ stations: 'on' });
    evening.wait(30);
    expect(states(evening)).toEqual({ stations: 'done' });
  });

  it('[C1] says in words what a graphic is about', () => {
    const evening = withCues(
      cue('bar', 'graphic', 'manual', { graphic: 'vote-bar', poll: 'apples' }),
      cue('ticker', 'graphic', 'manual', { graphic: 'sales-ticker' }),
    );
    expect(whats(evening)).toEqual({ bar: 'Shall we take the apples?', ticker: { zh: '销量条', en: 'Sales ticker' } });
  });
});
