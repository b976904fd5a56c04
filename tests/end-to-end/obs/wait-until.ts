/** Waits for a condition instead of for a time. */
import { setTimeout as pause } from 'node:timers/promises';

/** Asks every `every` ms until `claim` holds; rejects with `what` and the last error after `within` ms. */
export const waitUntil = async (what: string, claim: () => boolean | Promise<boolean>, within = 15_000, every = 25): Promise<void> => {
  const end = performance.now() + within;
  let last: unknown;
  for (;;) {
    try {
      if (await claim()) return;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) throw new Error(`waited ${within} ms in vain: ${what}`, { cause: last });
    await pause(every);
  }
};
