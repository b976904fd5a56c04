/**
 * Tables in and out over HTTP: a preview of what a file or an earlier episode would change, its acceptance, and the plan as a file.
 *
 * A file is sent again with its acceptance and read again: nothing of it is kept here in between, so that a restart loses nothing.
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { Reply } from '../../contract/commands.ts';
import { ColumnMapping, type EpisodeRow, ImportMode, ImportSubject, mostBytes, mostRows } from '../../contract/imports.ts';
import { Id, LocalText, textIn } from '../../contract/units.ts';
import { mayAsk } from '../../contract/who-may.ts';
import { csvText } from '../../core/csv.ts';
import { exportTable } from '../../core/imports/export-table.ts';
import type { ShowContext } from '../../core/show-state.ts';
import { type Archive, ArchiveLate } from '../../ports/archive.ts';
import type { Clock } from '../../ports/clock.ts';
import { commandsOf, type Handle } from '../answer-command.ts';
import type { DoorLog, Session } from '../operator-socket.ts';
import { isFromOurPage } from '../same-house.ts';
import { type Made, makePreview, type Rows } from './make-preview.ts';
import type { MappingMemory } from './mapping-memory.ts';
import { JobRefused, type Jobs, openJobs } from './run-job.ts';

export type ImportSources = Pick<Archive, 'pastActivations' | 'activation' | 'facts'> & { context(): ShowContext | null };

type Needs = {
  readonly sessionOf: (headers: { readonly cookie?: string; readonly host?: string }) => Promise<Session | undefined>;
  readonly sources: ImportSources;
  readonly mappings: MappingMemory;
  readonly handle: Handle;
  readonly clock: Clock;
  readonly log: DoorLog;
};

const mostEpisodes = 40;

const Asked = z.object({
  subject: ImportSubject,
  mode: ImportMode,
  name: z.string().trim().min(1).max(120),
  sheet: z.string().max(100).optional(),
  mapping: z
    .string()
    .max(4000)
    .transform((text, context) => {
      const read = ColumnMapping.safeParse(jsonIn(text));
      if (read.success) return read.data;
      context.addIssue('no mapping');
      return z.NEVER;
    })
    .optional(),
  episode: z.string().min(1).max(64).optional(),
  as: z.enum(['planned', 'ended']).default('ended'),
  /** Ids with a comma between them. */
  overwrite: z
    .string()
    .max(12_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(Id).max(mostRows))
    .default([]),
});
type Asked = z.infer<typeof Asked>;
const Accepted = Asked.extend({ ground: z.string().max(100), key: z.string().min(8).max(64) });

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** An answer that ends the request: what is wrong, in words; `code` for the screen’s own. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Of the file, where one is to blame. */
    readonly line?: number,
  ) {
    super(message);
  }
}

const trouble: Readonly<Record<string, string>> = {
  'not-a-table': 'This is no spreadsheet: bring an XLSX or a CSV file.',
  encoding: 'This is a CSV file whose letters cannot be read: save it as “CSV UTF-8”, or as XLSX.',
  'unclosed-quote': 'A cell begins with a quotation mark that nothing closes.',
  'old-excel': 'This is an old or a locked Excel file. Save it as XLSX without a password.',
  'too-big-inside': 'This workbook is far larger inside than a table is. Copy the table into a new one.',
  'too-many-rows': 'This table has more than 500 rows. Bring only those of this evening.',
  'no-rows': 'There are no rows under any headings in this sheet.',
  broken: 'This file is damaged and cannot be read. Save it again.',
};

const rowsOf = async (
  asked: Asked,
  body: Uint8Array,
  context: ShowContext,
  { sources, mappings, jobs }: Needs & { jobs: Jobs },
): Promise<Rows> => {
  if (asked.episode !== undefined) {
    const activation = await sources.activation(asked.episode);
    if (!activation) throw new Refused(404, 'no-episode', 'There is no such episode in the archive.');
    const facts = asked.as === 'ended' ? await sources.facts(activation.id) : [];
    const folded = facts.map(({ at, by, body: fact }) => ({ ...fact, at, by }));
    const rows = await jobs.run<'episode'>({ do: 'episode', plan: activation.plan, facts: JSON.stringify(folded), as: asked.as });
    return { rows };
  }
  if (body.length === 0) throw new Refused(400, 'no-rows', 'The file is empty.');
  const { languages } = context.plan.episode;
  const read = await jobs.run<'read'>({ do: 'read', bytes: body, sheet: asked.sheet ?? null, languages });
  if (!read.ok) throw new Refused(422, read.trouble, trouble[read.trouble] ?? read.trouble, read.line);
  const remembered = asked.mapping === undefined ? await mappings.recall(read.table.headings, asked.subject) : undefined;
  return { table: read.table, mapping: asked.mapping, remembered };
};

const contextOf = ({ sources }: Needs): ShowContext => {
  const context = sources.context();
  if (!context) throw new Refused(409, 'no-plan', 'No episode is loaded: there is no plan to bring a table into.');
  return context;
};

const make = async (asked: Asked, body: Uint8Array, needs: Needs & { jobs: Jobs }): Promise<Made> => {
  const { subject, mode, name, episode, overwrite } = asked;
  if (episode !== undefined && subject !== 'rundown')
    throw new Refused(400, 'malformed', 'Of an earlier episode only the rundown can be brought in.');
  const from = await rowsOf(asked, body, contextOf(needs), needs);
  const source = { kind: episode === undefined ? ('table' as const) : ('episode' as const), name };
  return makePreview({ source, subject, mode, from, overwrite }, contextOf(needs), needs.clock.now());
};

