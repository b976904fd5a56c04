/** The station's own side joined to its feed: one router, one key, closed together. */
import express from 'express';
import type { Logger } from 'pino';
import type { Catalogue } from './catalogue.ts';
import type { Ms } from './contract/units.ts';
import { ownSide } from './core/own-side.ts';
import type { Keys } from './keys.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';
import { ownSideDoor } from './stations/own-side-door.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import type { WrongKeys } from './stations/wrong-keys.ts';

type Needs = { readonly clock: Clock; readonly log: Logger; readonly keys: Keys; readonly catalogue: Catalogue };

const ofPath = (path: { readonly delay: Ms; readonly tolerance: Ms } | undefined) =>
  path ? { delay: path.delay, tolerance: path.tolerance } : { delay: 0 };

/** As the plan has them, once there is one: the series may have changed since the server started. */
export const partnersOf = (playout: Playout, catalogue: Catalogue): Catalogue['partners'] => {
  const plan = playout.plan();
  return plan ? Object.values(plan.stations).map((station) => ({ station, ...ofPath(plan.paths[station.path]) })) : catalogue.partners;
};

export const withOwnSide = (
  feed: StationsDoor,
  { clock, log, keys, catalogue }: Needs,
  playout: Playout,
  knocked: WrongKeys['knocked'],
): StationsDoor => {
  const partners = () => partnersOf(playout, catalogue);
  const own = ownSideDoor({
    ...{ clock, log, knocked },
    keyOf: keys.keyOf,
    stationIds: () => partners().map(({ station }) => station.id),
    desk: (id) => {
      const partner = partners().find(({ station }) => station.id === id);
      const contact = playout.plan()?.houseContact ?? catalogue.houseContact;
      const known = { view: playout.view(), context: playout.context(), contact };
      return partner && ownSide({ ...known, station: partner.station, pathDelay: partner.delay });
    },
    hear: playout.stationAsks,
  });
  return {
    ...feed,
    // The feed's own comes first: it lets pages of other origins in.
    router: express.Router().use(feed.router, own.router),
    close: () => {
      own.close();
      return feed.close();
    },
  };
};
