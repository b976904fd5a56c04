/** The server's time, renewed on every whole second. */
import type { EpochMs } from '../../server/contract/units.ts';
import { useSecondsSince } from '../line/use-line.tsx';

/** null while the clock is not measured. */
export const useServerNow = (): EpochMs | null => {
  const seconds = useSecondsSince(0);
  return seconds === null ? null : seconds * 1000;
};
