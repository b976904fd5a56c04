/** The signed log inside the phones' file: what is on disk is in the tree, over restarts, failed commits and an upgrade. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { packBallots } from '../../server/audience/ballot-batch.ts';
import { openLogKey } from '../../server/audience/log/log-key.ts';
import { openPhonesFile, type PhonesFile } from '../../server/audience/phones-file.ts';
import { ballotsLeaf, type LoggedRecord, recordLeaf } from '../../server/core/log-leaf.ts';
import { rootByTheText } from '../core/rfc6962-by-the-text.ts';
import fc from '../run/properties.ts';
import { filePoll } from './file-poll.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'cuecart-log-'));
const open = (dataDir: string): PhonesFile => openPhonesFile(path.join(dataDir, 'phones.sqlite'), openLogKey(dataDir));
const packed = (ballots: number): Buffer =>
  packBallots(Array.from({ length: ballots }, (_, index) => ({ index, choice: 1 as const, sequence: 0, path: 255, tier: 0 as const })));

/** The root by the RFC's text over all leaves that the file's tables hold. */
const rootOfTables = (dataDir: string): string => {
  const db = new Database(path.join(dataDir, 'phones.sqlite'), { readonly: true });
  const leaves: Uint8Array[] = [];
  const records = db.prepare<[], { leaf: number; body: string }>('SELECT leaf, body FROM records').all();
  for (const { leaf, body } of records) leaves[leaf] = recordLeaf(JSON.parse(body) as LoggedRecord);
  type Row = { leaf: number; batch: number; number: number; received_at: number; ballots: Uint8Array };
  for (const row of db.prepare<[], Row>('SELECT * FROM batches WHERE leaf IS NOT NULL').all())
    for (let first = 0; first * 8 < row.ballots.length; first += 64)
      leaves[row.leaf + first / 64] = ballotsLeaf(
        { poll: row.number, batch: row.batch, first, receivedAt: row.received_at },
        row.ballots.subarray(first * 8, (first + 64) * 8),
      );
  db.close();
  return Buffer.from(rootByTheText(leaves)).toString('base64');
};

it('[L4] signs the root of what is on disk, whatever was committed, refused or interrupted before', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('commit' as const), ballots: fc.integer({ min: 1, max: 200 }) }),
    fc.constant({ do: 'record' as const, ballots: 0 }),
    fc.constant({ do: 'fail' as const, ballots: 70 }),
    fc.constant({ do: 'restart' as const, ballots: 0 }),
    fc.constant({ do: 'sign' as const, ballots: 0 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const dataDir = folder();
      let file = open(dataDir);
      const poll = filePoll(file, 'a', 'apples', 1);
      let batch = 0;
      steps.forEach((one, at) => {
        if (one.do === 'commit') file.commit([{ batch: ++batch, number: poll, receivedAt: at, ballots: packed(one.ballots) }], []);
        if (one.do === 'record') file.record('a', `r${at % 5}`, { at, type: 'void' });
        // The second batch has the first one's id: the whole commit is refused, though its first batch was hashed.
        const twice = { batch: batch + 1, number: poll, receivedAt: at, ballots: packed(one.ballots) };
        if (one.do === 'fail') expect(() => file.commit([twice, twice], [])).toThrow('UNIQUE');
        if (one.do === 'sign') file.checkpoint(at);
        if (one.do !== 'restart') return;
        file.close();
        file = open(dataDir);
      });
      file.checkpoint(99);
      expect(file.latestCheckpoint('a')?.root).toBe(rootOfTables(dataDir));
      file.close();
    }),
    { numRuns: 25 },
  );
});

it('signs one head a size and keeps it', () => {
  const dataDir = folder();
  const file = open(dataDir);
  filePoll(file, 'a', 'apples', 1);
  expect(file.checkpoint(1)).toHaveLength(1);
  expect(file.checkpoint(2)).toEqual([]);
  expect(file.checkpoint(3)).toEqual([]);
  expect(file.latestCheckpoint('a')).toMatchObject({ size: 1, at: 1, witnesses: [] });
  file.close();
});

