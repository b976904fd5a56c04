/**
 * A station's own delivery report of an evening that is over, behind its own key: `GET /stations/v1/report`, as JSON or with `?as=csv` its
 * graphics for a spreadsheet. Without `?activation=` it is the newest evening that is over.
 */
import express, { type Response, type Router } from 'express';
import type { DeliveryEvening, DeliveryReport } from '../contract/delivery.ts';
import { forTheStation } from '../core/delivery/report.ts';
import { graphicsCsv } from '../core/delivery/report-csv.ts';
import type { MayRule } from '../core/station-may.ts';
import { howOften } from './how-often.ts';
import { answerRefused, type GateNeeds, keyGate } from './key-gate.ts';
import type { Known } from './station-key.ts';

export type ReportDoorNeeds = Omit<GateNeeds, 'stations'> & {
  readonly stations: () => readonly { readonly station: Known & MayRule }[];
  readonly evenings: () => Promise<readonly DeliveryEvening[]>;
  readonly report: (activationId: string, stationId: string) => Promise<DeliveryReport | undefined>;
  /** The evening that runs, which is not told yet. */
  readonly running: () => string | undefined;
};

export type ReportDoor = { readonly router: Router; readonly close: () => void };

const mostNamed = 20;

export const reportDoor = (needs: ReportDoorNeeds): ReportDoor => {
  const { log, evenings, report, running } = needs;
  const gate = keyGate(needs, 'A delivery report was');
  const hasRoom = howOften(10, 60);
  const router = express.Router();

  const give = async (stationId: string, rule: MayRule, asked: unknown, as: unknown, response: Response) => {
    const over = (await evenings()).filter(({ activation }) => activation !== running()).slice(0, mostNamed);
    const activation = typeof asked === 'string' ? asked.slice(0, 64) : over[0]?.activation;
    const found = activation === undefined || activation === running() ? undefined : await report(activation, stationId);
    if (!found?.show.ended)
      return void response.status(404).json({ code: 'unknown', message: 'There is no evening of yours that is over.', evenings: over });
    const own = { ...found, stations: found.stations.map((one) => forTheStation(one, rule)) };
    if (as === 'csv') return void response.type('text/csv; charset=utf-8').send(graphicsCsv(own, 'en'));
    response.json({ ...own, evenings: over });
  };

  router.get('/stations/v1/report', async (request, response) => {
    const caller = gate.find(request);
    response.set('cache-control', 'no-store');
    if (!caller.ok) return answerRefused(response, caller);
    const rule = needs.stations().find(({ station }) => station.id === caller.stationId)?.station;
    if (!rule || !(await hasRoom(caller.stationId, response))) return;
    try {
      await give(caller.stationId, rule, request.query.activation, request.query.as, response);
    } catch (error) {
      log.warn({ reason: String(error) }, 'A delivery report could not be made.');
      if (!response.headersSent) response.status(503).json({ code: 'failed', message: 'That could not be done. Ask again.' });
    }
  });
  return { router, close: gate.close };
};
