/** How long each kind may stand on a page whose line is down: by table, and what may come back before a view says so. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { whatIsOn } from '../../overlays/program/what-is-on.ts';
import { openSilence, silenceRules, standsAlone } from '../../overlays/program/when-silent.ts';
import type { GraphicData, GraphicOn } from '../../server/contract/graphics.ts';
import fc from '../run/properties.ts';
import { graphic, noon } from '../stations/sample-show.ts';
import { chinese, oneOfEach, outcomes, showSide, wholePictures } from './sample-graphics.ts';
import { shopAlone, shopTogether } from './sample-shop.ts';

type Kind = GraphicData['kind'];

const closing = noon + 3_600_000;
const every: readonly GraphicData[] = [
  ...oneOfEach(chinese, closing),
  ...outcomes(chinese),
  ...showSide(chinese, closing),
  ...wholePictures(chinese),
  ...shopTogether(chinese),
  ...shopAlone(chinese),
];
const forEver = Number.POSITIVE_INFINITY;

/** Ms after the last word; a kind that is missing here does not compile. */
const stands: Readonly<Record<Kind, number>> = {
  label: forEver,
  slate: forEver,
  clock: forEver,
  countdown: forEver,
  'vote-bar': forEver,
  'vote-question': forEver,
  'units-sold': forEver,
  'stock-left': forEver,
  'sold-out': forEver,
  'lower-third': 20_000,
  'product-card': 60_000,
  'price-reveal': 60_000,
  qr: 60_000,
  result: 60_000,
  correction: 60_000,
  board: 60_000,
  'sales-ticker': 60_000,
  topic: 60_000,
};

describe('a graphic on a page that hears nothing any more', () => {
  it('[G47] stands as long as the rule of its kind says: there is a sample of every kind, and a rule for each', () => {
    expect(new Set(every.map(({ kind }) => kind))).toEqual(new Set(Object.keys(silenceRules)));
    expect(every.map((data) => [data.kind, standsAlone({ data, endsAt: null })])).toEqual(every.map(({ kind }) => [kind, stands[kind]]));
  });

  it('[G47] that is a vote whose end nobody announced, goes like what people take off', () => {
    const bar = every.find((data) => data.kind === 'vote-bar')!;
    expect(standsAlone({ data: { ...bar, openEnded: true } as GraphicData, endsAt: closing })).toBe(60_000);
  });

  it('[G47] goes at its own time also under a longer rule: vote and countdown at what they count to', () => {
    const on = every.map((data, n) => graphic(`${data.kind}-${n}`, data));
    const left = openSilence().without(whatIsOn(on, closing), 0);
    expect(left.map(({ kind }) => kind)).not.toContain('vote-bar');
    expect(left.map(({ kind }) => kind)).not.toContain('countdown');
  });

  it('[G47] that was given an end goes at it, not before: a flash price with its countdown', () => {
    const price = { data: every.find((data) => data.kind === 'product-card')!, endsAt: closing };
    expect(standsAlone(price)).toBe(forEver);
    const on = [graphic('price', price.data, { endsAt: closing }), graphic('end', { kind: 'countdown', text: 'x', endsAt: closing })];
    const idsAt = (now: number) =>
      openSilence()
        .without(whatIsOn(on, now), now - noon)
        .map(({ id }) => id);
    expect([idsAt(closing - 1), idsAt(closing)]).toEqual([['price', 'end'], []]);
  });

  it('[G47] once gone comes back with a view only, and nothing ever comes on for the silence', () => {
    const kept = fc.array(fc.constantFrom(...every), { maxLength: 8 });
    fc.assert(
      fc.property(kept, fc.array(fc.integer({ min: -20_000, max: 200_000 }), { minLength: 1, maxLength: 6 }), (list, silences) => {
        const on: readonly GraphicOn[] = list.map((data, n) => graphic(`g${n}`, data));
        const silence = openSilence();
        let before = on;
        for (const silentFor of silences) {
          const now = silence.without(on, silentFor);
          expect(before).toEqual(expect.arrayContaining([...now]));
          before = now;
        }
        silence.isOver();
        expect(silence.without(on, 0)).toEqual(on);
      }),
    );
  });

  it('[G47] is in the guide with its rule, kind by kind', () => {
    const guide = readFileSync(new URL('../../docs/graphics.md', import.meta.url), 'utf8');
    expect(Object.keys(silenceRules).filter((kind) => !guide.includes(`| \`${kind}\` |`))).toEqual([]);
  });
});
