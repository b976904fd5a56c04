/** Waits for what must become so. */
import { setTimeout as pause } from 'node:timers/promises';

export const look = 100;
export const comeWithin = 20_000;

/** @throws when it is not so within `within` ms */
export const until = async (claim: () => Promise<boolean>, within: number, otherwise: string): Promise<void> => {
  for (const giveUpAt = performance.now() + within; !(await claim()); await pause(look))
    if (performance.now() > giveUpAt) throw new Error(otherwise);
};
