/**
 * A whole house for a test: the real show server and the real phones' door, on ports that stay the same when they are killed
 * and started again. Its data folder is a new one unless the test brings its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf, type House, type Part, startPart } from '../../server/cli/rehearse/house.ts';
import { type OperatorLine, openOperatorLine } from '../../server/cli/rehearse/operator-line.ts';
import type { Ms } from '../../server/contract/units.ts';

/** Node's options for a server whose machine's clock is ahead. */
const clockAhead = (by: Ms): string =>
  `--import data:text/javascript,${encodeURIComponent(`const now = Date.now; Date.now = () => now() + ${by};`)}`;
const shows = path.resolve(import.meta.dirname, 'show');

export type TestPart = {
  kill(): Promise<void>;
  /** @param later ms by which the machine's clock has moved on meanwhile, beside the time that has really passed */
  start(later?: Ms): Promise<void>;
  /** It stands still, and its connections stay open in silence, until it goes on. */
  hang(): void;
  goOn(): void;
};

export type TestHouse = House & {
  /** Somebody new at a control room, as the director. */
  operator(): Promise<OperatorLine>;
  readonly show: TestPart;
  readonly phonesDoor: TestPart;
};

export type Wish = {
  readonly dataDir?: string;
  readonly seriesFile?: string;
  readonly obs?: { readonly url: string; readonly password: string | undefined };
};

/** A browser on this machine may ask the front page for a sign-in link. */
const askForLink = async (front: string): Promise<string> => {
  const answer = await fetch(`${front}/front/sign-in-link`, { method: 'POST', headers: { origin: front } });
  const { link } = (await answer.json()) as { link: string };
  return `${front}${link}`;
};

const portOf = { 'main.ts': 'CUECART_PORT', 'phones.ts': 'CUECART_PHONES_PORT' } as const;

/** One server on a port that it finds itself, and the same one when it is killed and started again. */
const openPart = async (file: keyof typeof portOf, env: NodeJS.ProcessEnv) => {
  let part: Part = await startPart(file, env);
  const again = { ...env, [portOf[file]]: String(part.ready.port) };
  return {
    ready: part.ready,
    trouble: () => part.trouble(),
    stop: () => part.stop(),
    kill: () => part.kill(),
    start: async (later: Ms = 0) => {
      part = await startPart(file, later === 0 ? again : { ...again, NODE_OPTIONS: clockAhead(later) });
    },
    hang: () => void process.kill(part.pid, 'SIGSTOP'),
    goOn: () => void process.kill(part.pid, 'SIGCONT'),
  };
};

export const openHouse = async ({ dataDir: given, seriesFile = path.join(shows, 'series.yaml'), obs }: Wish = {}): Promise<TestHouse> => {
  const dataDir = given ?? (await mkdtemp(path.join(tmpdir(), 'cuecart-house-')));
  const env = environmentOf({ dataDir, seriesFile, showsDir: path.dirname(seriesFile), obs });
  const phonesDoor = await openPart('phones.ts', env);
  const phonesPort = phonesDoor.ready.port;
  const show = await openPart('main.ts', { ...env, CUECART_PHONES_PORT: String(phonesPort) }).catch(async (error: unknown) => {
    await phonesDoor.stop();
    throw error;
  });
  const front = `http://127.0.0.1:${show.ready.port}`;
  const control = new URL(show.ready.doors?.control ?? '', front);
  return {
    signInLink: `${front}${control.pathname}${control.hash}`,
    front,
    phones: `ws://127.0.0.1:${phonesPort}/ws`,
    dataDir,
    troubles: () => [show.trouble(), phonesDoor.trouble()].flatMap((one) => one ?? []),
    operator: async () => openOperatorLine(await askForLink(front)),
    show,
    phonesDoor,
    close: async () => {
      await show.stop();
      await phonesDoor.stop();
      if (given === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
};
