/** The time of day as a page writes it: in the series' zone, or in UTC and said so. Never the machine's own zone, which is nobody's. */
import type { EpochMs } from '../../server/contract/units.ts';

export type WallClock = (now: EpochMs) => string;

/**
 * @param zone an IANA name, such as `Asia/Shanghai`; without one the time is UTC and ends in those letters
 * @param hasTenths of seconds, for whoever sets a page up by it: it has the page draw ten times a second
 */
export const wallClock = (zone: string | undefined, hasTenths = false): WallClock => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone ?? 'UTC',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(hasTenths && { fractionalSecondDigits: 1 as const }),
  });
  return (now) => `${format.format(now)}${zone === undefined ? ' UTC' : ''}`;
};
