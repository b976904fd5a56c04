/** Clocks on the second: a countdown to a moment, the time since one. What is not known shows a dash. */
import type { EpochMs } from '../../server/contract/units.ts';
import { useSecondsSince } from '../line/use-line.tsx';
import { lengthText, unknown } from './format.ts';
import { useText } from './use-text.ts';

/** Counts down to `to`; below zero it goes on with a minus unless `stops`. */
export const Countdown = ({ to, stops = false }: { to: EpochMs | null; stops?: boolean }) => {
  const { language } = useText();
  const since = useSecondsSince(to);
  if (since === null) return <span className="figure">{unknown}</span>;
  const left = -since;
  return <span className="figure">{lengthText(stops ? Math.max(0, left) : left, language)}</span>;
};

/** An age: it goes on while the line is lost. */
export const Since = ({ from }: { from: EpochMs | null }) => {
  const { language } = useText();
  const since = useSecondsSince(from, true);
  return <span className="figure">{since === null ? unknown : lengthText(since, language)}</span>;
};
