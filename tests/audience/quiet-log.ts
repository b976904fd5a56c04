/** A log nobody reads. */
import type { DoorLog } from '../../server/audience/door-log.ts';

export const quietLog: DoorLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
