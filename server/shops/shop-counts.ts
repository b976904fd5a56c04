/** What came through the shops' door, counted for health. Bounded: the last problems only. Counts since the start. */
import type { EpochMs } from '../contract/units.ts';

const problemsKept = 20;

export type ShopCounts = {
  /** Verified and stored for the first time. */
  accepted: number;
  /** Verified, stored before: a sender's retry. */
  repeated: number;
  /** Not signed by the shop, too old, or tampered with. */
  forged: number;
  /** Too large, in an encoding we do not take, or another body under an id that is taken. */
  refused: number;
  /** Answered 503, because the disk refused or was late. The shop sends them again. */
  deferred: number;
  applied: number;
  setAside: number;
  tests: number;
};

/** The same problem again only raises `times`, so that forgers cannot push the others out. `at` is the last time. */
export type ShopProblem = { readonly at: EpochMs; readonly shop: string; readonly what: string; readonly times: number };

export type ShopsHealth = {
  readonly shops: readonly (Readonly<ShopCounts> & { readonly id: string; readonly lastAcceptedAt: EpochMs | null })[];
  /** Oldest first. */
  readonly problems: readonly ShopProblem[];
  /** Since when deliveries that are stored cannot be applied, because the archive fails; null while they are. */
  readonly waitingSince: EpochMs | null;
};

export type Tally = {
  count(shop: string, what: keyof ShopCounts): void;
  problem(shop: string, what: string): void;
  read(): Omit<ShopsHealth, 'waitingSince'>;
};

const none = (): ShopCounts => ({ accepted: 0, repeated: 0, forged: 0, refused: 0, deferred: 0, applied: 0, setAside: 0, tests: 0 });

export const keepTally = (shopIds: readonly string[], now: () => EpochMs): Tally => {
  const counts = new Map(shopIds.map((id) => [id, { ...none(), lastAcceptedAt: null as EpochMs | null }]));
  const problems = new Map<string, ShopProblem>();
  return {
    count: (shop, what) => {
      const entry = counts.get(shop);
      if (!entry) return;
      entry[what] += 1;
      if (what === 'accepted') entry.lastAcceptedAt = now();
    },
    problem: (shop, what) => {
      const name = `${shop}\n${what}`;
      const times = (problems.get(name)?.times ?? 0) + 1;
      problems.delete(name);
      problems.set(name, { at: now(), shop, what, times });
      const [oldest] = problems.keys();
      if (problems.size > problemsKept && oldest !== undefined) problems.delete(oldest);
    },
    read: () => ({ shops: [...counts].map(([id, entry]) => ({ id, ...entry })), problems: [...problems.values()] }),
  };
};
