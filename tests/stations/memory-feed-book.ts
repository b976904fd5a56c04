/** A feed book in memory, for tests; it can hang in a write, which is then on disk or not, and nobody is told. */
import type { FeedBook, FeedEntry, HookMark, KeptFigures } from '../../server/ports/feed-book.ts';

export type MemoryFeedBook = FeedBook & {
  /** From now on writes are on disk, and are never acknowledged. */
  hang(): void;
  refuse(): void;
  goOn(): void;
};

export const memoryFeedBook = (): MemoryFeedBook => {
  const entries: FeedEntry[] = [];
  const figures: KeptFigures[] = [];
  const hooks = new Map<string, HookMark>();
  let mood: 'well' | 'hangs' | 'refuses' = 'well';
  return {
    past: async () => ({ entries: structuredClone(entries), figures: figures.at(-1) ?? null, hooks: [...hooks.values()] }),
    write: (some, numbers) => {
      if (mood === 'refuses') return Promise.reject(new Error('The disk is full.'));
      for (const entry of some) {
        const place = entries.findIndex(({ epoch, number }) => epoch === entry.epoch && number === entry.number);
        const known = entries[place];
        if (known) entries[place] = { ...known, told: { ...known.told, ...entry.told } };
        else entries.push(entry);
      }
      for (const one of numbers) if (!figures.some(({ revision }) => revision === one.revision)) figures.push(one);
      return mood === 'hangs' ? new Promise(() => undefined) : Promise.resolve();
    },
    figuresAfter: async (activation, revision, limit) =>
      figures.filter((one) => one.activation === activation && one.revision > revision).slice(0, limit),
    markHook: async (mark) => void hooks.set(`${mark.station} ${mark.url}`, mark),
    hang: () => {
      mood = 'hangs';
    },
    refuse: () => {
      mood = 'refuses';
    },
    goOn: () => {
      mood = 'well';
    },
    close: async () => undefined,
  };
};
