/**
 * Local times of a show file turned into moments, once.
 *
 * The zone is the series'. A time that the zone's clocks jump over has no moment;
 * of a time that they show twice, the first is meant.
 */
import { DateTime, IANAZone } from 'luxon';
import type { EpochMs } from '../contract/units.ts';

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/**
 * @param date `2026-12-03`, a day that exists
 * @param time `20:00` or `20:00:00`
 * @param daysLater 1 for the day after
 * @returns undefined when that zone's clocks never show it
 */
export const momentOf = (date: string, time: string, zone: string, daysLater = 0): EpochMs | undefined => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const day = DateTime.fromISO(date, { zone: 'utc' }).plus({ days: daysLater });
  const there = DateTime.fromObject({ year: day.year, month: day.month, day: day.day, hour, minute, second }, { zone });
  const asWritten = there.isValid && there.hour === hour && there.minute === minute && there.day === day.day;
  if (!asWritten) return undefined;
  const first = there.getPossibleOffsets()[0] ?? there;
  return first.toMillis();
};

/** `2026-12-03T12:59:30.000Z` */
export const isoTime = (at: EpochMs): string => DateTime.fromMillis(at, { zone: 'utc' }).toISO() ?? '';

/** `21:59:30`, as the zone's clocks show it. */
export const timeOfDay = (at: EpochMs, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('HH:mm:ss');

/** `2026-12-03T18:00:00+08:00`, as the zone's clocks show it. */
export const momentText = (at: EpochMs, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");

/** As people write lengths: `1:30`, `2:03:00`. Without a sign, to the second. */
export const sayLength = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
};
