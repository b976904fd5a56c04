/**
 * Whose token is it? The boxes as the file has them, looked at when one presses and read when it is another: a revoked box is out within two
 * seconds. While nobody presses nothing is looked at: a question to the disk every second was a tenth of what a show at rest costs.
 *
 * While the disk does not answer, those last known stay: no failing disk takes the buttons out of a running show.
 */
import { timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { hashOfToken, type KeptDevice, readDevices } from './device-file.ts';
import type { Device } from './whose-hand.ts';

export type KnownDevices = {
  /** Takes as long for a wrong token as for a right one. */
  whose(token: string): Promise<Device | undefined>;
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

const freshFor: Ms = 1000;
/** A disk that takes longer keeps no button waiting: those last known are asked. */
const answerWithin: Ms = 200;
const longestToken = 100;

export const knownDevices = async (file: string, clock: Clock, log: Log): Promise<KnownDevices> => {
  let known: readonly KeptDevice[] = [];
  let isTold = false;
  let version = '';
  let lookedAt: EpochMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const begun = clock.now();
    try {
      const found = await versionOf(file);
      if (found !== version) known = await readDevices(file);
      version = found;
      isTold = false;
    } catch (error) {
      if (!isTold) log.error({ error: String(error) }, 'The list of button boxes cannot be read; those known so far go on.');
      isTold = true;
    } finally {
      lookedAt = begun;
      looking = undefined;
    }
  };
  /** A disk that hangs has one question of ours, not one more for every press. */
  const lookAgain = async (): Promise<void> => {
    if (clock.now() - lookedAt < freshFor) return;
    looking ??= look();
    let cancel: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = clock.wakeAt(clock.now() + answerWithin, resolve);
    });
    await Promise.race([looking, late]);
    cancel();
  };
  await look();
  return {
    async whose(token) {
      if (token.length > longestToken) return undefined;
      await lookAgain();
      const given = Buffer.from(hashOfToken(token), 'hex');
      const right = known.filter(({ hash }) => timingSafeEqual(given, Buffer.from(hash, 'hex')));
      return right[0];
    },
  };
};
