/**
 * `npm run docs` writes what is generated in the docs; with `--check` it writes nothing and says what is not as it should be.
 *
 * Generated are the parts between `<!-- generated: name -->` marks, the fences that name a file, and the JSON Schemas of show files. Also checked: links,
 * the form of decision pages, and that no tracked file holds a machine's path, a registry's host or a secret.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { guestMachine } from '../../server/core/guest-machine.ts';
import { pollMachine } from '../../server/core/poll-machine.ts';
import { showMachine } from '../../server/core/show-machine.ts';
import { jsonSchemas } from '../../server/show-files/json-schemas.ts';
import { paperTexts } from '../../server/stations/papers/papers-routes.ts';
import { deadLinks, decisionFaults, undecidedPackages, withGenerated, withSamples } from './doc-pages.ts';
import { folderPicture } from './folder-picture.ts';
import { machinePicture } from './machine-picture.ts';
import { house } from './suites.ts';
import { secretsIn } from './tracked-secrets.ts';

const generators: Readonly<Record<string, () => string>> = {
  folders: folderPicture,
  'show-machine': () => machinePicture(showMachine),
  'poll-machine': () => machinePicture(pollMachine),
  'guest-machine': () => machinePicture(guestMachine),
};

/** Whole files that are generated, for editors and people alike. */
const generatedFiles = (): readonly (readonly [file: string, text: string])[] => [
  ...Object.entries(jsonSchemas()).map(([name, text]) => [`shows/schema/${name}`, text] as const),
  ...Object.entries(paperTexts()).map(([name, text]) => [`docs/stations/${name}`, text] as const),
];

const make = (name: string): string => {
  const generator = generators[name];
  if (generator === undefined) throw new Error(`Nothing generates "${name}"; there are: ${Object.keys(generators).join(', ')}`);
  return generator();
};

const read = (path: string): string | undefined => {
  const file = join(house, path);
  if (!existsSync(file)) return undefined;
  return statSync(file).isDirectory() ? '' : readFileSync(file, 'utf8');
};

const pages = (): readonly string[] => {
  const docs = readdirSync(join(house, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`);
  return ['README.md', 'CHANGELOG.md', ...docs].filter((page) => page.endsWith('.md') && existsSync(join(house, page))).sort();
};

const trackedSecrets = (): readonly string[] => {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: house, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(house, file)))
    .flatMap((file) => {
      const text = readFileSync(join(house, file), 'utf8');
      return text.includes('\0') ? [] : secretsIn(file, text);
    });
};

const Packages = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) });

const undecided = (): readonly string[] => {
  const { dependencies, devDependencies } = Packages.parse(JSON.parse(read('package.json') ?? ''));
  const decisions = pages().filter((page) => page.startsWith('docs/decisions/'));
  return undecidedPackages(Object.keys({ ...dependencies, ...devDependencies }), decisions.map(read).join('\n'));
};

const current = (page: string): { readonly text: string; readonly fresh: string } => {
  const text = read(page) ?? '';
  return { text, fresh: withGenerated(page, withSamples(page, text, read), make) };
};

const faultsOf = (page: string): readonly string[] => {
  try {
    const { text, fresh } = current(page);
    const stale = text === fresh ? [] : [`${page} is not current: npm run docs`];
    const decision = page.startsWith('docs/decisions/') ? decisionFaults(page, text) : [];
    return [...stale, ...decision, ...deadLinks(page, text, read)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
  console.log(`Wrote ${file}`);
};

if (process.argv.includes('--check')) {
  const stale = generatedFiles().filter(([file, text]) => read(file) !== text);
  const faults = [
    ...pages().flatMap(faultsOf),
    ...stale.map(([file]) => `${file} is not current: npm run docs`),
    ...undecided(),
    ...trackedSecrets(),
  ];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
} else {
  for (const page of pages()) {
    const { text, fresh } = current(page);
    if (text !== fresh) write(page, fresh);
  }
  for (const [file, text] of generatedFiles()) if (read(file) !== text) write(file, text);
}
