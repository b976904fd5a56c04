/**
 * The simulated crew and crowd of a rehearsal in the house: a process of its own that comes in
 * through the same doors as everybody else, and is gone when it has played the episode.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

type Needs = { readonly config: Config; readonly signInLink: () => Promise<string>; readonly log: Logger };
export type Crew = {
  isIn(): boolean;
  start(port: number): Promise<string | undefined>;
  /** Sends it home; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it this moment: something real begins, and nothing of a rehearsal may reach it. */
  dismiss(): void;
  close(): void;
};

const leavesWithin = 5000;

/** It closes its phones first; what takes longer than that is ended. */
const sendHome = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), leavesWithin);
  await gone;
  clearTimeout(late);
};

const program = path.join(import.meta.dirname, 'cli/rehearse.ts');

export const openCrew = ({ config, signInLink, log }: Needs): Crew => {
  let child: ChildProcess | undefined;
  let isSentHome = false;
  let isComing = false;
  return {
    isIn: () => isComing || child !== undefined,
    start: async (port) => {
      if (isComing || child) return 'A rehearsal is under way.';
      isComing = true;
      const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
      const signIn = await signInLink().finally(() => {
        isComing = false;
      });
      const link = `http://${host}:${port}${signIn}`;
      isSentHome = false;
      const crew = spawn(process.execPath, ['--import', 'tsx', program, '--compress', '30', '--viewers', '300', '--orders', '300'], {
        stdio: ['ignore', 'ignore', 'pipe'],
        // The link is a secret: it goes by the environment, which other users of the machine cannot list.
        env: {
          ...process.env,
          CUECART_CREW_LINK: link,
          CUECART_DATA_DIR: config.dataDir,
          CUECART_PHONES_PORT: String(config.phonesPort),
          CUECART_SERIES: config.seriesFile,
          CUECART_HOST: config.host,
        },
      });
      child = crew;
      let said = '';
      crew.stderr?.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-2000);
      });
      crew.once('exit', (code) => {
        if (code !== 0 && !isSentHome) log.warn({ code, said }, 'The rehearsal’s crew did not play the whole episode.');
        if (child === crew) child = undefined;
      });
      crew.once('error', (error) => {
        log.error({ error: error.message }, 'The rehearsal’s crew could not come in.');
        if (child === crew) child = undefined;
      });
      return undefined;
    },
    stop: async () => {
      if (!child) return;
      isSentHome = true;
      await sendHome(child);
    },
    dismiss: () => {
      isSentHome = true;
      child?.kill('SIGKILL');
    },
    close: () => void child?.kill('SIGTERM'),
  };
};
