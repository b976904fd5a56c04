/**
 * What may be asked of the archive's worker, and how it answers: the one table both ends are typed by.
 *
 * The calls are the port's own, so a call that one end forgets does not compile.
 */
import type { Archive } from '../ports/archive.ts';

export type Asked = Omit<Archive, 'close'> & { open(): Promise<void> };

export type Call = keyof Asked;
/** `A`: what may be asked of a worker; the archive's is `Asked`. */
export type ArgsOf<A, C extends keyof A> = A[C] extends (...args: infer P) => unknown ? P : never;
export type ResultOf<A, C extends keyof A> = A[C] extends (...args: never) => infer R ? Awaited<R> : never;
export type Args<C extends Call> = ArgsOf<Asked, C>;
export type Result<C extends Call> = ResultOf<Asked, C>;

/** One function per call, each finding what it needs in the database it was made for. */
export type Handlers = { readonly [C in Call]: (...args: Args<C>) => Result<C> };

/** Whether a call changes the disk, and whether it may load a lot and so deserves a long deadline. */
export const kinds: { readonly [C in Call]: { readonly writes: boolean; readonly slow: boolean } } = {
  open: { writes: false, slow: true },
  append: { writes: true, slow: false },
  facts: { writes: false, slow: true },
  factsBefore: { writes: false, slow: true },
  startActivation: { writes: true, slow: true },
  endActivation: { writes: true, slow: false },
  openActivation: { writes: false, slow: true },
  pastActivations: { writes: false, slow: true },
  activation: { writes: false, slow: true },
  snapshot: { writes: false, slow: true },
  saveSnapshot: { writes: true, slow: false },
  storeDelivery: { writes: true, slow: false },
  pending: { writes: false, slow: true },
  apply: { writes: true, slow: false },
  setAside: { writes: true, slow: false },
  lines: { writes: false, slow: true },
  keepMinutes: { writes: true, slow: false },
  minutesOf: { writes: false, slow: true },
  get: { writes: false, slow: false },
  set: { writes: true, slow: false },
  setOnce: { writes: true, slow: false },
  takeOnce: { writes: true, slow: false },
  probe: { writes: true, slow: false },
};

export type Request = { readonly [C in Call]: { readonly number: number; readonly call: C; readonly args: Args<C> } }[Call];

/** `failed`: the disk. `conflict`: the record says otherwise. `newer`: a later version wrote this folder. `fault`: a mistake of ours. */
export type Refusal = { readonly kind: 'failed' | 'conflict' | 'newer' | 'fault'; readonly message: string };

export type Answer =
  | { readonly number: number; readonly ok: true; readonly result: unknown }
  | { readonly number: number; readonly ok: false; readonly refusal: Refusal };

export type WorkerSettings = { readonly file: string };
