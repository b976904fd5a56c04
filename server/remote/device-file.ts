/**
 * The button boxes that the director let in: `<data folder>/button-boxes.json`, its owner’s only. Of each token only its hash is kept.
 *
 * Written by the command line, read by the server. Whole or not at all.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Role } from '../contract/commands.ts';

export const mostDevices = 32;

const Kept = z.strictObject({
  id: z.string().regex(/^box-[0-9a-f]{12}$/),
  name: z.string().min(1).max(40),
  owner: z.string().min(1).max(40),
  role: Role,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const DeviceFile = z.strictObject({ boxes: z.array(Kept).max(mostDevices) });
export type KeptDevice = z.infer<typeof Kept>;

/** The file is there and is not ours, or somebody else writes it: `message` says what to do. */
export class DevicesUnusable extends Error {}

export const deviceFile = (dataDir: string): string => path.join(dataDir, 'button-boxes.json');
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** No file: no boxes. */
export const readDevices = async (file: string): Promise<readonly KeptDevice[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{"boxes":[]}';
    throw error;
  });
  const read = DeviceFile.safeParse(parsed(text));
  if (!read.success)
    throw new DevicesUnusable(`${file} is not what Cuecart wrote. Restore it, or delete it and make each box a new token.`);
  return read.data.boxes;
};

/** One writer at a time: the draft is also the lock. */
const change = async (file: string, edit: (boxes: readonly KeptDevice[]) => readonly KeptDevice[]): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  const handle = await open(draft, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new DevicesUnusable(`${draft} is there: another command is writing. If none is, delete it.`);
    throw error;
  });
  try {
    const boxes = edit(await readDevices(file));
    await handle.writeFile(`${JSON.stringify({ boxes }, null, 2)}\n`);
    await handle.sync();
    await rename(draft, file);
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
};

/** @returns the token: it is shown once and kept nowhere */
export const makeDevice = async (file: string, { name, owner, role }: Pick<KeptDevice, 'name' | 'owner' | 'role'>): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const made: KeptDevice = { id: `box-${randomBytes(6).toString('hex')}`, name, owner, role, hash: hashOfToken(token) };
  await change(file, (boxes) => {
    if (boxes.some((box) => box.name === name))
      throw new DevicesUnusable(`There is a box called ${name} already. Revoke it first, or choose another name.`);
    if (boxes.length >= mostDevices) throw new DevicesUnusable(`There are ${mostDevices} boxes already. Revoke one first.`);
    return [...boxes, made];
  });
  return token;
};

export const revokeDevice = (file: string, name: string): Promise<void> =>
  change(file, (boxes) => {
    const left = boxes.filter((box) => box.name !== name);
    if (left.length === boxes.length) throw new DevicesUnusable(`There is no box called ${name}.`);
    return left;
  });
