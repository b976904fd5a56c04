/**
 * `npm run delivery -- [--activation <id>] [--station <id>] [--as csv|graphics|json|html] [--lang en|zh] [--data <folder>] [--out <file>]`: the delivery
 * report of an evening, for all stations or for one.
 *
 * Reads the data folder, also while the show runs; writes only the file. Without an activation it lists those there are.
 * Ends with 0 when it is written, 1 when it cannot be, 2 when asked wrongly.
 */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { deliveryHandlers } from '../archive/keep-delivery.ts';
import { activationHandlers, factHandlers } from '../archive/keep-facts.ts';
import type { DeliveryReport } from '../contract/delivery.ts';
import { textIn } from '../contract/units.ts';
import { graphicsCsv, stationsCsv } from '../core/delivery/report-csv.ts';
import { reportPage } from '../core/delivery/report-page.ts';
import { type DeliveryReports, openDeliveryReports, type ReportSource } from '../delivery-reports.ts';

const usage =
  'Usage: npm run delivery -- --activation <id> [--station <id>] [--as csv|graphics|json|html] [--lang en|zh] [--data <folder>] [--out <file>]';

class NothingToTell extends Error {}

type Language = 'en' | 'zh';
const forms: Readonly<Record<string, { readonly ending: string; readonly write: (report: DeliveryReport, language: Language) => string }>> =
  {
    csv: { ending: 'csv', write: stationsCsv },
    graphics: { ending: 'graphics.csv', write: graphicsCsv },
    json: { ending: 'json', write: (report) => `${JSON.stringify(report, null, 1)}\n` },
    html: { ending: 'html', write: (report, language) => reportPage(report, language, null) },
  };

/** The record itself, read without the show server. */
const sourceOf = (database: Database.Database): ReportSource => {
  const facts = factHandlers(database);
  const activations = activationHandlers(database);
  const delivery = deliveryHandlers(database);
  return {
    factsBefore: async (...asked) => facts.factsBefore(...asked),
    minutesOf: async (...asked) => delivery.minutesOf(...asked),
    activation: async (id) => activations.activation(id),
    pastActivations: async (limit) => activations.pastActivations(limit),
  };
};

const list = async ({ evenings }: DeliveryReports): Promise<string> => {
  const rows = (await evenings()).map(
    ({ activation, date, title }) => `  ${activation}  ${date ?? ''}  ${title === null ? '' : textIn(title, 'en')}`,
  );
  return rows.length === 0 ? 'This data folder has no evening yet.' : ['Evenings, newest first:', ...rows].join('\n');
};

const main = async (args: readonly string[]): Promise<number> => {
  const text = { type: 'string' } as const;
  const options = { activation: text, station: text, as: text, lang: text, data: text, out: text };
  const { values } = parseArgs({ args: [...args], options });
  const form = forms[values.as ?? 'csv'];
  const language = values.lang ?? 'en';
  const dataDir = path.resolve(values.data ?? process.env.CUECART_DATA_DIR ?? './data');
  const file = path.join(dataDir, 'show.sqlite');
  if (!form || (language !== 'en' && language !== 'zh')) {
    console.error(usage);
    return 2;
  }
  if (!existsSync(file)) throw new NothingToTell(`There is no ${file}.`);
  const database = new Database(file, { readonly: true, timeout: 2000 });
  try {
    const reports = openDeliveryReports({ archive: sourceOf(database), running: () => null, flush: async () => undefined });
    if (values.activation === undefined) {
      console.log(`${await list(reports)}\n${usage}`);
      return 2;
    }
    const report = await reports.report(values.activation, values.station ?? null);
    if (!report) throw new NothingToTell('There is no such evening, or it had no such station.');
    const out = path.resolve(values.out ?? `delivery-${values.activation.replace(/[^A-Za-z0-9._-]/g, '_')}.${form.ending}`);
    if (existsSync(out)) throw new NothingToTell(`${out} exists already; it is left as it is.`);
    writeFileSync(out, form.write(report, language), { mode: 0o600 });
    console.log(`${out}: ${report.stations.length} station(s).`);
    return 0;
  } finally {
    database.close();
  }
};

main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  })
  .catch((error: unknown) => {
    const isTold = error instanceof NothingToTell || error instanceof Database.SqliteError;
    const isAskedWrongly = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isTold && !isAskedWrongly) throw error;
    console.error(isAskedWrongly ? `${error.message}\n${usage}` : (error as Error).message);
    process.exitCode = isAskedWrongly ? 2 : 1;
  });
