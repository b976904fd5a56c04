/** Nothing for a while, by the one clock. */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';

export const pause = (clock: Clock, length: Ms): Promise<void> => new Promise((resolve) => clock.wakeAt(clock.now() + length, resolve));
