/**
 * Blocks of passes that stations hold: leased on disk before they are told, and asked for again without harm.
 *
 * A station hands these indexes to its own viewers, one each, and vouches for them: tier account. The signed time of
 * a request is part of the lease, so the same request again gives the same block.
 */
import type { EpochMs } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { blockSize } from './pass-book.ts';
import type { PhonesDisk } from './phones-disk.ts';

export type StationLeases = {
  /** True when this index is in a block of this station. Undefined holders hold nothing. */
  holds(station: string, index: number): boolean;
  /** How many passes all stations hold: whole blocks, handed out or not. */
  held(): number;
  /** The first index of a block; undefined when the cap is reached. Rejects when the disk does not take it. */
  lease(station: string, signedAt: EpochMs): Promise<number | undefined>;
};

type Options = { readonly disk: PhonesDisk; readonly clock: Clock; readonly activationId: string; readonly cap: number };

const holderOf = (station: string, signedAt: EpochMs): string => `station ${signedAt} ${station}`;
const stationOf = (holder: string): string | undefined => /^station \d+ (.+)$/.exec(holder)?.[1];

export const openStationLeases = async ({ disk, clock, activationId, cap }: Options): Promise<StationLeases> => {
  const stations: string[] = [];
  const known = new Map<string, Promise<number | undefined>>();
  for (const { block, holder } of await disk.ask('leases', activationId)) {
    const station = stationOf(holder);
    if (station === undefined) continue;
    stations[block] = station;
    known.set(holder, Promise.resolve(block * blockSize));
  }
  const leaseNow = async (station: string, holder: string): Promise<number | undefined> => {
    if (((await disk.ask('leased', activationId)) + 1) * blockSize > cap) return undefined;
    const block = await disk.ask('lease', activationId, holder, 'account', clock.now());
    stations[block] = station;
    return block * blockSize;
  };
  return {
    held: () => stations.filter((station) => station !== undefined).length * blockSize,
    holds: (station, index) => stations[Math.floor(index / blockSize)] === station,
    lease(station, signedAt) {
      const holder = holderOf(station, signedAt);
      const before = known.get(holder);
      if (before !== undefined) return before;
      const leasing = leaseNow(station, holder);
      known.set(holder, leasing);
      // What the disk did not take may be asked for again.
      leasing.then(
        (first) => first === undefined && known.delete(holder),
        () => known.delete(holder),
      );
      return leasing;
    },
  };
};
