/** Who answers our pings and who does not, when answers are read past the library. */
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openDoor } from '../../server/audience/door.ts';
import { limits } from '../../server/audience/door-limits.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';

const clock = handClock(1_796_000_000_000);
const dataDir = makeDataDir();
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  const pageDir = path.join(dataDir, 'no-page');
  const config = { host: '127.0.0.1', port: 0, dataDir, pageDir, passCap: 1000, crowd: 300, proxies: 0, logLevel: 'silent' };
  door = await openDoor({ config, clock, log: quietLog });
});
afterAll(async () => {
  await door.close();
  removeDataDir(dataDir);
});

const openPhone = async (answers: boolean): Promise<WebSocket> => {
  const phone = new WebSocket(`ws://127.0.0.1:${door.port}/ws`, { perMessageDeflate: false, autoPong: answers });
  phone.on('error', () => undefined);
  await once(phone, 'open');
  phone.send('{"type":"hello"}');
  return phone;
};
/** A second passes, and whatever the phone answered in it has been read: its own ping goes behind that. */
const passSecond = async (phone: WebSocket): Promise<void> => {
  await clock.advance(1000);
  const answered = once(phone, 'pong');
  phone.ping();
  await answered;
};

it('a phone that answers our pings stays, one that does not is dropped', async () => {
  const [silent, alive] = [await openPhone(false), await openPhone(true)];
  let pings = 0;
  alive.on('ping', () => {
    pings += 1;
  });
  for (let seconds = 0; seconds < (3 * limits.heartbeat) / 1000; seconds += 1) await passSecond(alive);
  expect(pings).toBeGreaterThan(2);
  expect(alive.readyState).toBe(WebSocket.OPEN);
  await expect.poll(() => silent.readyState).toBe(WebSocket.CLOSED);
  alive.terminate();
});
