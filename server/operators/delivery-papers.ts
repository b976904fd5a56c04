/**
 * Delivery reports for whoever is signed in: `GET /operators/delivery` (evenings), and of one of them `/operators/delivery/report` as JSON,
 * a page to print, and files for a spreadsheet.
 */
import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { DeliveryEvening, DeliveryReport } from '../contract/delivery.ts';
import { graphicsCsv, stationsCsv } from '../core/delivery/report-csv.ts';
import { reportPage, reportStyle } from '../core/delivery/report-page.ts';
import type { DoorLog, Session } from './operator-socket.ts';

export type DeliveryPapers = {
  /** Newest first. */
  evenings(): Promise<readonly DeliveryEvening[]>;
  /** @param stationId null for all. @returns undefined when there is no such evening, or it had no such station */
  report(activationId: string, stationId: string | null): Promise<DeliveryReport | undefined>;
};

type Needs = {
  readonly sessionOf: (headers: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly delivery: DeliveryPapers;
  readonly log: DoorLog;
};

const Asked = z.object({
  activation: z.string().min(1).max(64),
  station: z.string().max(64).optional(),
  lang: z.enum(['zh', 'en']).default('en'),
});
type Asked = z.infer<typeof Asked>;

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

const refuse = (response: Response, status: number, message: string): void => void response.status(status).json({ message });
const asFile = (response: Response, name: string, type: string, text: string) =>
  void response.set('Content-Disposition', `attachment; filename="${name}"`).type(`${type}; charset=utf-8`).send(text);

const printed = (response: Response, report: DeliveryReport, { activation, station, lang }: Asked) => {
  const query = new URLSearchParams({ activation, ...(station === undefined ? {} : { station }), lang: lang === 'zh' ? 'en' : 'zh' });
  response
    .set('Content-Security-Policy', policy)
    .type('html')
    .send(reportPage(report, lang, `?${query}`));
};

const forms: Readonly<Record<string, (response: Response, report: DeliveryReport, asked: Asked) => void>> = {
  report: (response, report) => void response.json(report),
  'report.json': (response, report) => asFile(response, 'delivery.json', 'application/json', JSON.stringify(report, null, 1)),
  'report.csv': (response, report, { lang }) => asFile(response, 'delivery.csv', 'text/csv', stationsCsv(report, lang)),
  'graphics.csv': (response, report, { lang }) => asFile(response, 'delivery-graphics.csv', 'text/csv', graphicsCsv(report, lang)),
  print: printed,
};

export const deliveryPapers = ({ sessionOf, delivery, log }: Needs): Router => {
  const router = express.Router();
  const get = (path: string, read: (request: Request, response: Response) => Promise<void>) =>
    router.get(path, async (request, response) => {
      response.set('Cache-Control', 'no-store');
      try {
        if (!(await sessionOf(request.headers))) return refuse(response, 401, 'You are not signed in.');
        await read(request, response);
      } catch (error) {
        log.warn({ reason: String(error) }, 'A delivery report could not be made.');
        if (!response.headersSent) refuse(response, 503, 'The disk does not answer. Try again in a moment.');
      }
    });
  get('/operators/delivery', async (_, response) => void response.json({ evenings: await delivery.evenings() }));
  for (const [ending, give] of Object.entries(forms))
    get(`/operators/delivery/${ending}`, async ({ query }, response) => {
      const asked = Asked.safeParse(query);
      if (!asked.success) return refuse(response, 400, 'Say which evening, by its activation.');
      const report = await delivery.report(asked.data.activation, asked.data.station ?? null);
      if (!report) return refuse(response, 404, 'There is no such evening, or it had no such station.');
      give(response, report, asked.data);
    });
  return router;
};
