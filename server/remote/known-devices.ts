/**
 * Whose token is it? The boxes as the file has them, looked at again every second: a revoked box is out within two.
 *
 * While the disk does not answer, those last known stay: no failing disk takes the buttons out of a running show.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import { hashOfToken, type KeptDevice, readDevices } from './device-file.ts';
import type { Device } from './whose-hand.ts';

export type KnownDevices = {
  /** Takes as long for a wrong token as for a right one. */
  whose(token: string): Device | undefined;
  close(): void;
};
type Log = { error(fields: object, message: string): void };

const lookEvery = 1000;
const longestToken = 100;

export const knownDevices = async (file: string, clock: Clock, log: Log): Promise<KnownDevices> => {
  let known: readonly KeptDevice[] = [];
  let isLooking = false;
  let isTold = false;
  const look = async (): Promise<void> => {
    // A disk that hangs has one question of ours, not one more every second.
    if (isLooking) return;
    isLooking = true;
    try {
      known = await readDevices(file);
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
