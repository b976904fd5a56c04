/** What pages painted, on disk: news only, read again after a restart, and bounded whatever pages say. */
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BookLimits, openPaintedBook, type PaintedBook } from '../../server/archive/painted-book.ts';
import type { PaintedNote } from '../../server/core/painted-record.ts';
import { noteOf } from '../../server/core/painted-record.ts';
import { screens } from '../fakes/sample-parts.ts';
import { noon } from '../stations/sample-show.ts';

const note = (at: number, painted: readonly string[], changes: Partial<PaintedNote> = {}): PaintedNote => ({
  ...{ at: noon + at, of: noon + at, output: 'program', page: 'p1', address: '10.0.0.5', revision: at, painted, missing: [], extra: [] },
  ...changes,
});

describe('what pages painted', () => {
  let folder: string;
  let book: PaintedBook;
  let tick: () => void;
  const log = { error: vi.fn() };
  const open = (limits: Partial<BookLimits> = {}) =>
    openPaintedBook({
      dataDir: folder,
      clock: {
        now: () => noon,
        every: (_period, beat) => {
          tick = beat;
          return () => undefined;
        },
      },
      log,
      limits,
    });
  const again = async (limits?: Partial<BookLimits>) => {
    await book.close();
    book = open(limits);
  };
  beforeEach(() => {
    log.error.mockClear();
    folder = mkdtempSync(join(tmpdir(), 'cuecart-painted-'));
    book = open();
  });
  afterEach(async () => {
    await book.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[G52] is written down whenever a page says something else, and can be read when the server has started anew', async () => {
    for (const [at, painted] of [
      [0, []],
      [2000, []],
      [4000, ['card']],
      [6000, ['card']],
      [8000, ['card', 'bar']],
    ] as const)
      book.note('a1', note(at, painted));
    book.note('a1', note(9000, ['bar'], { output: 'recording', page: 'p2', extra: ['bar'] }));
    book.note('a2', note(9500, []));
    await again();
    expect((await book.read('a1')).map(({ output, painted }) => [output, painted])).toEqual([
      ['program', []],
      ['program', ['card']],
      ['program', ['card', 'bar']],
      ['recording', ['bar']],
    ]);
    expect(await book.read('a1', 'recording')).toMatchObject([{ at: noon + 9000, page: 'p2', extra: ['bar'] }]);
    expect(await book.read('a3')).toEqual([]);
    expect(await book.read('../keys')).toEqual([]);
  });

  it('[G52] of a page that says too much is bounded, and what is left out is counted', async () => {
    await again({ ofPage: 3 });
    for (let n = 0; n < 50; n += 1) book.note('a1', note(n, [`g${n}`]));
    book.note('a1', note(60, ['other'], { page: 'p2' }));
    await again();
    const lines = await book.read('a1');
    expect(lines.map(({ painted }) => painted[0])).toEqual(['g0', 'g1', 'g2', 'other']);
    expect(lines.at(-1)?.lost).toBe(47);
  });

  it('[G52] fills no disk: a file has an end, and the oldest evenings go', async () => {
    await again({ bytes: 500, files: 2, ofPage: 1000 });
    for (let n = 0; n < 5; n += 1) {
      book.note('full', note(n, [`g${n}`]));
      await again({ bytes: 500, files: 2 });
    }
    expect((await book.read('full')).length).toBeLessThan(4);
    for (const evening of ['e1', 'e2', 'e3']) {
      book.note(evening, note(0, ['x']));
      await again({ bytes: 500, files: 2 });
    }
    expect(readdirSync(join(folder, 'painted')).length).toBeLessThanOrEqual(2);
  });

  it('[G52] is read also where a crash cut the last line', async () => {
    book.note('a1', note(0, ['card']));
    await again();
    appendFileSync(join(folder, 'painted', 'a1.jsonl'), '{"at":1,"pain');
    expect(await book.read('a1')).toMatchObject([{ painted: ['card'] }]);
    book.note('a1', note(1, ['bar']));
    await again();
    expect(await book.read('a1')).toMatchObject([{ painted: ['card'] }, { painted: ['bar'] }]);
  });

  it('[G52] that cannot be written is said once, costs nobody anything, and goes on when it can', async () => {
    writeFileSync(join(folder, 'painted'), 'a file where the folder should be');
    book.note('a1', note(0, ['card']));
    tick();
    await vi.waitFor(() => expect(log.error).toHaveBeenCalledTimes(1));
    rmSync(join(folder, 'painted'));
    book.note('a1', note(1000, ['bar']));
    await again();
    expect(await book.read('a1')).toMatchObject([{ painted: ['bar'], lost: 1 }]);
  });

  it('[G52] is told by a page’s row: the moment it spoke of, and what of it differs', () => {
    const [whole, lacking] = screens(noon);
    expect(noteOf(lacking!)).toMatchObject({ output: lacking!.output, missing: lacking!.missing });
    expect(noteOf({ ...whole!, paintedAt: noon, behind: 4000 })).toMatchObject({ at: noon, of: noon - 4000 });
    expect(noteOf({ ...whole!, paintedAt: null })).toBeUndefined();
  });
});
