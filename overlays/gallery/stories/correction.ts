/** A result put right. */
import type { DataOf, Say, Stories } from '../story.ts';

const of =
  (changes: Partial<DataOf<'correction'>>) =>
  ({ text, count }: Say): DataOf<'correction'> => ({
    kind: 'correction',
    pollId: 'apples',
    question: text({ zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' }),
    yea: text({ zh: '要', en: 'Yea' }),
    nay: text({ zh: '不要', en: 'Nay' }),
    before: { decision: 'yea', count: { yea: count(81_204), nay: count(23_377) } },
    decision: 'nay',
    count: { yea: count(21_204), nay: count(23_377) },
    ...changes,
  });

export const correction: Stories<'correction'> = {
  shares: { data: of({}) },
  tie: { data: of({ count: { yea: 40_000, nay: 40_000 }, tie: 'chair' }) },
};
