/** Which episode is meant when nobody has said: today's, else the next one by date, else the last. */
import type { OperatorView } from '../../../server/contract/views.ts';

type Listed = Pick<OperatorView['episodes'][number], 'file' | 'date'>;

/** @param today such as "2026-12-03", as the series' people write it */
export const episodeOfToday = (episodes: readonly Listed[], today: string): string | null => {
  const byDate = [...episodes].sort((a, b) => a.date.localeCompare(b.date));
  return (byDate.find(({ date }) => date >= today) ?? byDate.at(-1))?.file ?? null;
};
