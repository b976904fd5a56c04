/** What pages decide by themselves of formats, keys, stories and what a mixer's server tells them. */
import { describe, expect, it } from 'vitest';
import { addressOf, further, readAddress } from '../../overlays/gallery/address.ts';
import { allStories, type Named } from '../../overlays/gallery/stories/all.ts';
import { lengths, states, statesOf } from '../../overlays/gallery/story.ts';
import { formatNames, formats, safeArea } from '../../overlays/program/format.ts';
import { readOptions } from '../../overlays/program/options.ts';
import { frameOf, readShape, readShapeBehindKey } from '../../overlays/program/shape.ts';
import { openTemplate } from '../../overlays/program/template.ts';
import { readUpdate } from '../../overlays/program/template-words.ts';
import fc from '../run/properties.ts';

const stories = allStories as readonly [Named, ...Named[]];

describe('safe areas', () => {
  it('[G34] are 90 % for text and 93 % for what may be seen, of width and height alike', () => {
    expect(safeArea('16x9', 'title')).toMatchObject({ left: expect.closeTo(96), top: expect.closeTo(54), width: 1728, height: 972 });
    const action = safeArea('16x9', 'action');
    expect([action.left, action.top]).toEqual([expect.closeTo(67.2), expect.closeTo(37.8)]);
    for (const format of formatNames) expect(safeArea(format, 'title').width / formats[format].width).toBeCloseTo(0.9);
  });
});

describe('a page’s shape', () => {
  it('[G35] is by one word of its address, and 16:9 where that is none of ours', () => {
    expect(['#format=9x16', '#format=4x3', '#format=21x9', ''].map((fragment) => readShape(fragment, '').format)).toEqual([
      '9x16',
      '4x3',
      '16x9',
      '16x9',
    ]);
    expect(readShape('', '?format=4x3').format).toBe('4x3');
  });

  it('[G36] has room for fill and key beside or under each other', () => {
    const frame = (query: string) => frameOf(readShape('', query));
    expect(frame('?key=side')).toEqual({ width: 3840, height: 1080 });
    expect(frame('?key=stack')).toEqual({ width: 1920, height: 2160 });
    expect(frame('?key=side&format=9x16')).toEqual({ width: 2160, height: 1920 });
    expect(frame('')).toEqual({ width: 1920, height: 1080 });
    expect(readShape('', '?key=side&alpha=straight').alpha).toBe('straight');
  });

  it('[G36] is read beside the secret that has the same name, in whatever order they stand', () => {
    for (const fragment of ['#key=secret&key=side', '#key=side&key=secret']) {
      expect(readShape(fragment, '').keying).toBe('side');
      expect(readOptions(fragment, '').key).toBe('secret');
    }
    expect(readShape('#key=secret', '?key=stack').keying).toBe('stack');
    expect(readOptions('#key=secret', '?key=stack').key).toBe('secret');
    expect(readShape('#key=secret', '').keying).toBeUndefined();
  });

  it('[G36] is asked of a page with a key by a word beside that key: one alone is a key that is refused, and the page see-through', () => {
    for (const fragment of ['#output=harbour&key=side', '#key=stack&key=side', '#key=&key=side', '#output=harbour'])
      expect(readShapeBehindKey(fragment, '').keying).toBeUndefined();
    expect(readShapeBehindKey('#key=secret&key=side', '').keying).toBe('side');
    expect(readShapeBehindKey('#key=secret', '?key=stack').keying).toBe('stack');
    expect(readShapeBehindKey('#key=side&format=9x16', '?key=stack')).toMatchObject({ format: '9x16', keying: 'side' });
  });
});

describe('the gallery’s address', () => {
  it('[G33] names every story in every state, language and length, and is read back as written', () => {
    for (const named of stories)
      for (const state of statesOf(named.story))
        for (const length of lengths) {
          const wanted = { named, state, length, language: 'en' } as const;
          const address = addressOf(wanted, '#format=4x3');
          expect(readAddress(address, stories)).toEqual(wanted);
          expect(address).toContain('format=4x3');
        }
  });

  it('[G33] takes the first there is for what it has wrong', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (kind, state) => {
        const { named, state: read } = readAddress(`#kind=${encodeURIComponent(kind)}&state=${encodeURIComponent(state)}`, stories);
        expect(stories).toContain(named);
        expect(states).toContain(read);
      }),
    );
    expect(further(['a', 'b', 'c'], 'a', -1)).toBe('c');
  });
});

describe('what a CasparCG client says', () => {
  const xml = (value: string) => `<templateData><componentData id="f0"><data id="text" value="${value}"/></componentData></templateData>`;

  it('[G37] is read as JSON and as its clients’ XML', () => {
    expect(readUpdate('{"language":"en","f0":"Lin"}')).toEqual({ language: 'en', f0: 'Lin' });
    expect(readUpdate(xml('Lin &amp; Wu &lt;3 &#x6797;'))).toEqual({ f0: 'Lin & Wu <3 林' });
    expect(readUpdate(`${xml('a').replace('</templateData>', '')}${xml('b').replaceAll('f0', 'f1')}`)).toEqual({ f0: 'a', f1: 'b' });
    expect(readUpdate({ f0: 1 })).toEqual({ f0: 1 });
  });

  it('[G37] never throws, nor does what it calls', () => {
    const said = fc.oneof(fc.string(), fc.string().map(xml), fc.anything());
    fc.assert(
      fc.property(said, (one) => {
        expect(readUpdate(one)).toBeTypeOf('object');
      }),
    );
    const target: Record<string, (given?: unknown) => void> = {};
    const told: string[] = [];
    const broken = () => {
      throw new Error('No stage.');
    };
    openTemplate(target, { play: broken, stop: broken, next: broken, update: broken }, (problem) => told.push(problem));
    for (const name of ['play', 'stop', 'next', 'update']) target[name]?.('{}');
    expect(told).toEqual(['No stage.', 'No stage.', 'No stage.', 'No stage.']);
  });
});
