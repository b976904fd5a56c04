/** The lines of the log: in both languages, with names and without ids. */

import { describe, expect, it } from 'vitest';
import type { LocalText } from '../../server/contract/units.ts';
import type { FactBody } from '../../server/core/facts.ts';
import { logText } from '../../server/core/log-text.ts';
import fc from '../run/properties.ts';
import { anyStep, doStep } from './any-command.ts';
import { anyCuePlan } from './any-plan.ts';
import { live } from './evening.ts';
import { aPlan, cue, segment } from './plans.ts';

const yams = { zh: '沙垄蜜薯', en: 'Shalong yams' };
const plan = aPlan({
  segments: [
    segment('one', 60, {
      title: { zh: '产品：沙垄蜜薯', en: 'Product: Shalong yams' },
      cues: [
        cue('card', 'graphic', 'manual', { graphic: 'product-card', product: 'eggs' }),
        cue('who', 'graphic', 'manual', { graphic: 'lower-third', guest: 'wang' }),
      ],
    }),
    segment('two', 60, { title: { zh: '结束', en: 'Closing' } }),
  ],
});
const named = { ...plan, products: { ...plan.products, eggs: { ...plan.products.eggs!, name: yams } } };
const lines = (facts: readonly FactBody[] | string): readonly LocalText[] =>
  typeof facts === 'string' ? [facts] : facts.map((fact) => logText(fact, named));

describe('a line of the log', () => {
  it('[D10] names segments, cues and graphics in the language of whoever reads it', () => {
    const evening = live(named);
    expect(lines(evening.facts.filter(({ type }) => type === 'segment.taken'))).toEqual([
      { en: 'TAKE Product: Shalong yams', zh: '切播 产品：沙垄蜜薯' },
    ]);
    expect(lines(evening.fire('card'))).toEqual([
      { en: 'Cue: Product card Shalong yams', zh: '提示：商品卡 沙垄蜜薯' },
      { en: 'Graphic on: Product card Shalong yams', zh: '上字幕：商品卡 沙垄蜜薯' },
    ]);
    const graphicId = evening.context.graphics[0]?.id ?? '';
    expect(lines(evening.ask('graphic.off', { graphicId }))).toEqual([
      { en: 'Graphic off: Product card Shalong yams', zh: '下字幕：商品卡 沙垄蜜薯' },
    ]);
    evening.ask('graphic.freeze', { frozen: true });
    expect(logText({ type: 'cue.missed', cueRunId: 'x', cueId: 'who', why: 'The graphics were frozen.' }, named)).toEqual({
      en: 'Cue missed: Lower third wang: The graphics were frozen.',
      zh: '提示错过：人名条 林：当时字幕冻结。',
    });
  });

  it('[D10] leaves what people wrote as they wrote it', () => {
    expect(logText({ type: 'noted', text: 'Ask Mei' }, named)).toBe('Ask Mei');
  });

  it('[D10] says where a segment went that was moved, put in or made', () => {
    const evening = live(aPlan());
    const told = (facts: readonly FactBody[] | string) =>
      typeof facts === 'string' ? [facts] : facts.map((fact) => logText(fact, evening.context.plan));
    expect(told(evening.ask('segment.move', { segmentId: 'oranges', before: 'guest' }))).toEqual([
      { en: 'Moved: oranges, before guest', zh: '移动：oranges，到 guest 之前' },
    ]);
    expect(told(evening.ask('segment.move', { segmentId: 'oranges', before: null }))).toEqual([
      { en: 'Moved: oranges, at the end', zh: '移动：oranges，到最后' },
    ]);
    expect(told(evening.ask('segment.insert', { segmentId: 'spare', before: 'guest' }))).toEqual([
      { en: 'Inserted: spare, before guest', zh: '插入：spare，在 guest 之前' },
    ]);
    const made = { kind: 'host', title: 'News', planned: 60_000, before: 'guest' } as const;
    expect(told(evening.ask('segment.create', made))).toEqual([
      { en: 'New: News, 1:00, before guest', zh: '新段落：News，1:00，在 guest 之前' },
    ]);
  });

  it('[D11] keeps the old title beside the new one', () => {
    const evening = live(named);
    expect(lines(evening.ask('segment.write', { segmentId: 'two', title: 'Goodbye' }))).toEqual([
      { en: 'Closing is now called Goodbye', zh: '结束 改名为 Goodbye' },
    ]);
  });

  it('[D10] is short in both languages, whatever happens', () => {
    fc.assert(
      fc.property(anyCuePlan, fc.array(anyStep, { maxLength: 30, size: 'max' }), (any, steps) => {
        const evening = live(any);
        for (const step of steps) doStep(evening, step);
        for (const fact of evening.facts) {
          const line = logText(fact, evening.context.plan);
          for (const text of typeof line === 'string' ? [line] : Object.values(line)) {
            expect(text).not.toMatch(/undefined|\[object/);
            expect(text.length).toBeGreaterThan(0);
            expect(text.length).toBeLessThan(400);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
