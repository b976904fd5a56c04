/** Gets missing programs on Debian and Ubuntu, as root, saying so; anywhere else it installs nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram, type ProgramName, programs } from './programs.ts';

const tenMinutes = 600_000;

const mayInstall = (): boolean => process.env.CUECART_NO_INSTALL !== '1' && existsSync('/etc/debian_version') && process.getuid?.() === 0;

const apt = (...args: string[]): boolean => {
  const { status, error } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: tenMinutes,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (error) console.error(`apt-get ${args[0]} did not finish: ${error.message}`);
  return status === 0;
};

/** Installs what is missing where it may; returns what is missing still. */
export const installMissing = (needed: readonly ProgramName[]): readonly ProgramName[] => {
  const missing = needed.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0 || !mayInstall()) return missing;
  const packages = missing.flatMap((name) => programs[name].debian);
  console.log(`Installing system packages that the tests need: ${packages.join(' ')}`);
  console.log('(To decline, set CUECART_NO_INSTALL=1: suites that need them are then reported as skipped.)');
  const installed = apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', ...packages);
  if (!installed) console.error(`Could not install ${packages.join(' ')}.`);
  return missing.filter((name) => findProgram(name) === undefined);
};
