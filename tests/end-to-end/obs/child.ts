/**
 * A program that a test starts: it dies with the test, whatever happens to either.
 *
 * Where util-linux is at hand the kernel itself ends the child when its parent is gone; everywhere
 * else, and for a test that ends by itself, the exit of this process does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';

export type Child = {
  readonly pid: number;
  /** The program's fourth file: what it has to say to us, such as Xvfb's display number. */
  readonly says: NodeJS.ReadableStream | undefined;
  isAlive(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Resolves once it is gone. */
  readonly gone: Promise<void>;
};

const launch = (command: string, args: readonly string[], env: NodeJS.ProcessEnv, log: number): ChildProcess => {
  const guarded = existsSync(setpriv);
  return spawn(guarded ? setpriv : command, guarded ? ['--pdeathsig', 'KILL', command, ...args] : [...args], {
    env,
    // Its own session: a stopped OBS would otherwise be hung up when a shell above it ends.
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  });
};

export const startChild = (command: string, args: readonly string[], env: NodeJS.ProcessEnv, logFile: string): Child => {
  const log = openSync(logFile, 'a');
  const child = launch(command, args, env, log);
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${command} could not be started; is it installed?`);
  let alive = true;
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive = false;
      process.removeListener('exit', kill);
      resolve();
    });
  });
  return {
    pid: child.pid,
    says: (child.stdio[3] as NodeJS.ReadableStream | null) ?? undefined,
    isAlive: () => alive,
    signal: (signal) => void (alive && child.kill(signal)),
    gone,
  };
};
