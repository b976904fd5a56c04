/** How a vote may end. */
import type { DataOf, Say, Stories } from '../story.ts';

const of =
  (changes: Partial<DataOf<'result'>>) =>
  ({ text, count }: Say): DataOf<'result'> => ({
    kind: 'result',
    pollId: 'apples',
    question: text({ zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' }),
    yea: text({ zh: '要', en: 'Yea' }),
    nay: text({ zh: '不要', en: 'Nay' }),
    count: { yea: count(81_204), nay: count(23_377) },
    decision: 'yea',
    ...changes,
  });

export const result: Stories<'result'> = {
  yea: { data: of({}) },
  nay: { data: of({ decision: 'nay', count: { yea: 23_377, nay: 81_204 } }) },
  'by-hand': { data: of({ decision: 'nay', count: { yea: 40_000, nay: 40_000 }, manual: true, corrected: true, tie: 'rule' }) },
  'by-province': {
    data: of({
      provinces: [
        { name: { zh: '陕西', en: 'Shaanxi' }, tile: 'SN', yea: 41_204, nay: 9_377 },
        { name: { zh: '江西', en: 'Jiangxi' }, tile: 'JX', yea: 20_000, nay: 12_000 },
      ],
      elsewhere: { yea: 20_000, nay: 2_000 },
    }),
  },
  'nobody-voted': { data: of({ decision: 'nay', count: { yea: 0, nay: 0 }, tie: 'chair' }) },
};
