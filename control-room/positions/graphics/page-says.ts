/** Whether a page shows what it was asked for: its state in a word, judged as of the view, between two of which nobody told us anything. */
import { staysFresh } from '../../../server/contract/ages.ts';
import type { ScreenRow } from '../../../server/contract/views.ts';

export type PageState = 'silent' | 'not-told' | 'differs' | 'painted';

export const pageState = ({ lastHeard, paintedAt, missing, extra, problem }: ScreenRow, at: number): PageState => {
  if (at - lastHeard > staysFresh.page) return 'silent';
  if (paintedAt === null) return 'not-told';
  return missing.length + extra.length > 0 || problem !== undefined ? 'differs' : 'painted';
};