const readBody = express.raw({ type: () => true, limit: mostBytes });
/** Read only once we know who sends it. */
const bodyOf = async (request: Request, response: Response): Promise<Uint8Array> => {
  await new Promise<void>((read, failed) => {
    readBody(request, response, (error?: { status?: number }) => {
      if (error?.status === 413) failed(new Refused(413, 'too-large', `The file is larger than ${mostBytes / 1_000_000} MB.`));
      else if (error) failed(new Refused(400, 'broken', 'The file did not arrive whole.'));
      else read();
    });
  });
  return Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
};

const accept = async (request: Request, response: Response, who: Session, needs: Needs & { jobs: Jobs }): Promise<Reply> => {
  const asked = Accepted.safeParse(request.query);
  if (!asked.success) throw new Refused(400, 'malformed', 'This request cannot be read.');
  const { subject, mode, ground, key, overwrite } = asked.data;
  const { preview, rows } = await make(asked.data, await bodyOf(request, response), needs);
  if (preview.problems.length > 0)
    throw new Refused(422, 'has-problems', 'Some cells cannot be used. Mend them first: nothing was changed.');
  if (rows.length === 0) throw new Refused(422, 'no-rows', 'No row has anything that could be brought in.');
  const reply = await commandsOf(who, needs).command({
    ...{ type: 'plan.import', key, source: preview.source, subject, mode, rows, ground },
    ...(overwrite.length === 0 ? {} : { overwrite }),
  });
  // It is brought in: columns that could not be remembered do not undo that.
  if (reply.ok && preview.headings.length > 0)
    await needs.mappings
      .keep(preview.headings, subject, preview.mapping)
      .catch((error: unknown) => needs.log.warn({ reason: String(error) }, 'What the columns are for could not be remembered.'));
  return reply;
};

const episodesOf = async ({ sources }: Needs, language: string): Promise<readonly EpisodeRow[]> =>
  (await sources.pastActivations(mostEpisodes)).flatMap(({ id, kind, startedAt, about }): EpisodeRow[] => {
    const said = z.object({ title: LocalText, date: z.string() }).safeParse(jsonIn(about ?? ''));
    return said.success ? [{ id, kind, startedAt, title: textIn(said.data.title, language), date: said.data.date }] : [];
  });

type Answering = (request: Request, response: Response, who: Session) => Promise<void>;

const sentenceFor = (error: unknown, path: string): string => {
  if (error instanceof JobRefused) return error.message;
  if (!(error instanceof ArchiveLate)) return 'That did not work. The engineer on call finds why in the log.';
  return path.endsWith('/accept') ? 'The disk was slow: press Accept again.' : 'The disk was slow: try again.';
};

/** For whoever is signed in; with `edits`, for those who may edit the plan, from our own page. */
const answering =
  ({ sessionOf, log }: Needs, edits: boolean, answer: Answering): RequestHandler =>
  async (request, response) => {
    response.set('Cache-Control', 'no-store');
    try {
      const who = await sessionOf(request.headers);
      if (!who) throw new Refused(401, 'not-signed-in', 'You are not signed in.');
      if (edits && !isFromOurPage(request.headers))
        throw new Refused(403, 'wrong-origin', 'This request did not come from the control room.');
      if (edits && !mayAsk(who.role, { type: 'plan.import' }))
        throw new Refused(403, 'not-allowed', 'Only the director and the producer bring tables in.');
      await answer(request, response, who);
    } catch (error) {
      if (response.headersSent) return;
      if (error instanceof Refused) {
        const { code, message, line } = error;
        return void response.status(error.status).json({ code, message, line });
      }
      log.warn({ reason: String(error) }, 'An import or an export failed.');
      response.status(503).json({ code: 'busy', message: sentenceFor(error, request.path) });
    }
  };

export const importRoutes = (given: Needs): Router => {
  const needs = { ...given, jobs: openJobs(given.clock) };
  const router = express.Router();
  router.post(
    '/operators/imports/preview',
    answering(needs, true, async (request, response) => {
      const asked = Asked.safeParse(request.query);
      if (!asked.success) throw new Refused(400, 'malformed', 'This request cannot be read.');
      response.json((await make(asked.data, await bodyOf(request, response), needs)).preview);
    }),
  );
  router.post(
    '/operators/imports/accept',
    answering(needs, true, async (request, response, who) => void response.json(await accept(request, response, who, needs))),
  );
  router.get(
    '/operators/imports/episodes',
    answering(needs, false, async ({ query }, response) => void response.json(await episodesOf(needs, query.lang === 'zh' ? 'zh' : 'en'))),
  );
  for (const subject of ImportSubject.options)
    for (const as of ['xlsx', 'csv'] as const)
      router.get(
        `/operators/exports/${subject}.${as}`,
        answering(needs, false, async (_request, response) => {
          const context = contextOf(needs);
          const rows = exportTable(context, subject, needs.clock.now());
          response.set('Content-Disposition', `attachment; filename="${context.plan.episode.id}-${subject}.${as}"`);
          if (as === 'csv') return void response.type('text/csv; charset=utf-8').send(csvText(rows));
          const bytes = await needs.jobs.run<'write'>({ do: 'write', name: subject, rows });
          response.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.from(bytes));
        }),
      );
  return router;
};
