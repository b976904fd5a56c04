/**
 * What the desk reads and prints over HTTP: older rows of the log, the log and the as-run list as files, the running order on paper.
 *
 * Reads only, for whoever is signed in; the page's own rows come over the socket.
 */
import express, { type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { AsRunRow, LogFilter, LogPage, PrintedOrder } from '../contract/desk-papers.ts';
import { isInLog } from '../contract/desk-papers.ts';
import { type LocalText, textIn } from '../contract/units.ts';
import type { LogRow } from '../contract/views.ts';
import { csvText } from '../core/csv.ts';
import type { DoorLog, Session } from './operator-socket.ts';
import { orderPage } from './order-page.ts';
import { type PaintedAsked, PaintedQuery, type PaintedRow, paintedCsv } from './painted-paper.ts';

export type Papers = {
  /** Rejects when the disk does not answer; undefined when no episode is active. */
  logPage(before: number | null, limit: number): Promise<LogPage> | undefined;
  asRun(): readonly AsRunRow[];
  printedOrder(): PrintedOrder | null;
  /** What pages said they painted, of the episode that is active where none is named. Rejects when the disk does not answer. */
  painted?(asked: PaintedAsked): Promise<readonly PaintedRow[]>;
};

type Needs = {
  readonly sessionOf: (headers: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly nameOf: (by: string) => string;
  readonly papers: Papers;
  readonly log: DoorLog;
};

const onPage = 200;
/** More rows than any evening has; a file that is cut there says so. */
const mostInFile = 20_000;

const PageQuery = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
const FileQuery = z.object({
  by: z.string().max(64).optional(),
  kind: z.string().max(40).optional(),
  text: z.string().max(200).optional(),
  lang: z.enum(['zh', 'en']).optional(),
});

const refuse = (response: Response, status: number, message: string): void => void response.status(status).json({ message });
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

const everyRow = async (papers: Papers, filter: LogFilter, nameOf: Needs['nameOf']): Promise<{ rows: readonly LogRow[]; cut: boolean }> => {
  const rows: LogRow[] = [];
  let before: number | null = null;
  for (let read = 0; read < mostInFile; read += 500) {
    const page: LogPage | undefined = await papers.logPage(before, 500);
    rows.push(...(page?.rows ?? []).filter((row) => isInLog(row, filter, nameOf)));
    if (!page?.more) return { rows: rows.reverse(), cut: false };
    before = page.rows.at(-1)?.seq ?? 1;
  }
  return { rows: rows.reverse(), cut: true };
};

const asFile = (response: Response, name: string, text: string): void => {
  const type = name.endsWith('.csv') ? 'text/csv' : 'application/json';
  response.set('Content-Disposition', `attachment; filename="${name}"`).type(`${type}; charset=utf-8`).send(text);
};

const logFile = async ({ papers, nameOf }: Needs, query: z.infer<typeof FileQuery>, as: 'csv' | 'json', response: Response) => {
  const filter = { by: query.by ?? null, kind: query.kind ?? null, text: query.text ?? '' };
  const { rows, cut } = await everyRow(papers, filter, nameOf);
  const told = rows.map((row) => ({ ...row, text: textIn(row.text, query.lang ?? 'en'), at: iso(row.at), name: nameOf(row.by) }));
  if (as === 'json') return asFile(response, 'log.json', JSON.stringify({ cut, rows: told }, null, 1));
  const last = cut ? [['', '', '', '', `cut: only the newest ${mostInFile} rows were looked through`]] : [];
  asFile(
    response,
    'log.csv',
    csvText([['seq', 'at', 'by', 'type', 'text'], ...told.map((r) => [r.seq, r.at, r.name, r.type, r.text]), ...last]),
  );
};

const asRunFile = ({ papers }: Needs, language: string, as: 'csv' | 'json', response: Response) => {
  const text = (local: LocalText) => textIn(local, language);
  const rows = papers.asRun().map((row) => ({
    segment: row.segmentId,
    title: text(row.title),
    plannedStart: iso(row.plannedStart),
    actualStart: iso(row.startedAt),
    plannedSeconds: seconds(row.planned),
    actualSeconds: seconds(row.actual),
    ended: iso(row.endedAt),
  }));
  if (as === 'json') return asFile(response, 'as-run.json', JSON.stringify({ rows }, null, 1));
  const head = ['segment', 'title', 'plannedStart', 'actualStart', 'plannedSeconds', 'actualSeconds', 'ended'] as const;
  asFile(response, 'as-run.csv', csvText([head, ...rows.map((row) => head.map((name) => row[name]))]));
};

/** Reads, for whoever is signed in; a disk that does not answer is said. */
const reading =
  ({ sessionOf, log }: Needs, read: RequestHandler): RequestHandler =>
  async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    try {
      if (!(await sessionOf(request.headers))) return refuse(response, 401, 'You are not signed in.');
      await read(request, response, next);
    } catch (error) {
      log.warn({ reason: String(error) }, 'The log could not be read.');
      if (!response.headersSent) refuse(response, 503, 'The disk does not answer. Try again in a moment.');
    }
  };

export const deskPapers = (needs: Needs): Router => {
  const { papers } = needs;
  const router = express.Router();
  const get = (path: string, read: RequestHandler) => router.get(`/operators/${path}`, reading(needs, read));
  get('log', async ({ query }, response) => {
    const asked = PageQuery.safeParse(query);
    if (!asked.success) return refuse(response, 400, 'Ask for at most 500 rows before a number.');
    response.json((await papers.logPage(asked.data.before ?? null, asked.data.limit ?? onPage)) ?? { rows: [], more: false });
  });
  get('as-run', (_request, response) => void response.json({ rows: papers.asRun() }));
  for (const as of ['csv', 'json'] as const) {
    get(`log.${as}`, async ({ query }, response) => {
      const asked = FileQuery.safeParse(query);
      if (!asked.success) return refuse(response, 400, 'This filter cannot be read.');
      await logFile(needs, asked.data, as, response);
    });
    get(`painted.${as}`, async ({ query }, response) => {
      const asked = PaintedQuery.safeParse(query);
      if (!asked.success) return refuse(response, 400, 'Ask for an output and an activation by their ids.');
      const rows = (await papers.painted?.(asked.data)) ?? [];
      asFile(response, `painted.${as}`, as === 'json' ? JSON.stringify({ rows }, null, 1) : paintedCsv(rows));
    });
    get(`as-run.${as}`, ({ query }, response) => asRunFile(needs, query.lang === 'zh' ? 'zh' : 'en', as, response));
  }
  get('running-order', ({ query }, response) => {
    const order = papers.printedOrder();
    if (!order) return refuse(response, 404, 'No episode is active: there is no running order to print.');
    const { html, policy } = orderPage(order, query.lang === 'zh' ? 'zh' : 'en');
    response.set('Content-Security-Policy', policy).type('html').send(html);
  });
  return router;
};
