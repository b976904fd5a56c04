/**
 * The passes of one activation: leased in blocks, handed out densely, bound to a path once.
 *
 * A block of 10,000 is on disk before any index of it is handed out; what a crash left of a block is never used.
 * A path is bound with the pass, or later while no poll is armed; once bound it stays.
 */
import { unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import { makePass, readPass } from './pass.ts';
import type { PhonesDisk } from './phones-disk.ts';

export const blockSize = 10_000;
const refillBelow = 2_000;

export type PassBook = {
  readonly activationId: string;
  /** A new pass; undefined while none can be given (cap reached, disk refuses). */
  issue(path: number): { readonly pass: string; readonly index: number } | undefined;
  /** As `issue`, waiting for a block when one is being leased. */
  issueSoon(path: number): Promise<{ readonly pass: string; readonly index: number } | undefined>;
  /** The index of a pass that this activation has handed out. */
  read(pass: string): number | undefined;
  pathOf(index: number): number;
  /** Binds when still unbound; `mayChange` is false once a poll is armed. */
  bind(index: number, path: number, mayChange: boolean): void;
  issued(): number;
};

type Options = {
  readonly activationId: string;
  readonly secret: string;
  readonly cap: number;
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  /** Who holds the leases: this start of this door. */
  readonly holder: string;
  onBound(index: number, path: number): void;
};

/** Path by pass; unknown until bound. */
const createBindings = () => {
  let paths = new Uint8Array(blockSize).fill(unknownPath);
  return {
    of: (index: number): number => paths[index] ?? unknownPath,
    set(index: number, path: number): void {
      if (index >= paths.length) {
        const grown = new Uint8Array(Math.max(index + 1, Math.ceil(paths.length * 1.5))).fill(unknownPath);
        grown.set(paths);
        paths = grown;
      }
      paths[index] = path;
    },
  };
};

/** The indexes at hand, from blocks that are on disk. */
const createLeases = ({ activationId, cap, disk, clock, log, holder }: Options, firstFree: number) => {
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
  return { next, refill, bound: () => bound, issued: () => issued };
};

const replayBindings = async (disk: PhonesDisk, activationId: string, set: (index: number, path: number) => void): Promise<void> => {
  for (let after = 0; ; ) {
    const rows = await disk.ask('bindings', activationId, after, 200);
    for (const row of rows) {
      const passes = Buffer.from(row.passes);
      for (let at = 0; at + 5 <= passes.length; at += 5) set(passes.readUInt32BE(at), passes[at + 4] ?? unknownPath);
      after = row.id;
    }
    if (rows.length === 0) return;
  }
};

export const openPassBook = async (options: Options): Promise<PassBook> => {
  const { activationId, secret, disk } = options;
  const leases = createLeases(options, (await disk.ask('leased', activationId)) * blockSize);
  const bindings = createBindings();
  await replayBindings(disk, activationId, bindings.set);
  await leases.refill();

  const issue: PassBook['issue'] = (path) => {
    const index = leases.next();
    if (index === undefined) return undefined;
    if (path !== unknownPath) {
      bindings.set(index, path);
      options.onBound(index, path);
    }
    return { index, pass: makePass(secret, activationId, index) };
  };
  return {
    activationId,
    issue,
    async issueSoon(path) {
      const now = issue(path);
      if (now) return now;
      await leases.refill();
      return issue(path);
    },
    read(pass) {
      const index = readPass(secret, activationId, pass);
      return index !== undefined && index < leases.bound() ? index : undefined;
    },
    pathOf: bindings.of,
    bind(index, path, mayChange) {
      if (!mayChange || path === unknownPath || bindings.of(index) !== unknownPath) return;
      bindings.set(index, path);
      options.onBound(index, path);
    },
    issued: leases.issued,
  };
};
