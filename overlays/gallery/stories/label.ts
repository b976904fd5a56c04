/** What the law wants said, and a sponsor. */
import type { Stories } from '../story.ts';

export const label: Stories<'label'> = {
  mandatory: { data: () => ({ kind: 'label', text: { zh: '购物', en: 'SHOPPING' }, mandatory: true }) },
  sponsor: {
    data: ({ text }) => ({ kind: 'label', text: text({ zh: '本节目由商家赞助', en: 'Sponsored by the sellers' }), mandatory: false }),
    update: ({ text }) => ({ text: text({ zh: '投票结果稍后公布', en: 'Result of the vote later tonight' }) }),
  },
};
