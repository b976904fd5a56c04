/** A vote in all it may be: its split hidden or shown, near its end, extended, closed, where nobody may vote. */
import type { DataOf, Say, Stories } from '../story.ts';

const asked = ({ text }: Say) => ({
  pollId: 'apples',
  question: text({ zh: '这箱高山苹果，您家要不要？', en: 'Would you put these highland apples on your table?' }),
  yea: text({ zh: '要', en: 'Yea' }),
  nay: text({ zh: '不要', en: 'Nay' }),
});
const counted = (yea: number, nay: number, revision = 1) => ({ polls: { apples: { turnout: yea + nay, yea, nay, revision } } });

const open =
  (left: number, changes: Partial<DataOf<'vote-bar'>> = {}) =>
  (say: Say): DataOf<'vote-bar'> => ({
    kind: 'vote-bar',
    ...asked(say),
    split: 'hidden',
    opensAt: say.now - 60_000,
    endsAt: say.now + left,
    link: 'https://vote.example/',
    qr: say.qr,
    ...changes,
  });
const some = ({ count }: Say) => counted(count(81_204), count(23_377));
const more = ({ count }: Say) => counted(count(81_904), count(23_977), 2);

export const voteBar: Stories<'vote-bar'> = {
  'split-hidden': { data: open(42_000), figures: some, updatedFigures: more },
  'split-shown': { data: open(42_000, { split: 'shown' }), figures: some, updatedFigures: more },
  'one-sided': { data: open(42_000, { split: 'shown' }), figures: ({ count }) => counted(count(999_999), 0) },
  'half-minute': { data: open(24_000), figures: some },
  'ten-seconds': { data: open(9500), figures: some },
  'open-ended': { data: open(42_000, { openEnded: true }), figures: some },
  extended: { data: open(42_000), figures: some, update: ({ now }) => ({ endsAt: now + 72_000 }) },
  closed: { data: open(42_000, { closed: true }) },
  'not-here': {
    data: (say) => {
      const { link: _nowhere, qr: _code, ...rest } = open(42_000)(say);
      return rest;
    },
    figures: some,
  },
};
