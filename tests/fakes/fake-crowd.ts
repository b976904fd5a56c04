/** A crowd that comes and goes as it is told, and keeps who is in. */
import type { Crowd, CrowdCall } from '../../server/ports/crowd.ts';

export type FakeCrowd = Crowd & {
  /** Who is in now. */
  now(): CrowdCall | null;
  /** They go by themselves. */
  lose(why: string): void;
  /** They do not go when they are told to. */
  holdOut: boolean;
};

export const fakeCrowd = (): FakeCrowd => {
  const listeners = new Set<(why: string) => void>();
  let call: CrowdCall | null = null;
  const crowd: FakeCrowd = {
    holdOut: false,
    now: () => call,
    call: (one) => {
      call = one;
    },
    dismiss: async () => {
      if (crowd.holdOut) throw new Error('They do not go.');
      call = null;
    },
    onLost: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lose: (why) => {
      call = null;
      for (const listener of listeners) listener(why);
    },
  };
  return crowd;
};
