/** When the test picture flashes, and what it writes. Pure. */
import type { EpochMs, Ms } from '../../server/contract/units.ts';

const every: Ms = 2000;
/** Two frames at 25 a second. */
const lasts: Ms = 80;

/** In the first moments of every even second of our clock. */
export const isFlash = (now: EpochMs): boolean => ((now % every) + every) % every < lasts;

/** How see-through each step is, in per cent. */
export const rampSteps: readonly number[] = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** `12:03:10.4 UTC` */
export const timeText = (now: EpochMs): string => `${new Date(now).toISOString().slice(11, 21)} UTC`;
