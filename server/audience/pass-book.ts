/**
 * The passes of one activation: leased in blocks, handed out densely, bound to a path once.
 *
 * A block of 10,000 is on disk before any index of it is handed out; what a crash left of a block is never used.
 * What a pass has proved is bound with it, or later while no poll is armed. A proof stays: only a picture that several
 * paths share may still be named more exactly. A claim gives way to a proof, never to another claim.
 */
import { type TierCode, unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import { createPasses } from './pass.ts';
import { createStandings, type Standing, stranger, unpackStandings } from './pass-standings.ts';
import type { PhonesDisk } from './phones-disk.ts';

export const blockSize = 10_000;
const refillBelow = 2_000;

export type PassBook = {
  readonly activationId: string;
  /** A new pass; undefined while none can be given (cap reached, disk refuses). */
  issue(standing: Standing): Seat | undefined;
  /** As `issue`, waiting for a block when one is being leased. */
  issueSoon(standing: Standing): Promise<Seat | undefined>;
  /** The index of a pass that this activation has handed out. */
  read(pass: string): number | undefined;
  pathOf(index: number): number;
  tierOf(index: number): TierCode;
  /** Binds as far as it may be; `mayChange` is false once a poll is armed. */
  bind(index: number, standing: Standing, mayChange: boolean): Bound;
  /** Passes handed out since the activation began, as far as is known: those of a start before this one by whole blocks. */
  issued(): number;
  /** How many passes have proved what, among those bound; the others are open and of unknown path. */
  bound(): readonly (Standing & { readonly passes: number })[];
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

/** The indexes at hand, from blocks that are on disk. */
const createLeases = ({ activationId, cap, disk, clock, log, holder }: Options, firstFree: number, before: number) => {
  const blocks: { next: number; readonly end: number }[] = [];
  let bound = firstFree;
  let leasing: Promise<void> | undefined;
  let issued = 0;

  const atHand = (): number => blocks.reduce((sum, block) => sum + block.end - block.next, 0);
  const lease = async (): Promise<void> => {
    try {
      const block = await disk.ask('lease', activationId, holder, 'open', clock.now());
      const next = block * blockSize;
      blocks.push({ next, end: next + blockSize });
      bound = Math.max(bound, next + blockSize);
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'No new passes: their lease could not be written.');
    } finally {
      leasing = undefined;
    }
  };
  const refill = (): Promise<void> => {
    if (atHand() >= refillBelow || bound >= cap) return Promise.resolve();
    leasing ??= lease();
    return leasing;
  };
  const next = (): number | undefined => {
    const block = blocks[0];
    const index = block?.next;
    if (!block || index === undefined || index >= cap) return undefined;
    block.next += 1;
    if (block.next === block.end) blocks.shift();
    issued += 1;
    void refill();
    return index;
  };
  return { next, refill, bound: () => bound, issued: () => before + issued };
};

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
  const leases = createLeases(options, earlier.length * blockSize, ours.length * blockSize);
  const standings = createStandings(blockSize);
  await replayBindings(disk, activationId, standings.set);
  await leases.refill();

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
      const now = issue(standing);
      if (now) return now;
      await leases.refill();
      return issue(standing);
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
    issued: leases.issued,
    bound: standings.counts,
  };
};
