import { expect, it } from 'vitest';
import { ArchiveFailed, ArchiveLate } from '../../server/ports/archive.ts';
import { aFact, archiveContract } from '../contracts/archive-contract.ts';
import { memoryArchive } from '../fakes/memory-archive.ts';

archiveContract('the archive in memory', async () => memoryArchive());

it('refuses like a full disk until it is mended', async () => {
  const archive = memoryArchive();
  archive.breakDown('full');
  await expect(archive.append([aFact(1)])).rejects.toBeInstanceOf(ArchiveFailed);
  archive.mend();
  expect(await archive.facts('evening')).toEqual([]);
});

it('may be late and yet have written', async () => {
  const archive = memoryArchive();
  archive.breakDown('late-but-written');
  await expect(archive.append([aFact(1)])).rejects.toBeInstanceOf(ArchiveLate);
  archive.mend();
  await archive.append([aFact(1)]);
  expect(await archive.facts('evening')).toEqual([aFact(1)]);
});
