/** Who hears what the switcher has to say. A listener that throws is reported and does not silence the others. */
import type { SwitcherEvent } from '../ports/switcher.ts';
import type { Log } from './log.ts';

export type Listeners = {
  add(listener: (event: SwitcherEvent) => void): () => void;
  tell(event: SwitcherEvent): void;
  clear(): void;
};

export const createListeners = (log: Pick<Log, 'error'>): Listeners => {
  const listeners = new Set<(event: SwitcherEvent) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          log.error({ error, event: event.type }, 'a listener to the switcher failed');
        }
      }
    },
    clear: () => listeners.clear(),
  };
};
