/**
 * What pages painted, kept on disk: `<data folder>/painted/<activation>.jsonl`, a line of JSON for each thing a page said anew.
 *
 * It is beside the facts, not among them: a page that says nonsense, or too much, never costs the show anything. Written once a second,
 * one write at a time; a read has a deadline. Everything is bounded: lines a page may add in a second, lines that wait for a slow disk, a file,
 * and how many files there are. What did not fit is counted in the next line that did (`lost`).
 */
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isNews, type PaintedNote } from '../core/painted-record.ts';
import type { Clock } from '../ports/clock.ts';

export type PaintedBook = {
  readonly note: (activationId: string, note: PaintedNote) => void;
  /** Of an activation, oldest first; those of one output where it is named. Rejects when the disk does not answer. */
  readonly read: (activationId: string, output?: string) => Promise<readonly PaintedLine[]>;
  /** Writes what waits. */
  readonly close: () => Promise<void>;
};

const ids = z.array(z.string());
const LineSchema = z.object({
  ...{ at: z.number(), of: z.number(), output: z.string(), page: z.string(), address: z.string(), revision: z.number() },
  ...{ painted: ids, missing: ids, extra: ids },
  unseen: ids.optional(),
  problem: z.string().optional(),
  blanked: z.literal(true).optional(),
  left: z.literal(true).optional(),
  /** How many before it were not written. */
  lost: z.number().optional(),
});
export type PaintedLine = z.infer<typeof LineSchema>;

export type BookLimits = {
  /** Lines of one page between two writes, lines that wait, bytes of a file, and files. */
  readonly ofPage: number;
  readonly waiting: number;
  readonly bytes: number;
  readonly files: number;
};
const usual: BookLimits = { ofPage: 10, waiting: 2000, bytes: 24_000_000, files: 60 };
const writeEvery = 1000;
const answerWithin = 5000;
const mostPages = 1000;

type Needs = {
  readonly dataDir: string;
  readonly clock: Pick<Clock, 'now' | 'every'>;
  readonly log: { error(fields: object, message: string): void };
  readonly limits?: Partial<BookLimits>;
};

const isName = (activationId: string): boolean => /^[A-Za-z0-9_-]{1,80}$/.test(activationId);

/** The oldest go when there are more than enough. */
const keepNewest = async (folder: string, files: number): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  if (names.length <= files) return;
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = dated.sort((a, b) => b.at - a.at).slice(files);
  for (const { name } of old) await rm(join(folder, name), { force: true });
};

const late = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the disk does not answer')), answerWithin).unref();
  });

/** A line that was cut by a crash is left out. */
const linesOf = (text: string): readonly PaintedLine[] =>
  text.split('\n').flatMap((line) => {
    try {
      const read = LineSchema.safeParse(JSON.parse(line));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });

/** What is to be written: news only, and no more than may wait. */
const openQueue = ({ ofPage, waiting: most }: BookLimits) => {
  let waiting: { readonly activationId: string; readonly line: PaintedLine }[] = [];
  const last = new Map<string, PaintedNote>();
  const lately = new Map<string, number>();
  let lost = 0;
  return {
    add: (activationId: string, note: PaintedNote) => {
      const page = `${activationId} ${note.page}`;
      if (!isNews(last.get(page), note)) return;
      const count = lately.get(page) ?? 0;
      if (count >= ofPage || waiting.length >= most) {
        lost += 1;
        return;
      }
      lately.set(page, count + 1);
      if (note.left) last.delete(page);
      else if (last.size < mostPages || last.has(page)) last.set(page, note);
      waiting.push({ activationId, line: { ...note, ...(lost > 0 ? { lost } : {}) } as PaintedLine });
      lost = 0;
    },
    /** What waits, by activation. */
    take: () => {
      const taken = waiting;
      waiting = [];
      lately.clear();
      const byActivation = new Map<string, PaintedLine[]>();
      for (const { activationId, line } of taken) byActivation.set(activationId, [...(byActivation.get(activationId) ?? []), line]);
      return byActivation;
    },
    lose: (count: number) => {
      lost += count;
    },
  };
};

export const openPaintedBook = ({ dataDir, clock, log, limits }: Needs): PaintedBook => {
  const bounds = { ...usual, ...limits };
  const folder = join(dataDir, 'painted');
  const fileOf = (activationId: string) => join(folder, `${activationId}.jsonl`);
  const queue = openQueue(bounds);
  const sizes = new Map<string, number>();
  let writing: Promise<void> = Promise.resolve();
  let since: number | undefined;
  let isSaid = false;
  const complain = (error: string) => {
    if (!isSaid) log.error({ error }, 'What pages painted is not written down: the disk does not take it.');
    isSaid = true;
  };

  const writeOne = async (activationId: string, lines: readonly PaintedLine[]) => {
    const size =
      sizes.get(activationId) ??
      (await stat(fileOf(activationId)).then(
        ({ size }) => size,
        () => 0,
      ));
    // A crash may have cut the last line: the first of this life begins on one of its own.
    const text = `${sizes.has(activationId) ? '' : '\n'}${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
    if (size + text.length > bounds.bytes) throw new Error('The file of this episode is full.');
    await mkdir(folder, { recursive: true });
    await appendFile(fileOf(activationId), text);
    if (!sizes.has(activationId)) await keepNewest(folder, bounds.files);
    sizes.clear();
    sizes.set(activationId, size + Buffer.byteLength(text));
  };
  const writeAll = async () => {
    for (const [activationId, lines] of queue.take()) {
      try {
        await writeOne(activationId, lines);
        isSaid = false;
      } catch (error) {
        queue.lose(lines.length);
        complain(String(error));
      }
    }
  };
  /** Where the disk takes its time, what is new waits: never a second write beside the first. */
  const write = () => {
    if (since !== undefined && clock.now() - since > answerWithin) complain('it does not answer');
    if (since !== undefined) return;
    since = clock.now();
    writing = writeAll().finally(() => {
      since = undefined;
    });
  };
  const stop = clock.every(writeEvery, write);

  return {
    note: (activationId, note) => {
      if (isName(activationId)) queue.add(activationId, note);
    },
    read: async (activationId, output) => {
      if (!isName(activationId)) return [];
      const text = await Promise.race([
        readFile(fileOf(activationId), 'utf8').catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return '';
          throw error;
        }),
        late(),
      ]);
      return linesOf(text).filter((line) => output === undefined || line.output === output);
    },
    close: async () => {
      stop();
      // A disk that hangs must not hold the way out.
      await Promise.race([writing.then(writeAll), late()]).catch((error: unknown) => complain(String(error)));
    },
  };
};
