/** An archive whose disk is really full: a small filesystem, filled by the test. */
// needs: mount
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openArchive } from '../../server/archive/open-archive.ts';
import { type Archive, ArchiveFailed, type StoredFact } from '../../server/ports/archive.ts';
import { aFact } from '../contracts/archive-contract.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { mountSmallDisk } from './small-disk.ts';

const disk = mountSmallDisk();
afterAll(() => disk.unmount());

const fill = (file: string) => {
  const filler = openSync(file, 'w');
  try {
    for (;;) writeSync(filler, Buffer.alloc(4096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(filler);
  }
};

const longFact = (seq: number): StoredFact => aFact(seq, { keyedCommand: 'x'.repeat(30_000) });

/** Appends until the disk refuses; resolves the facts that were acknowledged. */
const appendUntilRefused = async (archive: Archive): Promise<StoredFact[]> => {
  const acknowledged: StoredFact[] = [];
  for (;;) {
    const fact = longFact(acknowledged.length + 1);
    try {
      await archive.append([fact]);
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveFailed);
      expect(error).toMatchObject({ message: expect.stringContaining('The disk is full') });
      return acknowledged;
    }
    acknowledged.push(fact);
  }
};

it('[A4] refuses on a full disk, loses nothing, and works again once there is room', async () => {
  const dataDir = disk.folder;
  const archive = await openArchive({ dataDir, deadlineMs: 20_000, clock: trueClock, log: quiet });
  const filler = join(dataDir, 'filler');
  fill(filler);
  const acknowledged = await appendUntilRefused(archive);
  expect(await archive.facts('evening')).toEqual(acknowledged);
  await expect(archive.append([longFact(acknowledged.length + 1)])).rejects.toBeInstanceOf(ArchiveFailed);
  rmSync(filler);
  await archive.probe();
  const next = longFact(acknowledged.length + 1);
  await archive.append([next]);
  expect(await archive.facts('evening')).toEqual([...acknowledged, next]);
  await archive.close();
});
