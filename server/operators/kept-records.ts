/**
 * Small records (sign-in links, sessions) that keep working while the disk is away.
 *
 * What this process wrote or read is remembered and believed first, so that nobody is thrown out of a running show by a failing disk.
 * Writes the disk refused are tried again until they hold; the newest one for a name wins.
 * Bounded: the oldest remembered names are forgotten first (the disk still has them).
 */

import type { Ms } from '../contract/units.ts';
import type { SmallStore } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './operator-socket.ts';

export type KeptRecords = {
  /** Rejects only when the name is not remembered and the disk does not answer. */
  get(name: string, within?: Ms): Promise<string | undefined>;
  /** Resolves in any case: remembered now, on disk as soon as the disk allows. */
  set(name: string, value: string): Promise<void>;
  /** True for one caller only. Rejects only when the name is not remembered and the disk does not answer. */
  takeOnce(name: string): Promise<boolean>;
  close(): void;
};

const mostRemembered = 1000;
const mostOwed = 1000;
const retryEvery = 5000;

export const keptRecords = (store: SmallStore, clock: Clock, log: DoorLog): KeptRecords => {
  /** null: taken. */
  const remembered = new Map<string, string | null>();
  /** What the disk does not have yet: the value, or null to remove it. */
  const owed = new Map<string, string | null>();

  const remember = (name: string, value: string | null) => {
    remembered.delete(name);
    remembered.set(name, value);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostRemembered) return;
      if (!owed.has(oldest)) remembered.delete(oldest);
      else return;
    }
  };

  const write = async (name: string, value: string | null): Promise<void> => {
    try {
      await (value === null ? store.takeOnce(name) : store.set(name, value));
      if (owed.get(name) === value) owed.delete(name);
    } catch (error) {
      if (owed.size < mostOwed) owed.set(name, value);
      log.warn({ error, owed: owed.size }, 'The disk did not take a sign-in record; it is kept in memory and tried again.');
    }
  };

  let retrying = false;
  const retry = async () => {
    if (retrying) return;
    retrying = true;
    for (const [name, value] of [...owed].slice(0, 20)) await write(name, value);
    retrying = false;
  };
  const stop = clock.every(retryEvery, () => void retry());

  return {
    async get(name, within) {
      const known = remembered.get(name);
      if (known !== undefined) return known ?? undefined;
      const value = await store.get(name, within);
      if (value !== undefined && !remembered.has(name)) remember(name, value);
      return remembered.get(name) ?? undefined;
    },
    async set(name, value) {
      remember(name, value);
      await write(name, value);
    },
    async takeOnce(name) {
      const known = remembered.get(name);
      if (known === null) return false;
      if (known === undefined) return store.takeOnce(name);
      remember(name, null);
      await write(name, null);
      return true;
    },
    close: stop,
  };
};
