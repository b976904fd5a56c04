/**
 * How old a value from outside the show server may be before it is said to be old.
 *
 * Each such value says when it was last true; the screens judge all of them by these limits, as of the view that brought them. Each limit
 * is a little more than the slowest that its source speaks while it is well.
 */
import { type Ms, minutes, seconds } from './units.ts';

export const staysFresh = {
  /** Asked every second. */
  switcher: seconds(4),
  /** Levels come ten times a second, while they are measured at all. */
  sound: seconds(2),
  /** The door pings every five seconds; with it stand the counts, passes and anomalies that it told. */
  phones: seconds(12),
  /** Asked every five seconds. */
  disk: seconds(12),
  /** Orders that are stored are applied at once, or tried again every second. */
  shops: seconds(4),
  /** A feed takes a beat every second and a half, a page of graphics speaks every two. */
  station: seconds(10),
  page: seconds(10),
  /** A delay is measured when a station says what it showed: a show has something for it to say every few minutes. */
  delay: minutes(10),
  /** Made when somebody asks for them. */
  check: minutes(5),
  /** What the show server itself knows at any moment: its own clock, who is connected. */
  house: seconds(2),
} as const satisfies Readonly<Record<string, Ms>>;

/** Where a value comes from. */
export type Source = keyof typeof staysFresh;
