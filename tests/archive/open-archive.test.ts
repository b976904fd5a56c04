import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { NewerData, openArchive } from '../../server/archive/open-archive.ts';
import { ArchiveConflict, ArchiveFailed, ArchiveLate } from '../../server/ports/archive.ts';
import { aDelivery, aFact, aLine, archiveContract } from '../contracts/archive-contract.ts';
import { quiet, trueClock } from '../fakes/true-clock.ts';
import { eventually } from '../run/eventually.ts';
import fc from '../run/properties.ts';
import { dataFolder } from './show-disk.ts';

/** Patient enough for a busy machine: only the tests about lateness want another. */
const open = (dataDir: string, deadlineMs = 20_000) => openArchive({ dataDir, deadlineMs, clock: trueClock, log: quiet });
const openHere = async (dataDir = dataFolder(), deadlineMs?: number) => {
  const archive = await open(dataDir, deadlineMs);
  onTestFinished(() => archive.close());
  return archive;
};

archiveContract('the archive on disk', () => open(dataFolder()));

it('[A1] still knows everything after the server was closed and started again', async () => {
  const folder = dataFolder();
  const before = await open(folder);
  await before.append([aFact(1), aFact(2)]);
  await before.storeDelivery(aDelivery('d1'));
  await before.storeDelivery(aDelivery('d2'));
  await before.apply(aDelivery('d1'), [aLine('o1')]);
  await before.set('epoch', '7');
  await before.close();
  const after = await openHere(folder);
  expect(await after.facts('evening')).toEqual([aFact(1), aFact(2)]);
  expect(await after.pending(10)).toEqual([aDelivery('d2')]);
  expect(await after.lines('evening')).toEqual([aLine('o1')]);
  expect(await after.get('epoch')).toBe('7');
});

it('keeps its files to itself', async () => {
  const folder = join(dataFolder(), 'data');
  await openHere(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'show.sqlite')).mode & 0o777).toBe(0o600);
});

it('lets nobody change or delete a fact, not even with a database tool', async () => {
  const folder = dataFolder();
  const archive = await openHere(folder);
  await archive.append([aFact(1)]);
  const tool = new SQLite(join(folder, 'show.sqlite'));
  onTestFinished(() => void tool.close());
  expect(() => tool.exec("UPDATE facts SET by = 'nobody'")).toThrow('never changed');
  expect(() => tool.exec('DELETE FROM facts')).toThrow('never deleted');
});

it('[A3] refuses the data folder of a later version and leaves it as it is', async () => {
  const folder = dataFolder();
  const file = join(folder, 'show.sqlite');
  const later = new SQLite(file);
  later.pragma('user_version = 99');
  later.close();
  const before = readFileSync(file);
  await expect(open(folder)).rejects.toThrow(NewerData);
  await expect(open(folder)).rejects.toThrow('later version of Cuecart');
  expect(readFileSync(file)).toEqual(before);
});

it('[A2] is late while another program holds the disk, and the same fact written again is recorded once', async () => {
  const folder = dataFolder();
  const archive = await openHere(folder, 50);
  const holder = new SQLite(join(folder, 'show.sqlite'));
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  await expect(archive.append([aFact(1)])).rejects.toBeInstanceOf(ArchiveLate);
  await expect(archive.append([aFact(1)])).rejects.toBeInstanceOf(ArchiveLate);
  holder.exec('COMMIT');
  // A read with a long deadline comes after the late writes in the queue.
  expect(await archive.facts('evening')).toEqual([aFact(1)]);
  const patient = await openHere(folder);
  await patient.append([aFact(1)]);
  expect(await patient.facts('evening')).toEqual([aFact(1)]);
});

it('[A2] answers a small read that is given longer once the disk is free again', async () => {
  const folder = dataFolder();
  const archive = await openHere(folder, 50);
  const holder = new SQLite(join(folder, 'show.sqlite'));
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  await expect(archive.set('columns', 'title')).rejects.toBeInstanceOf(ArchiveLate);
  const patient = archive.get('columns', 20_000);
  await expect(archive.get('columns')).rejects.toBeInstanceOf(ArchiveLate);
  holder.exec('COMMIT');
  expect(await patient).toBe('title');
});

