/** What the import dialog asks the server over HTTP: an answer, or why there is none, in words. What it throws is `broke`. */
import { z } from 'zod';
import {
  type ColumnMapping,
  type EpisodeRow,
  EpisodeRowSchema,
  type ImportMode,
  type ImportPreview,
  ImportPreviewSchema,
  type ImportSubject,
} from '../../server/contract/imports.ts';
import type { Saying } from '../../server/contract/sayings.ts';
import { newKey } from '../pieces/new-key.ts';

/** A file, or an earlier episode: both are read by the server, each time anew. */
export type Source =
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly file: File;
      readonly sheet: string | null;
      readonly mapping: ColumnMapping | null;
    }
  | { readonly kind: 'episode'; readonly name: string; readonly id: string; readonly as: 'planned' | 'ended' };
export type Asked = {
  readonly subject: ImportSubject;
  readonly mode: ImportMode;
  readonly source: Source;
  /** Rows edited by hand that are to be as the table has them all the same. */
  readonly overwrite: readonly string[];
};
export type Trouble = {
  readonly code: string;
  readonly message: string;
  readonly said?: Saying | undefined;
  readonly line?: number | undefined;
};
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

const within = 40_000;
const Said = z.custom<Saying>((said) => typeof said === 'object' && said !== null && 'id' in said);
const Refused = z.object({ code: z.string(), message: z.string(), said: Said.optional(), line: z.int().optional() });
const Replied = z.union([
  z.object({ ok: z.literal(true), recorded: z.boolean() }),
  z.object({ ok: z.literal(false), refusal: Refused }).transform(({ refusal }) => ({ ok: false as const, refusal })),
]);

const queryOf = ({ subject, mode, source, overwrite }: Asked): URLSearchParams => {
  const query = new URLSearchParams({ subject, mode, name: source.name });
  if (overwrite.length > 0) query.set('overwrite', overwrite.join(','));
  if (source.kind === 'episode') {
    query.set('episode', source.id);
    query.set('as', source.as);
    return query;
  }
  if (source.sheet !== null) query.set('sheet', source.sheet);
  if (source.mapping !== null) query.set('mapping', JSON.stringify(source.mapping));
  return query;
};

/** For what went wrong in this page itself, before anything was asked. */
export const broke = (error: unknown): Answer<never> => ({
  ok: false,
  trouble: { code: 'failed', message: error instanceof Error ? error.message : String(error) },
});

const ask = async <T>(path: string, form: z.ZodType<T>, init: RequestInit = {}): Promise<Answer<T>> => {
  try {
    const answer = await fetch(path, {
      ...init,
      signal: AbortSignal.any([AbortSignal.timeout(within), ...(init.signal ? [init.signal] : [])]),
    });
    const body: unknown = await answer.json();
    const read = form.safeParse(body);
    if (answer.ok && read.success) return { ok: true, value: read.data };
    return { ok: false, trouble: Refused.safeParse(body).data ?? { code: 'unreachable', message: '' } };
  } catch (error) {
    return { ok: false, trouble: { code: 'unreachable', message: error instanceof Error ? error.message : String(error) } };
  }
};

const posted = ({ source }: Asked, signal?: AbortSignal): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/octet-stream' },
  ...(source.kind === 'table' ? { body: source.file } : {}),
  ...(signal ? { signal } : {}),
});

export const askPreview = async (asked: Asked, signal: AbortSignal): Promise<Answer<ImportPreview>> =>
  ask(`/operators/imports/preview?${queryOf(asked)}`, ImportPreviewSchema, posted(asked, signal));

/** @param mapping as the preview had it, so that what is applied is what was seen */
export const askAccept = async (asked: Asked, ground: string, mapping: ColumnMapping): Promise<Answer<{ readonly recorded: boolean }>> => {
  const { source } = asked;
  const seen = source.kind === 'table' ? { ...asked, source: { ...source, mapping } } : asked;
  const query = queryOf(seen);
  query.set('ground', ground);
  query.set('key', newKey());
  const answer = await ask(`/operators/imports/accept?${query}`, Replied, posted(seen));
  if (!answer.ok) return answer;
  return answer.value.ok ? { ok: true, value: { recorded: answer.value.recorded } } : { ok: false, trouble: answer.value.refusal };
};

export const askEpisodes = (language: string): Promise<Answer<readonly EpisodeRow[]>> =>
  ask(`/operators/imports/episodes?lang=${language}`, z.array(EpisodeRowSchema));
