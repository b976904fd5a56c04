/** A topic, a slate and the clock: by cue and by hand, and what the desk does to them. */
import { describe, expect, it } from 'vitest';
import { whatIsOn } from '../../overlays/program/what-is-on.ts';
import { graphicsOn } from '../../server/core/graphics.ts';
import { dueAt } from '../../server/core/painted.ts';
import { recordedGraphics } from '../../server/core/recording-view.ts';
import { graphic, noon } from '../stations/sample-show.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const data = (evening: Evening) => graphicsOn(evening.show, evening.now, links).map((one) => one.data);

const cues = [
  cue('topic', 'graphic', 'take', { graphic: 'topic', text: { zh: '山里的菌子', en: 'Mushrooms' }, place: 'top' }),
  cue('clock', 'graphic', 'take', { graphic: 'clock' }),
  cue('slate', 'graphic', '+0:10', { graphic: 'slate', slate: 'breakdown', clock: true }, 5),
];
const withCues = () => {
  const evening = live(aPlan({ segments: [segment('one', 60, { cues }), segment('two', 60)] }));
  evening.settle();
  return evening;
};

describe('a topic, a slate and the clock', () => {
  it('[G29] come with their cues, as the show file chose their looks', () => {
    const evening = withCues();
    const topic = { kind: 'topic', text: { zh: '山里的菌子', en: 'Mushrooms' }, place: 'top' };
    expect(data(evening)).toEqual([topic, { kind: 'clock', zone: 'Asia/Shanghai' }]);
    evening.wait(10);
    expect(data(evening)[2]).toEqual({ kind: 'slate', slate: 'breakdown', series: 'The season', zone: 'Asia/Shanghai' });
    evening.wait(5);
    expect(evening.screen).toEqual(['topic', 'clock']);
    evening.take();
    expect(evening.screen).toEqual([]);
  });

  it('[G29] come by hand, and a topic only with words', () => {
    const evening = live();
    expect(evening.ask('graphic.on', { graphic: 'topic' })).toBe('malformed');
    evening.ask('graphic.on', { graphic: 'topic', text: 'Mushrooms' });
    evening.ask('graphic.on', { graphic: 'slate', text: 'Back at nine' });
    evening.ask('graphic.on', { graphic: 'clock' });
    expect(data(evening)).toMatchObject([
      { kind: 'topic', place: 'bottom' },
      { kind: 'slate', slate: 'sustaining', text: 'Back at nine' },
      { kind: 'clock' },
    ]);
    expect(data(evening)[1]).not.toHaveProperty('zone');
  });

  it('[G29] say other words where they stand, in the looks that they have', () => {
    const evening = withCues();
    const graphicId = evening.context.graphics[0]?.id ?? '';
    evening.ask('graphic.update', { graphicId, text: 'Tea' });
    expect(evening.context.graphics[0]).toMatchObject({ id: graphicId, text: 'Tea', look: { place: 'top' } });
  });

  it('[G29] go with clear all and with everything off', () => {
    for (const off of ['graphic.clear', 'graphic.removeAll'] as const) {
      const evening = withCues();
      if (off === 'graphic.clear') evening.ask(off, {});
      else evening.ask(off, { reason: 'a wrong word' });
      expect(evening.screen).toEqual([]);
    }
  });

  it('[G18] do not come on with a cue while the graphics are frozen, and stay over a take', () => {
    const evening = withCues();
    evening.ask('graphic.freeze', { frozen: true });
    evening.wait(12);
    expect(evening.screen).toEqual(['topic', 'clock']);
    evening.take();
    expect(evening.screen).toEqual(['topic', 'clock']);
    evening.ask('graphic.freeze', { frozen: false });
    expect(evening.screen).toEqual([]);
  });

  it('[G11] of a recording have no time of day', () => {
    const evening = withCues();
    evening.wait(10);
    const kept = recordedGraphics(graphicsOn(evening.show, evening.now, links)).map((one) => one.data);
    expect(kept.map(({ kind }) => kind)).toEqual(['topic', 'slate']);
    expect(kept[1]).not.toHaveProperty('zone');
  });

  it('[G29] share the lowest strip with the sales, one at a time: the later to start', () => {
    const ticker = graphic('ticker', { kind: 'sales-ticker' });
    const low = graphic('low', { kind: 'topic', text: 'Tea', place: 'bottom' }, { startsAt: noon + 1000 });
    const top = graphic('top', { kind: 'topic', text: 'Tea', place: 'top' });
    const all = [ticker, low, top];
    expect(whatIsOn(all, noon + 500).map(({ id }) => id)).toEqual(['ticker', 'top']);
    expect(whatIsOn(all, noon + 1000).map(({ id }) => id)).toEqual(['low', 'top']);
    expect(dueAt(all, noon + 1000)).toEqual(['low', 'top']);
  });
});
