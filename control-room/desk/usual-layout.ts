/** How a position is laid out until somebody changes it, by the width of the window. Pure. */
import type { Layout, Size } from './layout.ts';

export type Width = 'narrow' | 'wide' | 'huge';

export const body = 'body';

type Position = {
  readonly width?: { readonly narrow: Size; readonly wide: Size };
  readonly hasRundown?: true;
};

/** How many panels each column has, and how wide the columns are. */
const columnsBy: Readonly<Record<Width, { readonly stacks: readonly number[]; readonly size: Size }>> = {
  narrow: { stacks: [1], size: '450px' },
  wide: { stacks: [1, 1], size: '470px' },
  // Of a 4K monitor the letters take their share (screens.css): a third column would leave the rundown one word a line.
  huge: { stacks: [2, 2], size: '540px' },
};

const one = (panel: string, size: Size): Layout[number] => ({ size, slots: [{ panel, size: 1 }] });

/** @param beside panels in the order in which they come to the columns */
export const usualLayout = ({ width, hasRundown = undefined }: Position, beside: readonly string[], by: Width): Layout => {
  const { stacks, size } = columnsBy[by];
  const bodySize = width && hasRundown ? width[by === 'narrow' ? 'narrow' : 'wide'] : 1;
  const columns = stacks.map((count, at) => {
    const from = stacks.slice(0, at).reduce((sum, n) => sum + n, 0);
    return { size, slots: beside.slice(from, from + count).map((panel) => ({ panel, size: 1 })) };
  });
  return [one(body, bodySize), ...(hasRundown ? [one('rundown', 1)] : []), ...columns.filter(({ slots }) => slots.length > 0)];
};
