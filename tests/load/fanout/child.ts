/**
 * A process of a bench: started by name, says one JSON line when it is ready, answers asks over its own channel.
 *
 * Servers under measurement carry `loop-watch.ts` with them, whether they are ours or not.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { nodeFlags } from '../../../server/node-flags.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const watch = path.join(import.meta.dirname, 'loop-watch.ts');

export type Child = {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  readonly port: number;
  ask<T>(what: string, given?: unknown): Promise<T>;
  stop(): Promise<void>;
};

export type ChildAsk = { readonly id: number; readonly what: string; readonly given: unknown };
export type ChildSays = { readonly id: number; readonly value?: unknown; readonly failure?: string };

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.slice(0, said.indexOf('\n')));
    });
    child.once('exit', (code) => reject(new Error(`A process of the bench ended with ${code} before it was ready.`)));
  });

const createAsk = (child: ChildProcess): Child['ask'] => {
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, value, failure }: ChildSays) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) one?.resolve(value as never);
    else one?.reject(new Error(failure));
  });
  child.once('exit', () => {
    for (const one of waiting.values()) one.reject(new Error('A process of the bench ended while it was asked.'));
    waiting.clear();
  });
  return (what, given) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, what, given } satisfies ChildAsk);
    });
};

/** Our own servers run as `npm start` runs them. */
const isOurs = (file: string): boolean => file === 'server/phones.ts' || file.endsWith('/show-side.ts');

/** @param file relative to the root of the project */
export const startChild = async (file: string, env: Readonly<Record<string, string>> = {}, isWatched = true): Promise<Child> => {
  const child = fork(path.join(root, file), {
    cwd: root,
    execArgv: [...(isOurs(file) ? nodeFlags : []), '--import', 'tsx', ...(isWatched ? ['--import', watch] : [])],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready = JSON.parse(await firstLine(child)) as Record<string, unknown>;
  return {
    pid: child.pid ?? 0,
    ready,
    port: Number(ready.port ?? 0),
    ask: createAsk(child),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
};

/** In a process of the bench: answers what `startChild`'s owner asks. */
export const answerAsks = (deeds: Readonly<Record<string, (given: never) => unknown>>): void => {
  const say = (said: ChildSays): void => void process.send?.(said);
  process.on('message', (asked: ChildAsk) => {
    const deed = deeds[asked.what];
    if (!deed) return;
    Promise.resolve()
      .then(() => deed(asked.given as never))
      .then(
        (value) => say({ id: asked.id, value }),
        (error: unknown) => say({ id: asked.id, failure: String(error) }),
      );
  });
  process.once('disconnect', () => process.exit(0));
};
