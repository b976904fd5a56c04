/** Waits for what must become true, as long as a busy machine may need: the wait ends at the first moment it is. */
import { vi } from 'vitest';

const patience = { timeout: 60_000, interval: 40 };

/** @throws the claim's own failure when it is still false after the wait */
export const eventually = <T>(claim: () => T | Promise<T>, waiting: { timeout?: number; interval?: number } = {}): Promise<T> =>
  vi.waitFor(claim, { ...patience, ...waiting });
