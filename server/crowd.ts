/**
 * The simulated viewers and orders of a rehearsal: a process of its own that comes in through the same doors as everybody else.
 *
 * It is told one activation and works for no other. It ends with the line to this server: a server that is killed leaves none behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Crowd, CrowdCall } from './ports/crowd.ts';

type Needs = {
  readonly config: Pick<Config, 'dataDir' | 'phonesPort' | 'host'>;
  /** Where this server listens by now. */
  readonly port: () => number;
  readonly log: Pick<Logger, 'error'>;
};

const program = path.join(import.meta.dirname, 'cli/crowd.ts');
const goneWithin = 5000;
const mostSaid = 500;

/** What it was told, and where the doors are. */
export type CrowdOrder = CrowdCall & { readonly front: string; readonly phones: string; readonly dataDir: string };

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit', { signal: AbortSignal.timeout(goneWithin) });
  child.kill('SIGKILL');
  await gone;
};

export const openCrowd = ({ config, port, log }: Needs): Crowd => {
  const listeners = new Set<(why: string) => void>();
  const leaving = new Set<ChildProcess>();
  let child: ChildProcess | undefined;

  const lost = (who: ChildProcess, why: string) => {
    if (child !== who) return;
    child = undefined;
    for (const listener of listeners) listener(why);
  };
  const sendAway = () => {
    if (child) leaving.add(child);
    child = undefined;
  };
  const allGone = async () => {
    await Promise.all([...leaving].map(end));
    leaving.clear();
  };
  const come = (call: CrowdCall) => {
    const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
    const order: CrowdOrder = {
      ...call,
      ...{ front: `http://${host}:${port()}`, phones: `ws://${host}:${config.phonesPort}/ws`, dataDir: config.dataDir },
    };
    const crowd = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    child = crowd;
    let said = '';
    crowd.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-mostSaid);
    });
    crowd.once('error', (error) => lost(crowd, error.message));
    crowd.once('exit', (code, signal) => lost(crowd, said.trim() || `it ended by itself (${code ?? signal}).`));
    crowd.send(order, (error) => {
      if (error) lost(crowd, error.message);
    });
  };

  return {
    call: (call) => {
      sendAway();
      allGone().catch((error: unknown) => log.error({ error: String(error) }, 'A simulated crowd did not go.'));
      come(call);
    },
    dismiss: async () => {
      sendAway();
      await allGone();
    },
    onLost: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
