/** Who asks for a station's state again and again, as titlers do: by place, for as long as they go on. Bounded. */
import type { EpochMs, Ms } from '../contract/units.ts';

/** Slower than this nobody polls who draws graphics. */
const lately: Ms = 10_000;
const mostPlaces = 20;

export const openPollers = (now: () => EpochMs) => {
  /** Those heard last stand last. */
  const places = new Map<string, EpochMs>();
  return {
    polled: (address: string | undefined) => {
      const place = address ?? '';
      places.delete(place);
      places.set(place, now());
      const [oldest] = places.keys();
      if (places.size > mostPlaces && oldest !== undefined) places.delete(oldest);
    },
    now: (): readonly string[] => [...places].flatMap(([place, at]) => (now() - at < lately ? [place] : [])),
  };
};
