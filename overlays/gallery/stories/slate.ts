/** The whole picture, when there is nothing else to show. */
import type { Stories } from '../story.ts';

const series = { zh: '江河与果园', en: 'River & Orchard' };

export const slate: Stories<'slate'> = {
  sustaining: {
    data: ({ text }) => ({
      kind: 'slate',
      slate: 'sustaining',
      series: text(series),
      text: text({ zh: '节目稍后继续', en: 'We will be back shortly' }),
      zone: 'Asia/Shanghai',
    }),
  },
  breakdown: { data: ({ text }) => ({ kind: 'slate', slate: 'breakdown', series: text(series) }) },
};
