/**
 * Builds the pages that browsers load: the phone's, the overlays', the control room's.
 *
 * A page whose sources have not changed since its last build is left as it is; the stamp of a build
 * is a hash of everything that went in. Vite runs as a process of its own, so that its settings and
 * memory never stay in a server.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** Every page hangs on the packages and on the words it shares with the server. */
const sharedSources = ['package-lock.json', 'tsconfig.json', 'server/contract'];

const pages = [
  { name: 'phone', config: 'vite.config.phone.ts', sources: ['overlays'] },
  { name: 'embed', config: 'vite.config.embed.ts', sources: ['overlays'] },
  { name: 'overlays', config: 'vite.config.overlays.ts', sources: ['overlays'] },
  { name: 'ograf', config: 'vite.config.ograf.ts', sources: ['overlays', 'vite.config.overlays.ts'] },
  { name: 'control-room', config: 'vite.config.control-room.ts', sources: ['control-room'] },
] as const;
type Page = (typeof pages)[number];

const filesUnder = (path: string): string[] => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const hashOf = (page: Page, folder: string): string => {
  const hash = createHash('sha256').update(process.version);
  const files = [...sharedSources, ...page.sources, page.config].flatMap((path) => filesUnder(join(folder, path)));
  for (const file of files.sort()) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

const runVite = (page: Page, folder: string): Promise<void> =>
  new Promise((built, failed) => {
    const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
    const child = spawn(process.execPath, [vite, 'build', '--config', page.config, '--logLevel', 'warn'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.on('error', failed);
    child.on('exit', (code) => (code === 0 ? built() : failed(new Error(`The ${page.name} pages could not be built (${page.config}).`))));
  });

/**
 * Builds what has changed, one page after the other.
 * @param say hears one line for each page that is built
 * @param folder the house, unless a test has another
 * @returns names of the pages built; rejects with an Error naming the one that could not be
 */
export const buildPages = async (say: (line: string) => void, folder = house): Promise<readonly string[]> => {
  const stamps = join(folder, 'dist/.stamp');
  const built: string[] = [];
  for (const page of pages) {
    const stamp = join(stamps, page.name);
    const hash = hashOf(page, folder);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    say(`Building the ${page.name} pages …`);
    rmSync(stamp, { force: true });
    await runVite(page, folder);
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, hash);
    built.push(page.name);
  }
  return built;
};
