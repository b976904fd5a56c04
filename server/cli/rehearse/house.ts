/**
 * The house that a rehearsal plays in: the real show server and the real phones' door on free ports,
 * with a throw-away data folder; or a house that runs already and asked for a crew.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { nodeFlagsOf } from '../../node-flags.ts';

export type House = {
  /** A whole sign-in link, for one use. */
  readonly signInLink: string;
  /** `http://127.0.0.1:4400` */
  readonly front: string;
  /** `ws://127.0.0.1:4401/ws` */
  readonly phones: string;
  readonly dataDir: string;
  /** Servers started here that ended by themselves, with their last words. */
  troubles(): readonly string[];
  /** Ends the servers started here, the show server first; nothing for a house that was there before. */
  close(): Promise<void>;
};

const Ready = z.object({ ready: z.string(), port: z.number(), doors: z.object({ control: z.string() }).optional() });
type Ready = z.output<typeof Ready>;

const root = path.resolve(import.meta.dirname, '../../..');
const readyWithin = 60_000;
const goneWithin = 10_000;
const mostSaid = 4000;

export type Part = {
  readonly ready: Ready;
  readonly pid: number;
  /** Why it ended by itself; undefined while it runs. */
  trouble(): string | undefined;
  stop(): Promise<void>;
  /** kill -9, and gone. */
  kill(): Promise<void>;
};

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), goneWithin);
  await gone;
  clearTimeout(late);
};

/** A server cannot start, or ended: what it said is for the person who rehearses. */
export class HouseTrouble extends Error {}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });

/** @throws HouseTrouble with what it said when it ends before it is ready */
export const startPart = async (file: 'main.ts' | 'phones.ts', env: NodeJS.ProcessEnv): Promise<Part> => {
  const child = spawn(process.execPath, [...nodeFlagsOf(file), '--import', 'tsx', path.join('server', file)], {
    cwd: root,
    // A group of its own: Ctrl+C comes to us, and we end it in order. The channel ends it should we be killed.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env,
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-mostSaid);
  });
  const isReady = new AbortController();
  const line = await Promise.race([
    firstLine(child),
    once(child, 'exit').then(([code]) => {
      throw new HouseTrouble(`server/${file} ended (${code ?? 'killed'}) before it was ready. ${said}`.trim());
    }),
    pause(readyWithin, undefined, { signal: isReady.signal }).then(() => {
      child.kill('SIGKILL');
      throw new HouseTrouble(`server/${file} was not ready within ${readyWithin / 1000} s. ${said}`.trim());
    }),
  ]).finally(() => isReady.abort());
  let isStopping = false;
  let trouble: string | undefined;
  child.once('exit', (code, signal) => {
    if (!isStopping) trouble = `server/${file} ended (${code ?? signal}) in the middle of the show. ${said}`.trim();
  });
  const endBy = (signal: NodeJS.Signals) => () => {
    isStopping = true;
    return end(child, signal);
  };
  return {
    ready: Ready.parse(JSON.parse(line)),
    pid: child.pid ?? 0,
    trouble: () => trouble,
    stop: endBy('SIGTERM'),
    kill: endBy('SIGKILL'),
  };
};

export const makeThrowAwayFolder = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), 'cuecart-rehearsal-'));
export const removeThrowAwayFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

export type HouseNeeds = {
  readonly dataDir: string;
  readonly showsDir: string;
  readonly seriesFile: string;
  readonly obs: { readonly url: string; readonly password: string | undefined } | undefined;
};

export const environmentOf = (needs: HouseNeeds): NodeJS.ProcessEnv => {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('CUECART_') || name === 'CUECART_LOG');
  return {
    ...Object.fromEntries(outside),
    CUECART_HOST: '127.0.0.1',
    CUECART_PORT: '0',
    CUECART_PHONES_PORT: '0',
    CUECART_DATA_DIR: needs.dataDir,
    CUECART_SHOWS_DIR: needs.showsDir,
    CUECART_SERIES: needs.seriesFile,
    ...(needs.obs ? { CUECART_OBS_URL: needs.obs.url, CUECART_OBS_PASSWORD: needs.obs.password ?? '' } : {}),
  };
};

/** @throws HouseTrouble when a server does not start */
export const startHouse = async (needs: HouseNeeds): Promise<House> => {
  const env = environmentOf(needs);
  const phones = await startPart('phones.ts', env);
  try {
    const show = await startPart('main.ts', { ...env, CUECART_PHONES_PORT: String(phones.ready.port) });
    const front = `http://127.0.0.1:${show.ready.port}`;
    const control = new URL(show.ready.doors?.control ?? '', front);
    return {
      // The link names localhost; what the browser calls itself does not matter, the token does.
      signInLink: `${front}${control.pathname}${control.hash}`,
      front,
      phones: `ws://127.0.0.1:${phones.ready.port}/ws`,
      dataDir: needs.dataDir,
      troubles: () => [show.trouble(), phones.trouble()].flatMap((one) => one ?? []),
      close: async () => {
        await show.stop();
        await phones.stop();
      },
    };
  } catch (error) {
    await phones.stop();
    throw error;
  }
};

const HouseEnv = z.object({
  CUECART_CREW_LINK: z.url(),
  CUECART_DATA_DIR: z.string().min(1),
  CUECART_PHONES_PORT: z.coerce.number().int().min(1).max(65_535),
  CUECART_HOST: z.string().default('127.0.0.1'),
});

/** The house that started us as its crew; undefined when none did. */
export const runningHouse = (env: NodeJS.ProcessEnv): House | undefined => {
  if (!env.CUECART_CREW_LINK) return undefined;
  const given = HouseEnv.parse(env);
  const host = given.CUECART_HOST === '0.0.0.0' ? '127.0.0.1' : given.CUECART_HOST;
  return {
    signInLink: given.CUECART_CREW_LINK,
    front: new URL(given.CUECART_CREW_LINK).origin,
    phones: `ws://${host}:${given.CUECART_PHONES_PORT}/ws`,
    dataDir: given.CUECART_DATA_DIR,
    troubles: () => [],
    close: async () => undefined,
  };
};
