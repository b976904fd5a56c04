/** The topic of the day, at either edge of the picture. */
import type { DataOf, Say, Stories, Story } from '../story.ts';

const at = (place: 'top' | 'bottom'): Story<'topic'> => ({
  data: ({ text }: Say): DataOf<'topic'> => ({
    kind: 'topic',
    text: text({ zh: '七省鲜果进万家', en: 'Fruit of seven provinces' }),
    place,
  }),
  update: ({ text }) => ({ text: text({ zh: '今晚八位县长为您选果', en: 'Eight county heads choose for you tonight' }) }),
});

export const topic: Stories<'topic'> = { bottom: at('bottom'), top: at('top') };
