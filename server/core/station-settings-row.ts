/** What is set of a station beside its name, path and exclusions, for the stations' position: only what is set. */

import type { Path, Station } from '../contract/show-file.ts';
import type { StationSettingsRow } from '../contract/station-desk.ts';
import type { Ms } from '../contract/units.ts';
import type { DumpedThen } from './delay-ramp.ts';
import { delayBounds } from './station-delay.ts';
import type { PlannedStation, StationChange } from './station-hours.ts';
import { demanded } from './station-labels.ts';

/** A station as it is tonight, with what it was made from. `delay`: of what its viewers see, from the origin. */
export type Partner = {
  readonly station: PlannedStation;
  readonly delay: Ms;
  readonly path?: Path | undefined;
  /** As the series file has it. */
  readonly written?: Station | undefined;
  readonly change?: StationChange | undefined;
  /** Its delay was dumped. */
  readonly dumped?: DumpedThen | undefined;
};

const onlySet = <T extends object>(all: T): T => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;

export const settingsRow = ({ station, path, written, change }: Partner): StationSettingsRow => {
  const { categories, withoutCategories, labels, currency, zone, hours, hardOut, votes, tolerance, addresses, contacts } = station;
  const set = { categories, withoutCategories, currency, zone, hours, hardOut, votes, tolerance, addresses, contacts };
  return onlySet({
    ...set,
    labels: labels.length > 0 ? labels.map(demanded) : undefined,
    delays: path && station.delivery === 'overlay' ? delayBounds(station, path) : undefined,
    written:
      written && change
        ? onlySet({ excludes: written.excludes, categories: written.categories, withoutCategories: written.withoutCategories })
        : undefined,
    changed: change && { at: change.at, by: change.by },
  }) as StationSettingsRow;
};
