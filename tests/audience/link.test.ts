/** The line between show server and door: it may drop at any time, and nothing asked over it is lost or done twice. */
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../../server/audience/door.ts';
import { createDoorTally } from '../../server/audience/door-tally.ts';
import { linkAddress } from '../../server/audience/phones-line.ts';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { createPhone, type Phone, sendTo } from '../../server/audience/roster.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer } from './viewer-client.ts';

const clock = openClock();

describe('the link', () => {
  let dataDir: string;
  let door: Door | undefined;
  let link: PhonesDoor;
  const startDoor = async (port: number): Promise<Door> => {
    const pageDir = path.join(dataDir, 'no-page');
    const config = { host: '127.0.0.1', port, dataDir, pageDir, passCap: 100_000, crowd: 300, proxies: 0, logLevel: 'silent' };
    door = await openDoor({ config, clock, log: quietLog });
    return door;
  };
  const stopDoor = async (): Promise<void> => {
    await door?.close();
    door = undefined;
  };
  beforeEach(async () => {
    dataDir = makeDataDir();
    const { port } = await startDoor(0);
    link = connectPhonesDoor({ url: `http://127.0.0.1:${port}`, secret: readSecrets(dataDir).link, clock, log: quietLog });
    await expect.poll(() => link.health().state).toBe('connected');
  });
  afterEach(async () => {
    await link.close();
    await stopDoor();
    removeDataDir(dataDir);
  });

  it('[V6] says that it is lost, and does what was asked meanwhile once it is back, the episode first', async () => {
    const port = door?.port ?? 0;
    await stopDoor();
    await expect.poll(() => link.health().state).toBe('lost');
    expect(link.health().message).not.toBe('');
    link.show({ ...episode, activationId: 'act-0' });
    link.show(episode);
    const opened = link.open(shortRules(Date.now(), 20_000, { opensAt: Date.now() + 15_000 }));
    await startDoor(port);
    expect(await opened).toBe('taken');
    const viewer = await connectViewer(port);
    expect(viewer.welcome).toMatchObject({ episode: { activationId: 'act-1' }, polls: [{ pollId: 'apples' }] });
    await expect.poll(() => link.health().phones).toBe(1);
  });

  it('[C21] is heard only from when the door has told how it stands: what it said on the line before is of then', async () => {
    await expect.poll(() => link.health().heardAt).not.toBeNull();
    const port = door?.port ?? 0;
    await stopDoor();
    await expect.poll(() => link.health().state).toBe('lost');
    const before = link.health().heardAt;
    const lostAt = clock.now();
    expect(before).toBeLessThanOrEqual(lostAt);
    const heard: (number | null)[] = [];
    link.onHealth(({ state, heardAt }) => void (state === 'connected' && heard.push(heardAt)));
    await startDoor(port);
    await expect.poll(() => link.health().heardAt).toBeGreaterThan(lostAt);
    expect(heard[0], 'the line is up, and nothing was told on it yet').toBe(before);
  });

  it('[V8] tells the counts again when it is back, with a higher revision', async () => {
    const port = door?.port ?? 0;
    link.show(episode);
    await link.open(shortRules(Date.now(), 60_000));
    const viewer = await connectViewer(port);
    const revisions: number[] = [];
    link.onCount((count) => {
      if (count.yea === 1) revisions.push(count.revision);
    });
    expect((await viewer.vote(viewer.welcome.polls[0]?.number ?? 0, 'yea', 0)).code).toBe('counted');
    await expect.poll(() => revisions.length).toBeGreaterThan(0);
    const before = revisions.length;
    await stopDoor();
    await startDoor(port);
    await expect.poll(() => revisions.length).toBeGreaterThan(before);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  });

  it('[V1] rejects what was asked when it is closed', async () => {
    await stopDoor();
    const opened = link.open(shortRules(Date.now(), 20_000));
    const refused = expect(opened).rejects.toThrow(/closed/);
    await link.close();
    await refused;
  });
});

it('is found from the door’s address, however it is written', () => {
  for (const url of ['http://h:4401', 'ws://h:4401', 'http://h:4401/', 'http://h:4401/x?y'])
    expect(linkAddress(url).replace(/\?.*/, '')).toBe('ws://h:4401/link');
  expect(linkAddress('https://h')).toBe('wss://h/link');
});

it('a phone that does not read what it is sent is dropped', () => {
  const deeds: string[] = [];
  const phoneWith = (writableLength: number): Phone =>
    createPhone({
      socket: { terminate: () => deeds.push('dropped') } as unknown as Phone['socket'],
      line: { writable: true, writableLength, write: () => deeds.push('sent') } as unknown as Phone['line'],
      tally: createDoorTally(),
      since: 0,
      place: 0,
    });
  sendTo(phoneWith(10), 'news');
  sendTo(phoneWith(100_000), 'news');
  expect(deeds).toEqual(['sent', 'dropped']);
});
