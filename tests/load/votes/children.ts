/** The bench's child processes: servers that print their port, and the generator that answers asks. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Deeds } from './generator.ts';

export type Child = { readonly pid: number; readonly port: number; kill(): Promise<void> };

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
};

/** Starts one of the bench's own servers. */
export const startServer = async (file: string, args: readonly string[] = []): Promise<Child> => {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, file), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it was ready.`))),
  ])) as [string];
  return { pid: child.pid ?? 0, port: Number(JSON.parse(line).port), kill: () => end(child) };
};

export type Generator = {
  readonly pid: number;
  ask<N extends keyof Deeds>(name: N, ...given: Parameters<Deeds[N]>): Promise<Awaited<ReturnType<Deeds[N]>>>;
  kill(): Promise<void>;
};

export const startGenerator = (): Generator => {
  const child = fork(path.join(import.meta.dirname, 'generator.ts'), { execArgv: ['--import', 'tsx'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (said: { id: number; value?: unknown; failure?: string }) => {
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.failure === undefined) one?.resolve(said.value);
    else one?.reject(new Error(`The generator: ${said.failure}`));
  });
  child.on('exit', () => {
    for (const one of waiting.values()) one.reject(new Error('The generator ended.'));
  });
  return {
    pid: child.pid ?? 0,
    ask: (name, ...given) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve: (value) => resolve(value as Awaited<ReturnType<Deeds[typeof name]>>), reject });
        child.send({ id: lastId, name, given });
      }),
    kill: () => end(child),
  };
};
