/**
 * Tells followers that something changed: structure and figures apart, at most once each turn of the event loop,
 * however many changes fell together. The view is built when somebody asks, once for each change.
 *
 * Whoever shows it to viewers hears of it first: as soon as what changed it is over, before anybody is answered.
 */
import type { EpochMs, Ms } from '../contract/units.ts';

type Report = (error: unknown, what: string) => void;

export type Signal = {
  changed(): void;
  revision(): number;
  listen(listener: () => void): () => void;
  listenFirst(listener: () => void): () => void;
  close(): void;
};

export const openSignal = (report: Report): Signal => {
  const [firsts, listeners] = [new Set<() => void>(), new Set<() => void>()];
  let revision = 0;
  let isFirstPending = false;
  let pending: NodeJS.Immediate | undefined;

  const tellEach = (whom: ReadonlySet<() => void>) => {
    for (const listener of whom) {
      try {
        listener();
      } catch (error) {
        report(error, 'A follower could not be told of a change.');
      }
    }
  };
  const tellFirsts = () => {
    const told = revision;
    tellEach(firsts);
    isFirstPending = revision !== told;
    // What changes while it is told waits for the next turn: nothing that goes on changing it may hold up all else.
    if (isFirstPending) setImmediate(tellFirsts);
  };
  const tell = () => {
    pending = undefined;
    tellEach(listeners);
  };
  const listenIn = (whom: Set<() => void>) => (listener: () => void) => {
    whom.add(listener);
    return () => whom.delete(listener);
  };
  return {
    changed: () => {
      revision += 1;
      if (!isFirstPending) queueMicrotask(tellFirsts);
      isFirstPending = true;
      pending ??= setImmediate(tell);
    },
    revision: () => revision,
    listen: listenIn(listeners),
    listenFirst: listenIn(firsts),
    close: () => {
      clearImmediate(pending);
      firsts.clear();
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
