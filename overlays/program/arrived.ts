/** What came over the link and waits for its moment, and what of it still matters when much is due at once. */
import type { Figures, PictureCode } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';

export type Arrived =
  | { readonly view: OutputView; readonly isSnapshot: boolean }
  | { readonly figures: Figures }
  | { readonly code: PictureCode };

/** The same moment again: it had come without a secret, and this is all of it. Not at the beginning of a line, where anything may come. */
export const isAgain = (view: OutputView, newest: OutputView | undefined): boolean =>
  newest !== undefined && view.epoch === newest.epoch && view.revision <= newest.revision;

export const isOf =
  ({ epoch, revision }: OutputView) =>
  (one: Arrived): boolean =>
    'view' in one && one.view.epoch === epoch && one.view.revision === revision;

const kindOf = (one: Arrived): 'view' | 'figures' | 'code' => {
  if ('view' in one) return 'view';
  return 'figures' in one ? 'figures' : 'code';
};

/** After a jump (a shortened delay): of each kind the last only, and the view as it stands, without motion. */
export const lastOfEach = (due: readonly Arrived[]): readonly Arrived[] => {
  const last = new Map(due.map((one) => [kindOf(one), one] as const));
  return due.filter((one) => last.get(kindOf(one)) === one).map((one) => ('view' in one ? { ...one, isSnapshot: true } : one));
};
