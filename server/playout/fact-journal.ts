/**
 * Facts on their way to the disk, in order.
 *
 * A fact is recorded when the archive has said so. When the disk is late or refuses, the show goes on:
 * facts wait here, bounded, and are written again until the disk is back (writing a fact twice is harmless).
 * While anything waits, nothing new overtakes it. While nothing does, the disk is asked now and then, so that one
 * that refuses is known before the next take needs it.
 */
import type { EpochMs } from '../contract/units.ts';
import { type Archive, ArchiveFailed, type StoredFact } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';

export type Recording = {
  readonly ok: boolean;
  readonly waiting: number;
  readonly lost: number;
  readonly since: EpochMs | null;
  readonly why: string;
  /** When the disk last said yes or no. */
  readonly answeredAt: EpochMs;
};

export type Kept = 'recorded' | 'waiting' | 'lost';

export type FactJournal = {
  /**
   * Resolves `recorded` when the facts are on disk, `waiting` when they wait here, `lost` when there was no room
   * left for them (hours without a disk): their sequence numbers are then free again. Never rejects.
   */
  commit(facts: readonly StoredFact[]): Promise<Kept>;
  recording(): Recording;
  onRecording(listener: () => void): () => void;
  /** Writes what waits once more, and no more after that. */
  close(): Promise<void>;
};

type State = Omit<Recording, 'answeredAt'>;

const tryAgainEvery = 500;
/** About 4 MB of facts: hours of a show. */
const mostWaiting = 10_000;
const atOnce = 500;
/** Between two questions to a disk that has nothing to write. */
const askEvery = 5000;

const well: State = { ok: true, waiting: 0, lost: 0, since: null, why: '' };

/** What is to be tried again and again, while it is needed. */
const openAgain = (clock: Clock, deed: () => void) => {
  let off: (() => void) | undefined;
  let isOver = false;
  return {
    go: (isNeeded: boolean): void => {
      if (!isNeeded) off?.();
      off = isNeeded && !isOver ? (off ?? clock.every(tryAgainEvery, deed)) : undefined;
    },
    /** Whatever is said from now on. */
    end: () => {
      isOver = true;
      off?.();
    },
  };
};

export const openJournal = (archive: Pick<Archive, 'append' | 'probe'>, clock: Clock): FactJournal => {
  const listeners = new Set<() => void>();
  let waiting: StoredFact[] = [];
  let state = well;
  let flushing: Promise<void> | undefined;
  let answeredAt = clock.now();
  const answered = () => {
    answeredAt = clock.now();
  };

  const say = (next: State) => {
    state = next;
    again.go(!state.ok);
    for (const listener of listeners) listener();
  };

  const hold = (facts: readonly StoredFact[], why: string): Kept => {
    const fits = waiting.length + facts.length <= mostWaiting;
    if (fits) waiting.push(...facts);
    say({ ok: false, waiting: waiting.length, lost: state.lost + (fits ? 0 : facts.length), since: state.since ?? clock.now(), why });
    return fits ? 'waiting' : 'lost';
  };

  const writeAll = async () => {
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, atOnce);
        await archive.append(batch);
        answered();
        waiting = waiting.slice(batch.length);
      }
      say(state.lost > 0 ? { ...state, waiting: 0 } : well);
    } catch (error) {
      say({ ...state, waiting: waiting.length, why: messageOf(error) });
    }
  };
  const flush = async () => {
    if (waiting.length === 0) return;
    flushing ??= writeAll().finally(() => {
      flushing = undefined;
    });
    await flushing;
  };

  /** Late is no answer: only a refusal makes us doubt, and only a yes ends it. */
  const ask = async () => {
    try {
      await archive.probe();
      answered();
      if (waiting.length === 0 && state.lost === 0 && !state.ok) say(well);
    } catch (error) {
      if (!(error instanceof ArchiveFailed)) return;
      answered();
      if (waiting.length > 0) return;
      const why = messageOf(error);
      if (state.ok || state.why !== why) say({ ...state, ok: false, since: state.since ?? clock.now(), why });
    }
  };
  const again = openAgain(clock, () => void (waiting.length === 0 ? ask() : flush()));
  const offAsk = clock.every(askEvery, () => void ask());

  return {
    commit: async (facts) => {
      if (waiting.length > 0 || flushing !== undefined) return hold(facts, state.why);
      try {
        await archive.append(facts);
        answered();
        if (!state.ok && state.lost === 0 && waiting.length === 0) say(well);
        return 'recorded';
      } catch (error) {
        return hold(facts, messageOf(error));
      }
    },
    recording: () => ({ ...state, answeredAt }),
    onRecording: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      offAsk();
      again.end();
      await flush();
    },
  };
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