it('[L4] takes over a file of the first version with all that is in it', () => {
  const dataDir = folder();
  const file = open(dataDir);
  const poll = filePoll(file, 'old', 'apples', 1);
  file.commit([{ batch: 1, number: poll, receivedAt: 5, ballots: packed(3) }], []);
  file.close();
  // As the first version wrote it: the same tables without the log's.
  const db = new Database(path.join(dataDir, 'phones.sqlite'));
  db.exec(`DROP TABLE logs; DROP TABLE records; DROP TABLE checkpoints; DROP TABLE cosignatures; DROP INDEX batches_in_log;
    ALTER TABLE batches DROP COLUMN log; ALTER TABLE batches DROP COLUMN leaf; ALTER TABLE batches DROP COLUMN hashes;
    ALTER TABLE leases DROP COLUMN marked; PRAGMA user_version = 1`);
  db.close();

  const later = open(dataDir);
  expect(later.begin()).toMatchObject({ nextBatch: 2, polls: [{ number: poll, rules: '{}' }] });
  expect(later.batches(poll, 0, 9)).toMatchObject([{ batch: 1, receivedAt: 5 }]);
  expect(later.proof('old', 1, 0)).toBeUndefined();
  const next = filePoll(later, 'new', 'pears', 2);
  later.commit([{ batch: 2, number: next, receivedAt: 6, ballots: packed(1) }], []);
  expect(later.checkpoint(7)).toMatchObject([{ activationId: 'new', size: 2 }]);
  expect(later.proof('new', 2, 0)).toMatchObject({ index: 1, size: 2 });
  later.close();
});

it('[V31] counts whole blocks of a file that did not say how far they were handed out', () => {
  const dataDir = folder();
  const file = open(dataDir);
  file.lease('a', 'door 1', 'open', 1, 200);
  file.lease('a', 'station 1 south', 'account', 1);
  expect(file.leases('a').map(({ marked }) => marked)).toEqual([200, 10_000]);
  file.markPasses('a', 0, 400);
  expect(file.leases('a').map(({ marked }) => marked)).toEqual([400, 10_000]);
  file.close();
  const db = new Database(path.join(dataDir, 'phones.sqlite'));
  db.exec('ALTER TABLE leases DROP COLUMN marked; PRAGMA user_version = 2');
  db.close();
  const later = open(dataDir);
  expect(later.leases('a')).toEqual([
    { block: 0, holder: 'door 1', marked: 10_000 },
    { block: 1, holder: 'station 1 south', marked: 10_000 },
  ]);
  later.close();
});

it('[V35] takes no rules after their opening, and those it has already once, however late they come again', () => {
  const file = open(folder());
  const rules = '{"quorum":3}';
  const now = Date.now();
  expect(file.addPoll('a', 'apples', rules, now - 1, 0)).toBeUndefined();
  expect(file.addPoll('a', 'apples', rules, now + 60_000, 120_000)).toBeUndefined();
  expect(file.checkpoint(1)).toEqual([]);
  const number = file.addPoll('a', 'apples', rules, now + 60_000, 0);
  expect(number).toBeDefined();
  expect(file.addPoll('a', 'apples', rules, now - 1, 0)).toBe(number);
  expect(file.addPoll('b', 'apples', rules, now - 1, 0)).toBeUndefined();
  expect(file.checkpoint(2)).toMatchObject([{ activationId: 'a', size: 1 }]);
  expect(file.polls()).toHaveLength(1);
  file.close();
});

it('does not start on a log whose leaves are not all there', () => {
  const dataDir = folder();
  const file = open(dataDir);
  const poll = filePoll(file, 'a', 'apples', 1);
  file.commit([{ batch: 1, number: poll, receivedAt: 5, ballots: packed(3) }], []);
  file.record('a', 'r', { at: 6, type: 'void' });
  file.close();
  const db = new Database(path.join(dataDir, 'phones.sqlite'));
  db.exec('DELETE FROM batches');
  db.close();
  const later = open(dataDir);
  expect(() => later.checkpoint(9)).toThrow('no leaf 1');
  later.close();
});
