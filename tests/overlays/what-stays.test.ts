/** What goes and comes again in one change: found by its looks, once each. */
import { describe, expect, it } from 'vitest';
import { looksOf, whatStays } from '../../overlays/program/what-stays.ts';
import type { GraphicData } from '../../server/contract/graphics.ts';
import fc from '../run/properties.ts';
import { graphic } from '../stations/sample-show.ts';

const label = (text: string, mandatory = false): GraphicData => ({ kind: 'label', text, mandatory });
const on = (id: string, data: GraphicData) => graphic('label', data, { id });
const standing = (some: Readonly<Record<string, GraphicData>>) => new Map(Object.entries(some));
const stays = (...how: Parameters<typeof whatStays>) => Object.fromEntries(whatStays(...how));

describe('what goes and comes again in one change', () => {
  it('[G58] stays where it looks the same, though it must stand there now and needed not before', () => {
    expect(stays([on('guest-label', label('购物', true))], standing({ 'welcome-label': label('购物') }))).toEqual({
      'guest-label': 'welcome-label',
    });
  });

  it('[G58] stays for nothing that says something else, and not while it is wanted itself', () => {
    expect(stays([on('next', label('广告'))], standing({ first: label('购物') }))).toEqual({});
    expect(stays([on('first', label('购物')), on('next', label('购物'))], standing({ first: label('购物') }))).toEqual({});
  });

  it('[G58] is told once: each stands for one that looks like it, whatever comes and goes', () => {
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('购物', '广告'), { noNullPrototype: true });
    fc.assert(
      fc.property(some, some, (before, now) => {
        const were = standing(Object.fromEntries(Object.entries(before).map(([id, text]) => [id, label(text)])));
        const found = whatStays(
          Object.entries(now).map(([id, text]) => on(id, label(text))),
          were,
        );
        expect(new Set(found.values()).size).toBe(found.size);
        for (const [next, id] of found) {
          expect(were.has(next)).toBe(false);
          expect(id in now).toBe(false);
          expect(looksOf(label(now[next] ?? ''))).toBe(looksOf(were.get(id) ?? label('?')));
        }
        const come = Object.entries(now).filter(([id]) => !were.has(id) && !found.has(id));
        const gone = Object.entries(before).filter(([id]) => !(id in now) && ![...found.values()].includes(id));
        for (const [, text] of come) expect(gone.map(([, said]) => said)).not.toContain(text);
      }),
    );
  });
});
