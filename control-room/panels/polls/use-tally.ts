/** The tally of a poll for whoever sits here, and how fast votes come in. */
import { useRef } from 'react';
import type { PollRow } from '../../../server/contract/views.ts';
import { useFigures, useMe } from '../../line/use-line.tsx';
import { useServerNow } from '../../pieces/use-server-now.ts';
import { type Tally, tallyOf } from './tally.ts';
import { addSample, perSecond, type Sample } from './votes-a-second.ts';

export const useTally = (poll: PollRow): Tally => {
  const figures = useFigures();
  const { role } = useMe();
  return tallyOf(poll, figures, role);
};

/** Whole ballots a second; null while too little is known, and once the vote takes no more. */
export const useVotesASecond = ({ phase }: PollRow, { turnout, count }: Tally): number | null => {
  const figures = useFigures();
  const now = useServerNow();
  const samples = useRef<readonly Sample[]>([]);
  const at = count?.at ?? figures?.at;
  const ballots = count?.ballots ?? turnout;
  if (ballots !== null && at !== undefined) samples.current = addSample(samples.current, { at, ballots });
  if (now === null || (phase !== 'open' && phase !== 'closing')) return null;
  const rate = perSecond(samples.current, now);
  return rate === null ? null : Math.round(rate);
};
