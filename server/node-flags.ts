/**
 * How Node is to run our two servers (docs/decisions/0012, 0013).
 *
 * - Garbage is collected by the thread that makes it: there is little at a time, and helpers that wake for each round cost a
 *   tenth of a vote's CPU on two cores.
 * - V8 does not use a calm minute to tidy the whole heap, which stops everything for some 50 ms, and does not forget the code
 *   of what was not done for a while: a take after a calm hour is as quick as any.
 * - The whole heap is looked through once it has grown to four times what lives in it, not by a quarter or a half: in the rush
 *   of a vote that is every nine seconds and not two or three times a second, at 75 ms of work for ten thousand phones.
 */
export const nodeFlags: readonly string[] = [
  '--single-threaded-gc',
  '--no-memory-reducer',
  '--no-flush-bytecode',
  '--heap-growing-percent=300',
];

/**
 * The same for one of them by its file. The show's code runs some thousand times in an evening, most of it too seldom for V8 to find it
 * worth compiling: it is compiled at once, simply; and it may ask for young garbage to be collected (`tidy.ts`). The phones' door runs a few
 * lines millions of times.
 */
export const nodeFlagsOf = (file: 'main.ts' | 'phones.ts'): readonly string[] =>
  file === 'main.ts' ? [...nodeFlags, '--always-sparkplug', '--expose-gc'] : nodeFlags;
