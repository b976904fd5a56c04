/**
 * Tells followers that something changed: structure and figures apart, at most once each turn of the event loop,
 * however many changes fell together. The view is built when somebody asks, once for each change.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

type Report = (error: unknown, what: string) => void;

export type Signal = { changed(): void; revision(): number; listen(listener: () => void): () => void; close(): void };

export const openSignal = (report: Report): Signal => {
  const listeners = new Set<() => void>();
  let revision = 0;
  let pending: NodeJS.Immediate | undefined;

  const tell = () => {
    pending = undefined;
    for (const listener of listeners) {
      try {
        listener();
      } catch (error) {
        report(error, 'A follower could not be told of a change.');
      }
    }
  };
  return {
    changed: () => {
      revision += 1;
      pending ??= setImmediate(tell);
    },
    revision: () => revision,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      clearImmediate(pending);
      listeners.clear();
    },
  };
};

/** Clocks in a view move without a change: an older one than this is made anew. */
const staysFor: Ms = 100;

/** What `make` gives, made again after a change, and when it is older than its reader takes it to be. */
export const onceForEach = <T>(revision: () => number, now: () => EpochMs, make: () => T): ((oldest?: Ms) => T) => {
  let kept: { readonly value: T; readonly revision: number; readonly at: EpochMs } | undefined;
  return (oldest = staysFor) => {
    if (kept?.revision !== revision() || now() - kept.at >= oldest) kept = { value: make(), revision: revision(), at: now() };
    return kept.value;
  };
};
