/** A really full disk: votes are refused and said to be, nothing acknowledged is lost, and voting goes on once there is room. */
// needs: mount
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { makeDataDir, type PhonesProcess, removeDataDir, startPhones } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { connectViewer } from './viewer-client.ts';

let dataDir: string;
let disk: SmallDisk;
let door: PhonesProcess;
let link: PhonesDoor;
beforeEach(async () => {
  dataDir = makeDataDir();
  disk = mountSmallDisk(dataDir);
  door = await startPhones(dataDir);
  link = connectPhonesDoor({
    url: `http://127.0.0.1:${door.port}`,
    secret: readSecrets(dataDir).link,
    clock: openClock(),
    log: quietLog,
  });
});
afterEach(async () => {
  await link.close();
  await door.kill();
  disk.unmount();
  removeDataDir(dataDir);
});

it('[V9] refuses votes while the disk is full, keeps what was acknowledged, and takes votes again by itself', async () => {
  link.show(episode);
  await link.open(shortRules(Date.now(), 600_000));
  const first = await connectViewer(door.port);
  const second = await connectViewer(door.port);
  const number = first.welcome.polls[0]!.number;
  expect((await first.vote(number, 'yea', 0)).code).toBe('counted');

  disk.fill();
  // The log may still have a page of room: votes are taken until they are not.
  let sequence = 0;
  const late = await connectViewer(door.port);
  await expect
    .poll(
      async () => {
        sequence += 1;
        return (await late.vote(number, sequence % 2 ? 'nay' : 'yea', sequence & 0xff)).code;
      },
      { timeout: 60_000, interval: 210 },
    )
    .toBe('not-recorded');
  await expect.poll(() => link.health()).toMatchObject({ refusing: true, state: 'connected' });
  expect(link.health().message).not.toBe('');
  expect((await second.vote(number, 'nay', 0)).code).toBe('not-recorded');
  expect((await first.vote(number, 'yea', 0)).code).toBe('counted');
  await expect(link.open({ ...shortRules(Date.now(), 20_000), pollId: 'pears' })).rejects.toThrow(/disk/);

  disk.makeRoom();
  await expect.poll(() => link.health().refusing).toBe(false);
  expect((await second.vote(number, 'nay', 0)).code).toBe('counted');
  const before = [first, second, late].map((viewer) => viewer.welcome.pass ?? '');
  await door.kill();
  door = await startPhones(dataDir, door.port);
  const after = await Promise.all(before.map((pass) => connectViewer(door.port, { pass })));
  expect(after[0]!.welcome.mine).toMatchObject([{ choice: 'yea', sequence: 0 }]);
  expect(after[1]!.welcome.mine).toMatchObject([{ choice: 'nay', sequence: 0 }]);
});

it('[V9] does not start on a full disk, says why, and starts once there is room', async () => {
  await door.kill();
  disk.fill();
  await expect(startPhones(dataDir)).rejects.toThrow(/cannot be written.*CUECART_DATA_DIR/);
  disk.makeRoom();
  door = await startPhones(dataDir);
  expect(readFileSync(path.join(dataDir, 'phones-secrets.json'), 'utf8')).toContain('pass');
});
