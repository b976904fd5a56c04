/**
 * `npm run devices -- [list | make --name <name> --for <operator> [--role <role>] | revoke --name <name>] [--data <folder>]`: button boxes.
 *
 * make: lets a box in as the hand of one operator, and prints its token, once. revoke: ends it within two seconds, also while the server runs.
 * Ends with 0, 1 when it cannot be done, 2 when asked wrongly.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Role } from '../contract/commands.ts';
import { DevicesUnusable, deviceFile, makeDevice, readDevices, revokeDevice } from '../remote/device-file.ts';

const usage =
  'Usage: npm run devices -- [list | make --name <name> --for <operator> [--role director] | revoke --name <name>] [--data <folder>]';

class AskedWrongly extends Error {}

const list = async (file: string): Promise<string> => {
  const boxes = await readDevices(file);
  if (boxes.length === 0) return 'There are no button boxes.';
  return boxes.map(({ name, owner, role }) => `${name}: ${owner}’s, as ${role}`).join('\n');
};

const named = (name: string | undefined): string => {
  const trimmed = name?.trim() ?? '';
  if (trimmed === '' || trimmed.length > 40) throw new AskedWrongly(`Give it a name of at most 40 characters.\n${usage}`);
  return trimmed;
};

type Making = { readonly name: string | undefined; readonly owner: string | undefined; readonly role: string };
const make = async (file: string, { name, owner, role }: Making): Promise<string> => {
  const as = Role.safeParse(role);
  if (!as.success) throw new AskedWrongly(`A role is one of ${Role.options.join(', ')}.\n${usage}`);
  const box = { name: named(name), owner: named(owner), role: as.data };
  const token = await makeDevice(file, box);
  return `${token}\n\nThis is the token of ${box.name}; it is shown once. The box acts as ${box.owner} (${box.role}) while they are signed in, and takes only while they hold the chair.`;
};

const main = async (args: readonly string[]): Promise<string> => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: text, for: text, role: { type: 'string', default: 'director' }, data: text },
  });
  const file = deviceFile(path.resolve(values.data ?? process.env.CUECART_DATA_DIR ?? './data'));
  const [verb = 'list', ...more] = positionals;
  if (more.length > 0) throw new AskedWrongly(usage);
  if (verb === 'list') return list(file);
  if (verb === 'make') return make(file, { name: values.name, owner: values.for, role: values.role });
  if (verb !== 'revoke') throw new AskedWrongly(usage);
  const name = named(values.name);
  await revokeDevice(file, name);
  return `${name} is out: a running server refuses its token within two seconds.`;
};

const codeFor = (error: unknown): number => {
  if (error instanceof AskedWrongly) return 2;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return 2;
  if (error instanceof DevicesUnusable) return 1;
  throw error;
};

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  process.exitCode = codeFor(error);
  console.error(error instanceof Error ? error.message : String(error));
}
