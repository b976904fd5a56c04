/** The clocks of the run on air, on its own second: both stand still while the clock is frozen. */
import { useLine, useSecondsSince, useView } from '../line/use-line.tsx';
import { lengthText, unknown } from './format.ts';
import { runElapsedAt, runLeftAt } from './run-left.ts';

/** The server's time, renewed on every second of the run; null while it is not known. */
const useRunNow = (): number | null => {
  const beat = useSecondsSince(useView().onAir?.endsAt ?? null);
  const now = useLine().knownNow();
  return beat === null ? null : now;
};

/** @returns whole seconds, negative once over; null when nothing is on air */
export const useRunLeft = (): number | null => {
  const view = useView();
  const now = useRunNow();
  return now === null ? null : runLeftAt(view, now);
};

export const RunLeft = () => {
  const left = useRunLeft();
  return <span className="figure">{left === null ? unknown : lengthText(left)}</span>;
};

export const RunElapsed = () => {
  const view = useView();
  const now = useRunNow();
  const elapsed = now === null ? null : runElapsedAt(view, now);
  return <span className="figure">{elapsed === null ? unknown : lengthText(elapsed)}</span>;
};
