/** How a desk is laid out and kept: pieces move, none is doubled or lost, and a broken layout is the usual one. */

import { describe, expect, it } from 'vitest';
import {
  columnOfItsOwn,
  type Layout,
  moved,
  piecesOf,
  readLayout,
  withAdded,
  without,
  withPanel,
  writeLayout,
} from '../../control-room/desk/layout.ts';
import { type DeskLayout, DeskLayoutSchema } from '../../server/contract/desk-memory.ts';
import fc from '../run/properties.ts';

const column = (...panels: string[]): Layout[number] => ({ size: '400px', slots: panels.map((panel) => ({ panel, size: 1 })) });
const shape = (layout: Layout) => layout.map(({ slots }) => slots.map(({ panel }) => panel).join('+')).join(' | ');
const rest = (...panels: string[]): Layout[number] => ({ ...column(...panels), size: 1 });
const usual: Layout = [column('body'), rest('rundown'), column('cues')];
const may = { panels: ['cues', 'polls', 'log', 'guests'], fixed: ['body', 'rundown'] };

describe('a desk', () => {
  it('[C9] has a panel put in the place of another, and the two swapped when both stand', () => {
    expect(shape(withPanel(usual, 'cues', 'log'))).toBe('body | rundown | log');
    expect(shape(withPanel([...usual, column('log')], 'cues', 'log'))).toBe('body | rundown | log | cues');
  });

  it('[C9] has pieces moved by steps: columns change places, pieces of a stack leave it, and the edge is the end', () => {
    expect(shape(moved(usual, 'cues', 'left'))).toBe('body | cues | rundown');
    expect(shape(moved(usual, 'cues', 'right'))).toBe('body | rundown | cues');
    const stacked = withAdded(usual, 'polls', 2);
    expect(shape(stacked)).toBe('body | rundown | cues+polls');
    expect(shape(moved(stacked, 'polls', 'up'))).toBe('body | rundown | polls+cues');
    expect(shape(moved(stacked, 'polls', 'left'))).toBe('body | rundown+polls | cues');
    expect(shape(moved(stacked, 'polls', 'right'))).toBe('body | rundown | cues | polls');
    expect(shape(columnOfItsOwn(stacked, 'cues'))).toBe('body | rundown | polls | cues');
    expect(shape(without(stacked, 'cues'))).toBe('body | rundown | polls');
    expect(shape(withAdded(usual, 'guests', 9))).toBe('body | rundown | cues | guests');
  });

  it('[C9] is read only where every piece can stand there, once, and nothing that must be there is missing', () => {
    const read = (layout: Layout) => shape(readLayout(layout as DeskLayout, usual, may));
    expect(read([rest('rundown', 'log'), column('body')])).toBe('rundown+log | body');
    for (const bad of [
      [rest('body')],
      [column('body'), rest('rundown'), column('sales')],
      [column('body'), rest('rundown', 'log'), column('log')],
      [column('body'), column('rundown')],
      [rest('body'), rest('rundown')],
    ])
      expect(read(bad)).toBe(shape(usual));
    expect(readLayout(undefined, usual, may)).toBe(usual);
  });

  it('[C9] keeps its pieces whatever is done with them, and can always be kept', () => {
    const panel = fc.constantFrom('body', 'rundown', 'cues', 'polls', 'log', 'guests');
    const step = fc.oneof(
      fc.tuple(panel, fc.constantFrom('left', 'right', 'up', 'down')).map(
        ([one, way]) =>
          (layout: Layout) =>
            moved(layout, one, way as 'left'),
      ),
      panel.map((one) => (layout: Layout) => columnOfItsOwn(layout, one)),
      fc.tuple(panel, fc.nat(7)).map(
        ([one, at]) =>
          (layout: Layout) =>
            withAdded(layout, one, at),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let layout = usual;
        for (const one of steps) {
          const before = piecesOf(layout);
          layout = one(layout);
          expect(piecesOf(layout)).toEqual(expect.arrayContaining([...before]));
          expect(new Set(piecesOf(layout)).size).toBe(piecesOf(layout).length);
          expect(DeskLayoutSchema.safeParse(writeLayout(layout)).success).toBe(true);
          expect(readLayout(writeLayout(layout), [], may)).toEqual(layout);
        }
      }),
    );
  });
});
