/** A guest with everything, above another graphic, and with a name alone. */
import type { Stories, Story } from '../story.ts';

const guest: Story<'lower-third'> = {
  data: ({ text }) => ({
    kind: 'lower-third',
    name: text({ zh: '林海棠', en: 'Lin Haitang' }),
    title: text({ zh: '云溪县副县长', en: 'Deputy Head of Yunxi County' }),
    place: text({ zh: '陕西', en: 'Shaanxi' }),
  }),
  update: ({ text }) => ({ title: text({ zh: '云溪县副县长、乡村振兴局局长', en: 'Deputy Head of Yunxi County, rural development' }) }),
};

export const lowerThird: Stories<'lower-third'> = {
  guest,
  raised: { ...guest, raised: true },
  'name-only': { data: ({ text }) => ({ kind: 'lower-third', name: text({ zh: '林海棠', en: 'Lin Haitang' }), title: '', place: '' }) },
};
