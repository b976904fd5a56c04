/**
 * The simulated crew and crowd of a rehearsal in the house: a process of its own that comes in
 * through the same doors as everybody else, and is gone when it has played the episode.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

type Needs = { readonly config: Config; readonly signInLink: () => Promise<string>; readonly log: Logger };
export type Crew = { isIn(): boolean; start(port: number): Promise<string | undefined>; close(): void };

const program = path.join(import.meta.dirname, 'cli/rehearse.ts');

export const openCrew = ({ config, signInLink, log }: Needs): Crew => {
  let child: ChildProcess | undefined;
  return {
    isIn: () => child !== undefined,
    start: async (port) => {
      if (child) return 'A rehearsal is under way.';
      const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
      const link = `http://${host}:${port}${await signInLink()}`;
      child = spawn(process.execPath, ['--import', 'tsx', program, '--compress', '30', '--viewers', '300', '--orders', '300'], {
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
      let said = '';
      child.stderr?.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-2000);
      });
      child.once('exit', (code) => {
        if (code !== 0) log.warn({ code, said }, 'The rehearsal’s crew did not play the whole episode.');
        child = undefined;
      });
      child.once('error', (error) => {
        log.error({ error: error.message }, 'The rehearsal’s crew could not come in.');
        child = undefined;
      });
      return undefined;
    },
    close: () => void child?.kill('SIGTERM'),
  };
};
