/** What came over the link and waits for its moment, and what of it still matters when much is due at once. */
import type { Figures, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';

export type Arrived =
  | { readonly view: OutputView; readonly isSnapshot: boolean }
  | { readonly figures: Figures }
  | { readonly code: PictureCode };

const kindOf = (one: Arrived): 'view' | 'figures' | 'code' => {
  if ('view' in one) return 'view';
  return 'figures' in one ? 'figures' : 'code';
};

/** After a jump (a shortened delay): of each kind the last only, and the view as it stands, without motion. */
export const lastOfEach = (due: readonly Arrived[]): readonly Arrived[] => {
  const last = new Map(due.map((one) => [kindOf(one), one] as const));
  return due.filter((one) => last.get(kindOf(one)) === one).map((one) => ('view' in one ? { ...one, isSnapshot: true } : one));
};
