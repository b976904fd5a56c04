/**
 * The indexes that one start of the door may hand out: blocks leased on disk, and in each block a mark on disk up to which it may go.
 *
 * A block is leased before any index of it is handed out, and an index is handed out only below a mark that is on disk. So after a crash
 * the marks say how many there may be: never too few, and too many by no more than lay ahead, which is what one second hands out (200 at
 * least, for each block). Marks move ahead before they are reached: newcomers wait for the disk only where it takes longer than half a
 * second's worth of them. When the door ends in good order, the mark is set to what was handed out.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import { limits } from './door-limits.ts';
import type { DoorLog } from './door-log.ts';
import type { PhonesDisk } from './phones-disk.ts';

/** A new block is leased when less than so much is left. */
const refillBelow = 2_000;
/** How far ahead a mark lies: what a second hands out, within these. */
const ahead = { least: 200, most: limits.newPhonesPerSecond } as const;
/** After the disk refused, it is asked again so much later. */
const patience: Ms = 500;

export type PassLeases = {
  /** Undefined while none is at hand. */
  next(): number | undefined;
  /** Resolves when there may be one at hand; false when none will be for now: the cap is reached, the disk refuses, or the book is closed. */
  more(): Promise<boolean>;
  /** Every index handed out so far, in any start, is below it. */
  bound(): number;
  /** Handed out in this start. */
  issued(): number;
  /** Nothing is handed out any more; resolves when the file says exactly how many were, or the disk did not take it. */
  close(): Promise<void>;
};

type Options = {
  readonly activationId: string;
  readonly cap: number;
  readonly disk: PhonesDisk;
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly holder: string;
  /** Indexes in a block. */
  readonly blockSize: number;
  /** Indexes that were leased before this start. */
  readonly firstFree: number;
};

/** Indexes `next` … `mark` − 1 may be handed out, `mark` … `end` − 1 once they are marked on disk. The cap may end a block early. */
type Block = { readonly number: number; readonly first: number; next: number; mark: number; readonly end: number };

/** How far ahead to mark: as many as were handed out in a second, by the time since it was last asked. */
const createPace = (start: EpochMs) => {
  let at = start;
  let before = 0;
  return (issued: number, now: EpochMs): number => {
    const perSecond = ((issued - before) * 1000) / Math.max(1, now - at);
    [at, before] = [now, issued];
    return Math.min(ahead.most, Math.max(ahead.least, Math.ceil(perSecond)));
  };
};

/** The blocks at hand, in the order in which they are used up. */
const createShelf = () => {
  const blocks: Block[] = [];
  const sum = (of: (block: Block) => number): number => blocks.reduce((all, block) => all + of(block), 0);
  return {
    blocks,
    left: (): number => sum(({ next, end }) => end - next),
    /** Of these, how many may be handed out by what is on disk. */
    marked: (): number => sum(({ next, mark }) => mark - next),
    take(): number | undefined {
      const block = blocks[0];
      const index = block?.next;
      if (!block || index === undefined || index >= block.mark) return undefined;
      block.next += 1;
      if (block.next === block.end) blocks.shift();
      return index;
    },
  };
};

export const openPassLeases = ({ activationId, cap, disk, clock, log, holder, blockSize, firstFree }: Options): PassLeases => {
  const { blocks, left, marked, take } = createShelf();
  const paceOf = createPace(clock.now());
  let bound = firstFree;
  let issued = 0;
  let isClosed = false;
  let wanted: number = ahead.least;
  let refusedUntil = Number.NEGATIVE_INFINITY;
  let writing: Promise<boolean> | undefined;

  const markOnDisk = (block: Block, mark: number): Promise<void> => disk.ask('markPasses', activationId, block.number, mark - block.first);
  const lease = async (): Promise<void> => {
    // The first block is marked with its lease: one write before the first pass. The others when their turn comes.
    const mark = blocks.length === 0 ? ahead.least : 0;
    const number = await disk.ask('lease', activationId, holder, 'open', clock.now(), mark);
    const first = number * blockSize;
    const end = Math.min(first + blockSize, cap);
    if (first < end) blocks.push({ number, first, next: first, mark: Math.min(first + mark, end), end });
    bound = Math.max(bound, first + blockSize);
  };
  const moveMark = async (block: Block): Promise<void> => {
    const to = Math.min(block.end, block.mark + wanted - marked());
    await markOnDisk(block, to);
    block.mark = to;
  };
  /** What the disk should be asked for next; undefined when enough is at hand. */
  const wish = (): (() => Promise<void>) | undefined => {
    if (isClosed) return undefined;
    const unmarked = blocks.find((block) => block.mark < block.end);
    if (marked() < wanted / 2 && unmarked) return () => moveMark(unmarked);
    return left() < refillBelow && bound < cap ? lease : undefined;
  };
  /** True when it was written. Then goes on with what is wished next, whoever waits. */
  const write = async (deed: () => Promise<void>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      refusedUntil = clock.now() + patience;
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'New passes run out: the disk did not take more of them.',
      );
      return false;
    } finally {
      writing = undefined;
      void refill();
    }
  };
  const refill = (): Promise<boolean> => {
    if (writing !== undefined) return writing;
    if (clock.now() < refusedUntil) return Promise.resolve(false);
    if (marked() < wanted / 2) wanted = paceOf(issued, clock.now());
    const deed = wish();
    writing = deed && write(deed);
    return writing ?? Promise.resolve(false);
  };
  return {
    next() {
      const index = isClosed ? undefined : take();
      if (index === undefined) return undefined;
      issued += 1;
      void refill();
      return index;
    },
    more: refill,
    bound: () => bound,
    issued: () => issued,
    async close() {
      isClosed = true;
      await writing;
      try {
        for (const block of blocks) await markOnDisk(block, block.next);
      } catch (error) {
        log.warn({ reason: String(error) }, 'How far passes were handed out could not be written: a few too many will be counted.');
      }
    },
  };
};
