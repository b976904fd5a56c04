/** What will be asked: with its opening on record, without, and for a picture seen later. */
import type { DataOf, Say, Stories } from '../story.ts';

const of =
  (changes: (say: Say) => Partial<DataOf<'vote-question'>>) =>
  (say: Say): DataOf<'vote-question'> => ({
    kind: 'vote-question',
    pollId: 'apples',
    question: say.text({ zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' }),
    yea: say.text({ zh: '要', en: 'Yea' }),
    nay: say.text({ zh: '不要', en: 'Nay' }),
    ...changes(say),
  });

export const voteQuestion: Stories<'vote-question'> = {
  opening: { data: of(({ now }) => ({ opensAt: now + 25_000 })), update: ({ now }) => ({ opensAt: now + 85_000 }) },
  unannounced: { data: of(() => ({})) },
  closed: { data: of(() => ({ closed: true })) },
};
