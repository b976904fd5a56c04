/** The time of day on screen: hours and minutes in the zone of the series, and how far that is from UTC. */
import type { EpochMs } from '../../server/contract/units.ts';

export type DayTime = { readonly time: (now: EpochMs) => string; readonly offset: (now: EpochMs) => string };

/** @param zone an IANA name; one that this browser does not know is told in UTC */
export const dayTimeIn = (zone: string): DayTime => {
  const format = (options: Intl.DateTimeFormatOptions) => {
    try {
      return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
    } catch {
      return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
    }
  };
  const time = format({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
  const offset = format({ timeZoneName: 'shortOffset' });
  return {
    time: (now) => time.format(now),
    offset: (now) => offset.formatToParts(now).find(({ type }) => type === 'timeZoneName')?.value ?? '',
  };
};
