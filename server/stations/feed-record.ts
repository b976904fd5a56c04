/**
 * Nothing is told before it is in the book, as long as the disk takes it in time; the show's own facts are on disk before that.
 *
 * What came together is written together, one write at a time, and told in the order in which it came. A disk that is late or refuses
 * holds nobody up: from then on it is told at once, waits here (bounded) and is written when the disk is back. Neither is anything written
 * while facts that it may follow from wait for the disk. What a later life of the server does not find, it cannot contradict: its reader gets a snapshot.
 */
import type { Ms } from '../contract/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { FeedBook, FeedEntry, KeptFigures } from '../ports/feed-book.ts';

export type Kept = { readonly entries?: readonly FeedEntry[]; readonly figures?: KeptFigures };

export type FeedRecord = {
  /** False without a book: then nothing needs to be kept, and all may be told at once. */
  readonly isKept: boolean;
  /** @param tell called once, after it is in the book or when it cannot wait for that; in the order of these calls */
  keep(what: Kept, tell: () => void): void;
  /** Whether all facts of the show are on disk. */
  factsAreRecorded(yes: boolean): void;
  /** Tells what waits, and writes it once more. */
  close(): Promise<void>;
};

type Needs = {
  readonly book: Pick<FeedBook, 'write'> | undefined;
  readonly clock: Clock;
  readonly report: (error: unknown, what: string) => void;
};

const again: Ms = 1000;
/** Some 30 MB: hours of a show without a disk. The oldest go first; the chain is then broken there, and is read from after it. */
const mostUnwritten = 20_000;

/** What is not yet in the book, oldest first. */
const openUnwritten = (book: Pick<FeedBook, 'write'>, report: Needs['report']) => {
  let entries: FeedEntry[] = [];
  let figures: KeptFigures[] = [];
  let behind = false;
  const failed = (error: unknown) => {
    if (!behind) report(error, 'The stations’ feed is not recorded: after a restart its readers begin with a snapshot.');
    behind = true;
  };
  return {
    add: (what: Kept) => {
      entries.push(...(what.entries ?? []));
      if (what.figures) figures.push(what.figures);
      if (entries.length > mostUnwritten) entries = entries.slice(-mostUnwritten);
      if (figures.length > mostUnwritten) figures = figures.slice(-mostUnwritten);
    },
    isBehind: () => behind,
    write: async () => {
      const [some, numbers] = [entries, figures];
      if (some.length + numbers.length === 0) return;
      [entries, figures] = [[], []];
      try {
        await book.write(some, numbers);
        behind = false;
      } catch (error) {
        // Perhaps it is written all the same: writing it again changes nothing.
        entries = [...some, ...entries];
        figures = [...numbers, ...figures];
        failed(error);
      }
    },
  };
};

const toldAtOnce: FeedRecord = {
  isKept: false,
  keep: (_, tell) => tell(),
  factsAreRecorded: () => undefined,
  close: async () => undefined,
};

/** Without a book everything is told at once. */
export const openFeedRecord = ({ book, clock, report }: Needs): FeedRecord => {
  if (!book) return toldAtOnce;
  const unwritten = openUnwritten(book, report);
  let waiting: (() => void)[] = [];
  let mayWrite = true;
  let turn: Promise<void> | undefined;

  const tellSafely = (tell: () => void) => {
    try {
      tell();
    } catch (error) {
      report(error, 'Stations could not be told of a change.');
    }
  };
  const goOn = async () => {
    do {
      const steps = waiting;
      waiting = [];
      await unwritten.write();
      for (const step of steps) tellSafely(step);
    } while (waiting.length > 0 && mayWrite && !unwritten.isBehind());
    for (const step of waiting.splice(0)) tellSafely(step);
  };
  const begin = () => {
    turn ??= goOn().finally(() => {
      turn = undefined;
    });
  };
  const stop = clock.every(again, () => {
    if (mayWrite) begin();
  });

  return {
    isKept: true,
    keep: (what, tell) => {
      unwritten.add(what);
      if (turn === undefined && (!mayWrite || unwritten.isBehind())) return tellSafely(tell);
      waiting.push(tell);
      begin();
    },
    factsAreRecorded: (yes) => {
      mayWrite = yes;
    },
    close: async () => {
      stop();
      await turn;
      if (mayWrite) await unwritten.write();
    },
  };
};
