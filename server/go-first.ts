/**
 * Before whatever else this machine does: a take is short, and must not wait behind a browser that draws.
 * Threads that are started afterwards go first with it; V8's own helpers do not.
 */
import { getPriority, setPriority } from 'node:os';

type Machine = { readonly setPriority: (priority: number) => void; readonly getPriority: () => number };

/** A nice value: before everything that asks for nothing, behind what the system keeps for itself. */
const first = -5;

/** Only root, or whoever is given it (`LimitNICE` of systemd), may: without it nothing is missing but the head start. */
export const goFirst = (
  log: { readonly info: (fields: object, message: string) => void },
  machine: Machine = { setPriority, getPriority },
): void => {
  // Whoever started it may have put it further ahead.
  if (machine.getPriority() <= first) return;
  try {
    machine.setPriority(first);
  } catch (error) {
    log.info({ error: String(error) }, 'This user may not let the show server go before other programs of this machine.');
  }
};
