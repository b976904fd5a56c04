/** The phones' door inside the test's own process, with the show server's end of its link. */
import path from 'node:path';
import { type Door, openDoor } from '../../server/audience/door.ts';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import { openClock } from '../../server/clock.ts';
import type { PollRules } from '../../server/contract/audience.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from '../contracts/phones-door-samples.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';

export type OpenedDoor = {
  readonly door: Door;
  readonly link: PhonesDoor;
  readonly dataDir: string;
  readonly url: string;
  /** The door ends and comes back, on the same port with the same file; `meanwhile` before it comes back. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

type More = { passCap?: number; pageDir?: string; crowd?: number; proxies?: number; clock?: Clock };

export const openTestDoor = async ({ clock = openClock(), ...more }: More = {}): Promise<OpenedDoor> => {
  const dataDir = makeDataDir();
  const config = {
    host: '127.0.0.1',
    port: 0,
    dataDir,
    pageDir: path.join(dataDir, 'no-page'),
    passCap: 100_000,
    crowd: 300,
    proxies: 0,
    logLevel: 'silent',
    ...more,
  };
  let door = await openDoor({ config, clock, log: quietLog });
  const url = `http://127.0.0.1:${door.port}`;
  const link = connectPhonesDoor({ url, secret: readSecrets(dataDir).link, clock, log: quietLog });
  return {
    get door() {
      return door;
    },
    link,
    dataDir,
    url,
    async restart(meanwhile = async () => undefined) {
      const { port } = door;
      await door.close();
      await meanwhile();
      door = await openDoor({ config: { ...config, port }, clock, log: quietLog });
    },
    async close() {
      await link.close();
      await door.close();
      removeDataDir(dataDir);
    },
  };
};

/** Puts the episode on and opens a poll; resolves when its rules are on the door's disk, of one with a live bar when it is open. */
export const openPoll = async (link: PhonesDoor, length: number, more: Partial<PollRules> = {}): Promise<PollRules> => {
  const rules = shortRules(Date.now(), length, more);
  link.show(episode);
  if ((await link.open(rules)) !== 'taken') throw new Error(`The door did not take the rules of ${rules.pollId}.`);
  if (rules.split === 'shown') await new Promise<void>((resolve) => void openClock().wakeAt(rules.opensAt, resolve));
  return rules;
};
