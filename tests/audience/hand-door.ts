/** The phones' door with its link on a clock that the test moves, real sockets all the same. */
import path from 'node:path';
import { expect } from 'vitest';
import { airMac } from '../../server/audience/air-link.ts';
import { openDoor } from '../../server/audience/door.ts';
import { connectPhonesDoor } from '../../server/audience/phones-link.ts';
import { readSecrets } from '../../server/audience/secrets.ts';
import type { ToldEpisode } from '../../server/contract/station-embed.ts';
import { codeNow } from '../../server/core/air-code.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { handClock } from '../fakes/hand-clock.ts';
import { makeDataDir, removeDataDir } from './phones-process.ts';
import { quietLog } from './quiet-log.ts';
import { connectViewer, type Viewer } from './viewer-client.ts';

type Hello = Parameters<typeof connectViewer>[1];
export type HandDoor = {
  readonly link: PhonesDoor;
  readonly port: number;
  now(): number;
  /** Lets time pass until then, a second at a time, with everybody answering in between. */
  until(at: number): Promise<void>;
  /** The code that a picture carried at the origin `ago` ms before now. */
  code(picture: string, ago?: number): string;
  /** Puts an episode on; resolves when the door has it. */
  show(episode: ToldEpisode): Promise<void>;
  /** A viewer who has been welcomed. */
  viewer(hello?: Hello): Promise<Viewer>;
  /** Waits for what needs a commit: time passes a little. */
  soon<T>(promise: Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export const openHandDoor = async (more: { crowd?: number; proxies?: number; passCap?: number } = {}): Promise<HandDoor> => {
  const dataDir = makeDataDir();
  const clock = handClock(1_796_000_000_000);
  const pageDir = path.join(dataDir, 'no-page');
  const config = { host: '127.0.0.1', port: 0, dataDir, pageDir, passCap: 100_000, crowd: 300, proxies: 0, logLevel: 'silent', ...more };
  const door = await openDoor({ config, clock, log: quietLog });
  const secrets = readSecrets(dataDir);
  const link = connectPhonesDoor({ url: `http://127.0.0.1:${door.port}`, secret: secrets.link, clock, log: quietLog });
  const viewers: Viewer[] = [];
  let asks = 0;

  const soon = async <T>(promise: Promise<T>): Promise<T> => {
    let isDone = false;
    const mark = (): void => {
      isDone = true;
    };
    promise.then(mark, mark);
    // No faster than true time: the disk has its deadlines.
    for (let before = performance.now(); !isDone; ) {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      const passed = Math.floor(performance.now() - before);
      before += passed;
      if (passed > 0) await clock.advance(Math.min(passed, 50));
    }
    return promise;
  };
  /** Two questions there and back: whatever was under way has come. */
  const everybody = async (): Promise<void> => {
    for (let turn = 0; turn < 2; turn += 1) {
      asks += 1;
      const ask = asks;
      const answers = viewers.map((one) => one.hears((message) => message.type === 'time' && message.ask === ask));
      for (const { socket } of viewers) socket.send(JSON.stringify({ type: 'time', ask }));
      await Promise.all(answers);
    }
  };
  return {
    link,
    port: door.port,
    now: clock.now,
    soon,
    async until(at) {
      while (clock.now() < at) {
        await clock.advance(Math.min(1000, at - clock.now()));
        await everybody();
      }
    },
    code: (picture, ago = 0) => codeNow(airMac(secrets.air), { activationId: 'act-1', picture }, clock.now() - ago).code,
    async show({ embeds = [], productId, ...episode }) {
      link.show({ ...episode, embeds, ...(productId === undefined ? {} : { productId }) });
      const url = `http://127.0.0.1:${door.port}/state`;
      const staged = async (): Promise<unknown> => ((await (await fetch(url)).json()) as { episode: unknown }).episode;
      await soon(expect.poll(staged, { interval: 20 }).toEqual(episode));
    },
    async viewer(hello = {}) {
      const viewer = await soon(connectViewer(door.port, hello));
      viewers.push(viewer);
      return viewer;
    },
    async close() {
      await Promise.all(viewers.map((one) => one.close()));
      await soon(link.close());
      await soon(door.close());
      removeDataDir(dataDir);
    },
  };
};
