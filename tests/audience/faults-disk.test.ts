/**
 * A disk that is slow, and a crash while a commit hangs. Another hand on the file's write lock is the slow disk:
 * SQLite waits for it inside the commit.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { Count } from '../../server/contract/audience.ts';
import type { LoggedRecord } from '../../server/core/log-leaf.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { shortRules } from '../contracts/phones-door-samples.ts';
import { openPoll } from './opened-door.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { healthOf } from './raw-line.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

let dataDir: string;
let door: PhonesProcess;
let link: PhonesDoor;
let newest: Count | undefined;
beforeEach(async () => {
  dataDir = makeDataDir();
  door = await startPhones(dataDir);
  link = connectPhonesDoor({ url: `http://127.0.0.1:${door.port}`, secret: readSecrets(dataDir).link, clock: openClock(), log: quietLog });
  newest = undefined;
  link.onCount((count) => {
    newest = count;
  });
  await openPoll(link, 600_000);
});
afterEach(async () => {
  await link.close();
  await door.kill();
  removeDataDir(dataDir);
});

/** Holds the file's write lock until let go. */
const slowDisk = (): (() => void) => {
  const db = new Database(path.join(dataDir, 'phones.sqlite'));
  db.exec('BEGIN IMMEDIATE');
  return () => {
    db.exec('ROLLBACK');
    db.close();
  };
};
const viewers = (count: number): Promise<Viewer[]> => Promise.all(Array.from({ length: count }, () => connectViewer(door.port)));

it('[V1] while a commit is slow nothing is acknowledged; once it is through, everything is', async () => {
  const crowd = await viewers(20);
  const number = crowd[0]!.welcome.polls[0]!.number;
  const letGo = slowDisk();
  let acknowledged = 0;
  const votes = crowd.map(async (viewer) => {
    let { code } = await viewer.vote(number, 'yea', 0);
    if (code === 'counted') acknowledged += 1;
    // On a machine that stands still for a second the door gives up waiting: the phone tries again.
    await expect.poll(async () => (code = code === 'counted' ? code : (await viewer.vote(number, 'yea', 0)).code)).toBe('counted');
  });
  const asked = performance.now();
  await expect.poll(() => performance.now() - asked > 300, { interval: 50 }).toBe(true);
  expect(acknowledged).toBe(0);
  letGo();
  await Promise.all(votes);
  await expect.poll(() => newest?.yea).toBe(20);
  for (const viewer of crowd) viewer.socket.terminate();
});

it('[V1] a disk that hangs longer refuses by name, and the same votes count once it moves again', async () => {
  const crowd = await viewers(20);
  const number = crowd[0]!.welcome.polls[0]!.number;
  const letGo = slowDisk();
  const codes = await Promise.all(crowd.map(async (viewer) => (await viewer.vote(number, 'nay', 0)).code));
  expect(new Set(codes)).toEqual(new Set(['not-recorded']));
  await expect.poll(() => link.health().refusing).toBe(true);
  letGo();
  await expect.poll(() => link.health().refusing).toBe(false);
  for (const viewer of crowd) expect((await viewer.vote(number, 'nay', 0)).code).toBe('counted');
  await expect.poll(() => newest?.nay).toBe(20);
  const { votes } = (await healthOf(`http://127.0.0.1:${door.port}`, dataDir)).figures;
  expect(votes).toMatchObject({ counted: 20, 'not-recorded': 20 });
  for (const viewer of crowd) viewer.socket.terminate();
});

it('[V1] a door that dies in mid-commit has acknowledged nothing of it; the phones’ retries count, each once', async () => {
  const crowd = await viewers(20);
  const number = crowd[0]!.welcome.polls[0]!.number;
  expect((await crowd[0]!.vote(number, 'yea', 0)).code).toBe('counted');
  const letGo = slowDisk();
  let acknowledged = 0;
  const votes = crowd.map((viewer) =>
    viewer.vote(number, 'nay', 1).then(
      () => {
        acknowledged += 1;
      },
      () => undefined,
    ),
  );
  const asked = performance.now();
  await expect.poll(() => performance.now() - asked > 200, { interval: 50 }).toBe(true);
  await door.kill();
  await Promise.all(votes);
  expect(acknowledged).toBe(0);
  letGo();
  door = await startPhones(dataDir, door.port);
  const back = await Promise.all(crowd.map((viewer) => connectViewer(door.port, { pass: viewer.welcome.pass! })));
  for (const viewer of back) expect((await viewer.vote(number, 'nay', 1)).code).toBe('counted');
  await expect.poll(() => ({ yea: newest?.yea, nay: newest?.nay })).toEqual({ yea: 0, nay: 20 });
  for (const viewer of back) viewer.socket.terminate();
});

/** What the signed log holds about a poll. */
const recordsOf = (pollId: string): readonly LoggedRecord[] => {
  const db = new Database(path.join(dataDir, 'phones.sqlite'), { readonly: true });
  try {
    const rows = db.prepare<[], { body: string }>('SELECT body FROM records ORDER BY leaf').all();
    return rows.map(({ body }) => JSON.parse(body) as LoggedRecord).filter((record) => record.pollId === pollId);
  } finally {
    db.close();
  }
};

it('[V6] [V35] rules that a slow disk would write after their opening are not written at all, and later ones are taken as before', async () => {
  const rules = { ...shortRules(Date.now(), 20_000), pollId: 'pears', opensAt: Date.now() + 300 };
  const letGo = slowDisk();
  const answer = link.open(rules).catch(() => 'not recorded');
  await expect.poll(() => Date.now() > rules.opensAt + 100).toBe(true);
  letGo();
  // A lock held for longer than SQLite waits is a failed write; a shorter one only a late one.
  expect(['too-late', 'not recorded']).toContain(await answer);
  expect(await link.open(rules)).toBe('too-late');
  expect(recordsOf('pears')).toEqual([]);
  const later = { ...shortRules(Date.now(), 20_000), pollId: 'pears' };
  expect(await link.open(later)).toBe('taken');
  const [record, ...more] = recordsOf('pears');
  expect(record).toMatchObject({ type: 'rules', rules: { opensAt: later.opensAt } });
  expect(record?.at).toBeLessThanOrEqual(later.opensAt);
  expect(more).toEqual([]);
});
