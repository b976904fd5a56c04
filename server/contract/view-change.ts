/**
 * What became of a view since it was told before: its parts that are others, each whole.
 *
 * Tellings are numbered, so that whoever missed one knows it, and asks for the whole.
 */
import type { OperatorView } from './views.ts';

/** Always told: which view it is, and what is on air. */
export const alwaysTold = ['epoch', 'revision', 'at', 'onAir'] as const satisfies readonly (keyof OperatorView)[];

export type ViewChange = {
  /** The telling that this one goes on from, and its own number. */
  readonly after: number;
  readonly number: number;
  readonly parts: Partial<OperatorView> & Pick<OperatorView, (typeof alwaysTold)[number]>;
  /** Parts that there are no more. */
  readonly gone: readonly string[];
};

/** A view as somebody has it: by which telling. */
export type Told = { readonly view: OperatorView; readonly number: number };

/** @returns undefined: a telling between the two has not come */
export const afterChange = (held: Told | undefined, { after, number, parts, gone }: ViewChange): Told | undefined => {
  if (held?.number !== after) return undefined;
  const kept = Object.entries(held.view).filter(([name]) => !gone.includes(name));
  return { view: { ...(Object.fromEntries(kept) as OperatorView), ...parts }, number };
};
