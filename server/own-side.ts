/** The station's own side joined to its feed: one router, one key, closed together. */
import express from 'express';
import type { Logger } from 'pino';
import type { Catalogue } from './catalogue.ts';
import { ownSide } from './core/own-side.ts';
import type { Partner } from './core/station-settings-row.ts';
import type { Playout } from './playout/playout.ts';
import type { Clock } from './ports/clock.ts';
import type { Keyring } from './station-keys.ts';
import { ownSideDoor } from './stations/own-side-door.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import type { WrongKeys } from './stations/wrong-keys.ts';

type Needs = { readonly clock: Clock; readonly log: Logger; readonly stationKeys: Keyring; readonly catalogue: Catalogue };

/** As they are tonight, once there is an evening: the series may have changed since the server started. */
export const partnersOf = (playout: Pick<Playout, 'partners'>, catalogue: Pick<Catalogue, 'partners'>): readonly Partner[] =>
  playout.partners() ?? catalogue.partners;

export const withOwnSide = (
  feed: StationsDoor,
  { clock, log, stationKeys, catalogue }: Needs,
  playout: Playout,
  knocked: WrongKeys['knocked'],
): StationsDoor => {
  const partners = () => partnersOf(playout, catalogue);
  const own = ownSideDoor({
    ...{ clock, log, knocked },
    judge: stationKeys.judge,
    stations: partners,
    desk: (id) => {
      const partner = partners().find(({ station }) => station.id === id);
      const contact = playout.plan()?.houseContact ?? catalogue.houseContact;
      const known = { view: playout.view(), context: playout.context(), contact };
      return partner && ownSide({ ...known, station: partner.station, pathDelay: partner.delay });
    },
    hear: playout.stationAsks,
    measured: feed.measured,
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
