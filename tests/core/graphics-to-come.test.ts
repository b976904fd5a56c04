/** What our own page may build beforehand: what the next take would bring by its cues, and nothing that must not be known yet. */
import { describe, expect, it } from 'vitest';
import { graphicsOn } from '../../server/core/graphics.ts';
import { foreseenGraphics, graphicsToCome } from '../../server/core/graphics-to-come.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { type Evening, live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const links = { vote: 'http://vote', product: () => 'http://shop', qr: () => ({ path: '', size: 1 }) };
const coming = (evening: Evening) => graphicsToCome(evening.context, evening.now, links);
const name = cue('name', 'graphic', 'take', { graphic: 'lower-third', guest: 'lin' });
const deal = cue('deal', 'offer', 'take', { product: 'apples' });

describe('what is to come', () => {
  const evening = () =>
    live(aPlan({ segments: [segment('one', 60), segment('two', 60, { cues: [deal, name] }), segment('three', 60, { cues: [name] })] }));

  it('[G45] is what the next segment brings on with its take, whatever is made next', () => {
    const tonight = evening();
    expect(coming(tonight).map(({ kind }) => kind)).toEqual(['product-card', 'lower-third', 'label']);
    tonight.ask('segment.setNext', { segmentId: 'three' });
    expect(coming(tonight).map(({ kind }) => kind)).toEqual(['lower-third']);
  });

  it('[G45] holds no name that nobody approved, no vote and no result', () => {
    const cues = [
      cue('name', 'graphic', 'take', { graphic: 'lower-third', guest: 'wang' }),
      cue('ask', 'poll', 'take', { poll: 'apples' }),
      cue('told', 'graphic', 'take', { graphic: 'result', poll: 'apples' }),
      cue('much-later', 'graphic', '+0:30', { graphic: 'lower-third', guest: 'lin' }),
    ];
    expect(coming(live(aPlan({ segments: [segment('one', 60), segment('two', 60, { cues })] })))).toEqual([]);
  });

  it('[G45] has a label and a ticker as well, the label as it must then stand', () => {
    const word = cue('word', 'graphic', 'take', { graphic: 'label', text: { zh: '购物', en: 'Shopping' } });
    const ticker = cue('ticker', 'graphic', 'take', { graphic: 'sales-ticker', product: 'apples' });
    const tonight = live(aPlan({ segments: [segment('one', 60), segment('two', 60, { cues: [word, ticker, deal] })] }));
    const foreseen = coming(tonight);
    expect(foreseen).toMatchObject([
      { kind: 'label', mandatory: true },
      { kind: 'sales-ticker', productId: 'apples' },
      { kind: 'product-card' },
    ]);
    tonight.wait(5);
    tonight.take();
    tonight.settle();
    expect(graphicsOn(tonight.show, tonight.now, links).map(({ data }) => data)).toEqual(expect.arrayContaining([...foreseen]));
  });

  it('[G45] is what then comes on, to the letter', () => {
    const tonight = evening();
    const [card] = coming(tonight);
    tonight.wait(5);
    tonight.take();
    tonight.settle();
    expect(graphicsOn(tonight.show, tonight.now, links).find(({ kind }) => kind === 'product-card')?.data).toEqual(card);
  });

  it('[N8] is what the monitor of the next scene shows over it, standing still', () => {
    const tonight = evening();
    const foreseen = foreseenGraphics(tonight.context, tonight.now, links);
    expect(foreseen.map(({ data }) => data)).toEqual(coming(tonight));
    expect(foreseen.every(({ startsAt, endsAt }) => startsAt === 0 && endsAt === null)).toBe(true);
  });

  it('[G45] never tells more than six, and never of anything but cards, names, labels and tickers, whatever happens', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.array(anyStep, { maxLength: 20 }), (plan, steps) => {
        const tonight = live(plan);
        for (const step of steps) {
          doStep(tonight, step);
          const told = coming(tonight);
          expect(told.length).toBeLessThanOrEqual(6);
          for (const { kind } of told) expect(['product-card', 'lower-third', 'label', 'sales-ticker']).toContain(kind);
        }
      }),
      { numRuns: 40 },
    );
  });
});
