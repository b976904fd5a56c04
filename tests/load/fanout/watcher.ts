/**
 * What one reader of counts has heard: every count is looked at, and none may be lower than the one before.
 *
 * Votes in this bench are all yea and none is taken back, so that lower is always wrong.
 */
export type Watchers = {
  /** @returns what to call with each count that this reader hears */
  add(): (yea: number) => void;
  newWindow(): void;
  heard(): Heard;
  /** Readers whose newest count is another. */
  without(yea: number): number;
};

export type Heard = { readonly readers: number; readonly delivered: number; readonly backwards: number };

export const createWatchers = (): Watchers => {
  const newest: number[] = [];
  let delivered = 0;
  let backwards = 0;
  return {
    add() {
      const place = newest.push(-1) - 1;
      return (yea) => {
        delivered += 1;
        if (yea < (newest[place] ?? -1)) backwards += 1;
        newest[place] = yea;
      };
    },
    newWindow() {
      delivered = 0;
    },
    heard: () => ({ readers: newest.length, delivered, backwards }),
    without: (yea) => newest.reduce((missing, one) => missing + (one === yea ? 0 : 1), 0),
  };
};
