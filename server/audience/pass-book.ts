/**
 * The passes of one activation: leased in blocks, handed out densely (pass-leases.ts), bound to a path once.
 *
 * A block of 10,000 is on disk before any index of it is handed out; what a start left of a block is never used.
 * What a pass has proved is bound with it, or later while no poll is armed. A proof stays: only a picture that several
 * paths share may still be named more exactly. A claim gives way to a proof, never to another claim.
 */
import { type TierCode, unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import { createPasses } from './pass.ts';
import { openPassLeases } from './pass-leases.ts';
import { createStandings, type Standing, stranger, unpackStandings } from './pass-standings.ts';
import type { PhonesDisk } from './phones-disk.ts';

export const blockSize = 10_000;

export type PassBook = {
  readonly activationId: string;
  /** A new pass; undefined while none can be given (cap reached, disk refuses). */
  issue(standing: Standing): Seat | undefined;
  /** As `issue`, waiting for the disk while it makes more of them ready. */
  issueSoon(standing: Standing): Promise<Seat | undefined>;
  /** The index of a pass that this activation has handed out. */
  read(pass: string): number | undefined;
  pathOf(index: number): number;
  tierOf(index: number): TierCode;
  /** Binds as far as it may be; `mayChange` is false once a poll is armed. */
  bind(index: number, standing: Standing, mayChange: boolean): Bound;
  /**
   * Passes handed out since the activation began: exactly, after starts that ended in good order; after a crash too many by at most what a
   * second hands out or 200, and never too few. A file of an older Cuecart has whole blocks.
   */
  issued(): number;
  /** How many passes have proved what, among those bound; the others are open and of unknown path. */
  bound(): readonly (Standing & { readonly passes: number })[];
  /** Nothing is handed out any more; resolves when the file says how many were, or the disk did not take it. */
  close(): Promise<void>;
};

export type Seat = { readonly pass: string; readonly index: number };
/** `same`: nothing to change. `taken`: this pass has proved something else. */
export type Bound = 'bound' | 'same' | 'armed' | 'taken';

type Options = {
  readonly activationId: string;
  readonly secret: string;
  readonly cap: number;
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  /** Who holds the leases: this start of this door. */
  readonly holder: string;
  onBound(index: number, standing: Standing): void;
  /** True when `path` only says more exactly what `than` is: one path of a picture that was proved. */
  isWithin(path: number, than: number): boolean;
};

/** Blocks that stations hold are counted with them. */
const isStation = (holder: string): boolean => holder.startsWith('station ');

const replayBindings = async (disk: PhonesDisk, activationId: string, set: (index: number, standing: Standing) => void): Promise<void> => {
  for (let after = 0; ; ) {
    const rows = await disk.ask('bindings', activationId, after, 200);
    for (const row of rows) {
      unpackStandings(row.passes, set);
      after = row.id;
    }
    if (rows.length === 0) return;
  }
};

export const openPassBook = async (options: Options): Promise<PassBook> => {
  const { activationId, secret, disk } = options;
  const passes = createPasses(secret, activationId);
  const earlier = await disk.ask('leases', activationId);
  const ours = earlier.filter(({ holder }) => !isStation(holder));
  const before = ours.reduce((sum, { marked }) => sum + marked, 0);
  const leases = openPassLeases({ ...options, blockSize, firstFree: earlier.length * blockSize });
  const standings = createStandings(blockSize);
  await replayBindings(disk, activationId, standings.set);
  await leases.more();

  const set = (index: number, standing: Standing): void => {
    standings.set(index, standing);
    options.onBound(index, standing);
  };
  const issue: PassBook['issue'] = (standing) => {
    const index = leases.next();
    if (index === undefined) return undefined;
    if (standing.path !== unknownPath || standing.tier !== 0) set(index, standing);
    return { index, pass: passes.make(index) };
  };
  return {
    activationId,
    issue,
    async issueSoon(standing) {
      let seat = issue(standing);
      while (!seat && (await leases.more())) seat = issue(standing);
      return seat;
    },
    read(pass) {
      const index = passes.read(pass);
      return index !== undefined && index < leases.bound() ? index : undefined;
    },
    pathOf: standings.pathOf,
    tierOf: standings.tierOf,
    bind(index, next, mayChange) {
      const now = standings.of(index);
      if (next.path === unknownPath || (next.path === now.path && next.tier <= now.tier)) return 'same';
      const isFirst = now.path === stranger.path && now.tier === stranger.tier;
      const isProof = now.tier === 0 && next.tier > 0;
      const isNaming = next.tier <= now.tier && options.isWithin(next.path, now.path);
      if (!isFirst && !isProof && !isNaming) return options.isWithin(now.path, next.path) ? 'same' : 'taken';
      if (!mayChange) return 'armed';
      set(index, isNaming ? { path: next.path, tier: now.tier } : next);
      return 'bound';
    },
    issued: () => before + leases.issued(),
    bound: standings.counts,
    close: leases.close,
  };
};
