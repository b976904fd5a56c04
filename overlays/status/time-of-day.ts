/** `20:03:10`, as the series' zone shows it; without a zone in UTC, and said so. */
import type { EpochMs } from '../../server/contract/units.ts';
import { wallClock } from '../program/wall-clock.ts';

export const timeOfDay = (at: EpochMs, zone: string): string => wallClock(zone === 'UTC' ? undefined : zone)(at);
