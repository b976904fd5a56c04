/**
 * `npm run keys -- [show | make --name <name> | rotate | station <id> | webhook <id>] [--data <folder>]`: the key that signs the votes' log.
 *
 * show: prints the public key, to be pinned in the series file. make: makes one before the first start, with a name of your own;
 * with `--witness --file <file>` it makes a witness's key. rotate: puts the key aside and makes a new one of the same name, while no door runs.
 * station: prints the secret with which that station's own app signs what it sends to the door (docs/stations-voting.md).
 * webhook: prints the secret with which we sign what is posted to that station.
 * No key is ever overwritten. Ends with 0, 1 when it cannot be done, 2 when asked wrongly.
 */
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findKey, logKeyFile, makeKey, type SigningKey } from '../audience/log/log-key.ts';
import { readSecrets } from '../audience/secrets.ts';
import { stationVoteKey } from '../audience/station-key.ts';
import { isKeyName, keyKinds, writeVerifierKey } from '../core/checkpoint.ts';
import { FolderInUse, holdFolder } from '../hold-folder.ts';
import { openKeys } from '../keys.ts';

const usage =
  'Usage: npm run keys -- [show | make --name <name> [--witness --file <file>] | rotate | station <id> | webhook <id>] [--data <folder>]';

class CannotBeDone extends Error {}
class AskedWrongly extends Error {}

const need = (key: SigningKey | undefined, file: string): SigningKey => {
  if (!key)
    throw new CannotBeDone(
      `There is no key in ${file} yet. The door makes one when it first starts; or run: npm run keys -- make --name <name>`,
    );
  return key;
};

const show = (file: string): string => writeVerifierKey(need(findKey(file), file).key);

type Making = { readonly file: string; readonly name: string | undefined; readonly isWitness: boolean };
const make = ({ file, name, isWitness }: Making): string => {
  if (name === undefined || !isKeyName(name))
    throw new AskedWrongly(`A key needs a name without spaces or "+", such as votes.example.com/2026.\n${usage}`);
  if (!makeKey(file, name)) throw new CannotBeDone(`${file} exists already; a key is never overwritten.`);
  const kind = isWitness ? keyKinds.cosignature : keyKinds.note;
  return `${writeVerifierKey(need(findKey(file, kind), file).key)}\n\nThe secret is in ${file}. Back it up now (docs/log-keys.md).`;
};

/** The old key stays beside the new one under its id: earlier exports are signed by it. */
const rotate = (dataDir: string, file: string): string => {
  const letGo = holdFolder(dataDir, 'phones');
  try {
    const { key } = need(findKey(file), file);
    const aside = path.join(dataDir, `vote-log-key.${key.id.toString(16).padStart(8, '0')}.json`);
    if (existsSync(aside)) throw new CannotBeDone(`${aside} exists already.`);
    renameSync(file, aside);
    if (!makeKey(file, key.name)) throw new CannotBeDone(`${file} was made by someone else just now.`);
    return `${show(file)}\n\nThe old key is in ${aside}. Pin the new one in the series file before the next episode; keep the old public key to check earlier exports:\n${writeVerifierKey(key)}`;
  } finally {
    letGo();
  }
};

const oneStation = (ids: readonly string[]): string => {
  const [id] = ids;
  if (id === undefined || ids.length > 1 || !/^[a-z0-9][a-z0-9-]*$/.test(id))
    throw new AskedWrongly(`Name one station by its id in the series file, such as coast-tv.\n${usage}`);
  return id;
};

/** The same secret that the door uses; it is made here when neither server nor door has run yet. */
const stationKey = (dataDir: string, ids: readonly string[]): string => stationVoteKey(readSecrets(dataDir).link, oneStation(ids));

/** The same that the show server uses; made here when it has not run yet. */
const webhookSecret = async (dataDir: string, ids: readonly string[]): Promise<string> => {
  const id = oneStation(ids);
  const keys = await openKeys(dataDir, (message) => {
    throw new CannotBeDone(message);
  });
  return keys.webhookSecretOf(id);
};

const main = async (args: readonly string[]): Promise<string> => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: text, data: text, file: text, witness: { type: 'boolean' } },
  });
  const dataDir = path.resolve(values.data ?? process.env.CUECART_DATA_DIR ?? './data');
  const file = values.file === undefined ? logKeyFile(dataDir) : path.resolve(values.file);
  const [verb = 'show', ...more] = positionals;
  if (verb === 'station') return stationKey(dataDir, more);
  if (verb === 'webhook') return webhookSecret(dataDir, more);
  if (more.length > 0) throw new AskedWrongly(usage);
  if (verb === 'show') return show(file);
  if (verb === 'rotate') return rotate(dataDir, file);
  if (verb !== 'make') throw new AskedWrongly(usage);
  if (values.witness && values.file === undefined)
    throw new AskedWrongly(`A witness's key goes into a file of its own: --file <file>.\n${usage}`);
  return make({ file, name: values.name, isWitness: values.witness ?? false });
};

const codeFor = (error: unknown): number => {
  if (error instanceof AskedWrongly) return 2;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return 2;
  if (error instanceof CannotBeDone || error instanceof FolderInUse) return 1;
  throw error;
};

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  process.exitCode = codeFor(error);
  console.error(error instanceof Error ? error.message : String(error));
}
