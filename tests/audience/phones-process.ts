/** The real phones' process for tests: its own folder, its own port, ended by its id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { nodeFlags } from '../../server/node-flags.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const makeDataDir = (): string => mkdtempSync(path.join(os.tmpdir(), 'cuecart-phones-'));
export const removeDataDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

export type PhonesProcess = {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it wrote to stderr so far. */
  readonly log: () => string;
  /** kill -9, and gone. */
  kill(): Promise<void>;
  /** SIGTERM, and gone; resolves its exit code. */
  stop(): Promise<number | null>;
};

/** Spawns it without waiting for it to be ready. */
export const spawnPhones = (env: Readonly<Record<string, string>>): { child: ChildProcess; log: () => string } => {
  const child = spawn(process.execPath, [...nodeFlags, '--import', 'tsx', 'server/phones.ts'], {
    cwd: root,
    env: { ...process.env, CUECART_HOST: '127.0.0.1', CUECART_PHONES_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return { child, log: () => said };
};

const gone = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
  return child.exitCode;
};

export const startPhones = async (dataDir: string, port = 0, env: Readonly<Record<string, string>> = {}): Promise<PhonesProcess> => {
  const { child, log } = spawnPhones({ CUECART_DATA_DIR: dataDir, CUECART_PHONES_PORT: String(port), ...env });
  if (!child.stdout) throw new Error('The phones’ process has no output.');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => {
      throw new Error(`The phones’ process ended before it was ready: ${log()}`);
    }),
  ])) as [string];
  return {
    child,
    log,
    port: Number(JSON.parse(line).port),
    kill: async () => void (await gone(child, 'SIGKILL')),
    stop: () => gone(child, 'SIGTERM'),
  };
};
