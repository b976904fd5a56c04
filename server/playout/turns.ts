/** One deed at a time, in the order in which they were asked. A deed that fails is its asker's to hear of; the next goes on. */
export type Turns = { take<T>(deed: () => Promise<T>): Promise<T> /** Resolves when all asked so far are over. */; over(): Promise<void> };

export const takeTurns = (): Turns => {
  let line: Promise<void> = Promise.resolve();
  const settled = (): undefined => undefined;
  return {
    take: (deed) => {
      const mine = line.then(deed);
      line = mine.then(settled, settled);
      return mine;
    },
    over: () => line,
  };
};
