/** Who waits until how much of a growing log is settled: marks only rise. */
export const createMilestones = () => {
  let waiting: { readonly upTo: number; resolve(): void }[] = [];
  let settled = 0;
  return {
    reach(upTo: number): void {
      settled = Math.max(settled, upTo);
      for (const one of waiting) if (one.upTo <= settled) one.resolve();
      waiting = waiting.filter((one) => one.upTo > settled);
    },
    reached: (upTo: number): Promise<void> =>
      new Promise((resolve) => {
        if (upTo <= settled) resolve();
        else waiting.push({ upTo, resolve });
      }),
  };
};
