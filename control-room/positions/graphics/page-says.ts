/** Whether a page shows what it was asked for: its state in a word, judged as of the view, between two of which nobody told us anything. */
import { type Ms, seconds } from '../../../server/contract/units.ts';
import type { ScreenRow } from '../../../server/contract/views.ts';

/** A page tells what it painted every two seconds. */
const silentAfter: Ms = seconds(10);

export type PageState = 'silent' | 'not-told' | 'differs' | 'painted';

export const pageState = ({ lastHeard, paintedAt, missing, extra, problem }: ScreenRow, at: number): PageState => {
  if (at - lastHeard > silentAfter) return 'silent';
  if (paintedAt === null) return 'not-told';
  return missing.length + extra.length > 0 || problem !== undefined ? 'differs' : 'painted';
};
