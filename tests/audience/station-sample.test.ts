/** The app that docs/stations-voting.md shows, with the key that the command prints, at a door that is open. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenedDoor, openPoll, openTestDoor } from './opened-door.ts';
import { lease, send } from './station-sample.ts';

let door: OpenedDoor;
beforeEach(async () => {
  door = await openTestDoor();
});
afterEach(() => door.close());

const keys = (...args: readonly string[]) => {
  const program = path.resolve(import.meta.dirname, '../../server/cli/keys.ts');
  const all = ['--import', 'tsx', program, ...args, '--data', door.dataDir];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
};

it('leases passes and has its viewers’ votes counted; who names no station gets no key', async () => {
  const { stdout, status } = keys('station', 'satellite');
  expect(status).toBe(0);
  expect(keys('station').status).toBe(2);
  const key = stdout.trim();
  await openPoll(door.link, 60_000);
  const { first, last } = await lease(door.url, 'satellite', key);
  expect(last - first).toBe(9999);
  const votes = [0, 1, 2].map((n) => ({ pass: first + n, yea: n < 2, sequence: 0 }));
  const answers = await send(door.url, 'satellite', key, 'apples', votes);
  expect([0, 1, 2].map((row) => answers[row * 8])).toEqual([0, 0, 0]);
  expect((await send(door.url, 'site', key, 'apples', votes)).toString()).toContain('false-signature');
});

it('[F36] prints the secret that a station checks our posts with: its own, the same each time', () => {
  const [first, again, other] = [keys('webhook', 'satellite'), keys('webhook', 'satellite'), keys('webhook', 'site')];
  expect(first.stdout.trim()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(again.stdout).toBe(first.stdout);
  expect(other.stdout).not.toBe(first.stdout);
  expect(keys('webhook').status).toBe(2);
});
