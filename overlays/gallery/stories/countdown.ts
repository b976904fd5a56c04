/** Minutes, hours and nothing left. */
import type { Say, Stories } from '../story.ts';

const ends =
  (left: number) =>
  ({ text, now }: Say) => ({
    kind: 'countdown' as const,
    text: text({ zh: '开播价即将结束', en: 'Opening price ends' }),
    endsAt: now + left,
  });

export const countdown: Stories<'countdown'> = {
  minutes: { data: ends(754_000), update: ({ text }) => ({ text: text({ zh: '首批到货即将售完', en: 'First delivery ends' }) }) },
  hours: { data: ends(7_384_000) },
  over: { data: ends(0) },
};
