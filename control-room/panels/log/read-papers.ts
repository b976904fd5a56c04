/** Asks the server for what the view does not hold: older rows of the log, and what ran. Never rejects. */
import { type AsRunRow, AsRunSchema, type LogPage, LogPageSchema } from '../../../server/contract/desk-papers.ts';

const within = 10_000;

const ask = async (path: string): Promise<unknown> => {
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(within) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // Whoever asks says that it failed, and can ask again.
    return undefined;
  }
};

export const olderThan = async (seq: number | null): Promise<LogPage | undefined> => {
  const read = LogPageSchema.safeParse(await ask(`/operators/log?limit=200${seq === null ? '' : `&before=${seq}`}`));
  return read.success ? read.data : undefined;
};

export const asRunNow = async (): Promise<readonly AsRunRow[] | undefined> => {
  const read = AsRunSchema.safeParse(await ask('/operators/as-run'));
  return read.success ? read.data.rows : undefined;
};
