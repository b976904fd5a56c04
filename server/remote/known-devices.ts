/**
 * Whose token is it? The boxes as the file has them, looked for every second and read when it is another: a revoked box is out within two.
 *
 * While the disk does not answer, those last known stay: no failing disk takes the buttons out of a running show.
 */
import { timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Clock } from '../ports/clock.ts';
import { hashOfToken, type KeptDevice, readDevices } from './device-file.ts';
import type { Device } from './whose-hand.ts';

export type KnownDevices = {
  /** Takes as long for a wrong token as for a right one. */
  whose(token: string): Device | undefined;
  close(): void;
};
type Log = { error(fields: object, message: string): void };

/** Another with each writing: the file is put in place whole. */
const versionOf = async (file: string): Promise<string> => {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found ? `${found.ino} ${found.mtimeMs} ${found.size}` : 'none';
};

const lookEvery = 1000;
const longestToken = 100;

export const knownDevices = async (file: string, clock: Clock, log: Log): Promise<KnownDevices> => {
  let known: readonly KeptDevice[] = [];
  let isLooking = false;
  let isTold = false;
  let version = '';
  const look = async (): Promise<void> => {
    // A disk that hangs has one question of ours, not one more every second.
    if (isLooking) return;
    isLooking = true;
    try {
      const found = await versionOf(file);
      if (found !== version) known = await readDevices(file);
      version = found;
      isTold = false;
    } catch (error) {
      if (!isTold) log.error({ error: String(error) }, 'The list of button boxes cannot be read; those known so far go on.');
      isTold = true;
    } finally {
      isLooking = false;
    }
  };
  const stop = clock.every(lookEvery, () => void look());
  await look();
  return {
    whose(token) {
      if (token.length > longestToken) return undefined;
      const given = Buffer.from(hashOfToken(token), 'hex');
      const right = known.filter(({ hash }) => timingSafeEqual(given, Buffer.from(hash, 'hex')));
      return right[0];
    },
    close: stop,
  };
};
