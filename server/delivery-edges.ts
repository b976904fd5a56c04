/** Delivery to the stations, joined to the house: it is written down while a show runs, and told to operators and to each station itself. */
import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Catalogue } from './catalogue.ts';
import { openDelivery } from './delivery.ts';
import { openDeliveryReports } from './delivery-reports.ts';
import type { DeliveryPapers } from './operators/delivery-papers.ts';
import { partnersOf } from './own-side.ts';
import type { Playout } from './playout/playout.ts';
import type { Archive } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { ScreensDoor } from './screens/screens-door.ts';
import type { Keyring } from './station-keys.ts';
import { reportDoor } from './stations/report-door.ts';
import type { StationsDoor } from './stations/stations-door.ts';
import type { WrongKeys } from './stations/wrong-keys.ts';

type Needs = {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly log: Logger;
  readonly stationKeys: Pick<Keyring, 'judge'>;
  readonly catalogue: Catalogue;
};
type Doors = { readonly stations: StationsDoor; readonly screens: ScreensDoor; readonly knocked: WrongKeys['knocked'] };

export type DeliveryEdges = { readonly papers: DeliveryPapers; readonly router: Router; close(): Promise<void> };

export const openDeliveryEdges = (
  { archive, clock, log, stationKeys, catalogue }: Needs,
  playout: Playout,
  { stations, screens, knocked }: Doors,
): DeliveryEdges => {
  const recorder = openDelivery({ archive, clock, log, playout, stations, screens });
  const running = () => {
    const activation = playout.activation();
    return activation ? { id: activation.id, now: clock.now() } : null;
  };
  const papers = openDeliveryReports({ archive, running, flush: recorder.flush });
  const door = reportDoor({
    ...{ clock, log, knocked },
    judge: stationKeys.judge,
    stations: () => partnersOf(playout, catalogue),
    evenings: papers.evenings,
    report: papers.report,
    running: () => (playout.view().phase === 'ended' ? undefined : running()?.id),
  });
  return {
    papers,
    router: door.router,
    close: async () => {
      door.close();
      await recorder.close();
    },
  };
};
