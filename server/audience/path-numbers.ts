/** Paths by number within an activation: what fits a byte of a ballot. A number, once given, stays. */
import { unknownPath } from '../core/vote-count.ts';
import type { PhonesDisk } from './phones-disk.ts';

export type PathNumbers = {
  /** Gives numbers to those that have none; resolves when they are on disk. At most 254 paths an activation. */
  ensure(paths: readonly string[]): Promise<void>;
  /** 255 for a path nobody told us of: a made-up claim is an unknown path. */
  numberOf(path: string | undefined): number;
  idOf(number: number): string | undefined;
};

export const openPathNumbers = async (disk: PhonesDisk, activationId: string): Promise<PathNumbers> => {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  const load = async (): Promise<void> => {
    for (const { number, path } of await disk.ask('paths', activationId)) {
      if (number >= unknownPath) continue;
      numbers.set(path, number);
      ids[number] = path;
    }
  };
  await load();
  return {
    async ensure(paths) {
      const fresh = paths.filter((path) => !numbers.has(path));
      if (fresh.length === 0) return;
      await disk.ask('addPaths', activationId, fresh);
      await load();
    },
    numberOf: (path) => (path === undefined ? unknownPath : (numbers.get(path) ?? unknownPath)),
    idOf: (number) => ids[number],
  };
};