it('lets only so many requests wait for a disk that does not answer', async () => {
  const folder = dataFolder();
  const archive = await openHere(folder, 20);
  const holder = new SQLite(join(folder, 'show.sqlite'));
  onTestFinished(() => void holder.close());
  holder.exec('BEGIN IMMEDIATE');
  const outcomes = await Promise.all(
    Array.from({ length: 1100 }, (_, i) => archive.set(`name-${i}`, 'value').catch((error: Error) => error)),
  );
  holder.exec('COMMIT');
  expect(outcomes.slice(0, 1000).every((outcome) => outcome instanceof ArchiveLate)).toBe(true);
  expect(outcomes.slice(1000).every((outcome) => outcome instanceof ArchiveFailed)).toBe(true);
  await eventually(() => archive.lines('evening'));
});

it('[A4] opens on a folder that cannot be used, says so on every call, and works once it can', async () => {
  const place = join(dataFolder(), 'disk');
  writeFileSync(place, 'a file where the folder should be');
  const archive = await openHere(join(place, 'data'));
  await expect(archive.append([aFact(1)])).rejects.toThrow(ArchiveFailed);
  await expect(archive.probe()).rejects.toThrow('cannot be opened');
  rmSync(place);
  mkdirSync(place);
  await archive.append([aFact(1)]);
  expect(await archive.facts('evening')).toEqual([aFact(1)]);
});

it('[A4] does not begin a second record when its file is taken away, and goes on when it is back', async () => {
  const folder = dataFolder();
  const file = join(folder, 'show.sqlite');
  const archive = await openHere(folder);
  await archive.append([aFact(1)]);
  renameSync(file, `${file}.away`);
  await expect(archive.append([aFact(2)])).rejects.toBeInstanceOf(ArchiveFailed);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  await archive.append([aFact(2)]);
  expect(await archive.facts('evening')).toEqual([aFact(1), aFact(2)]);
});

it('calls a file that is no database damaged', async () => {
  const folder = dataFolder();
  writeFileSync(join(folder, 'show.sqlite'), 'this is not a database, however long one looks at it. '.repeat(100));
  const archive = await openHere(folder);
  await expect(archive.probe()).rejects.toThrow('is damaged');
});

it('records what fits although a request beside it in the same moment is refused', async () => {
  const archive = await openHere();
  const outcomes = await Promise.allSettled([
    archive.append([aFact(1)]),
    archive.append([aFact(1, { id: 'usurper' })]),
    archive.append([aFact(2)]),
    archive.apply(aDelivery('ghost'), []),
    archive.set('epoch', '1'),
  ]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: expect.any(ArchiveConflict) });
  expect(await archive.facts('evening')).toEqual([aFact(1), aFact(2)]);
});

it('[A1] records every fact once and in order, however often and however crowded they are sent', async () => {
  const archive = await openHere();
  let evenings = 0;
  const send = fc.record({ from: fc.nat(10), many: fc.integer({ min: 1, max: 6 }), wait: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(send, { minLength: 1, maxLength: 25 }), async (sends) => {
      evenings += 1;
      const activationId = `evening-${evenings}`;
      const facts = Array.from({ length: 200 }, (_, i) => aFact(i + 1, { activationId, id: `${activationId}-${i}` }));
      const answers: Promise<void>[] = [];
      let sent = 0;
      for (const { from, many, wait } of sends) {
        const start = Math.max(0, sent - from);
        sent = Math.max(sent, start + many);
        answers.push(archive.append(facts.slice(start, start + many)));
        if (wait) await answers.at(-1);
      }
      await Promise.all(answers);
      expect(await archive.facts(activationId)).toEqual(facts.slice(0, sent));
    }),
    { numRuns: 40 },
  );
});
