/**
 * How Node is to run our two servers: garbage is collected by the thread that makes it. There is little of it at a time, and
 * helpers that wake for each round cost a tenth of a vote's CPU on two cores (docs/decisions/0012).
 */
export const nodeFlags: readonly string[] = ['--single-threaded-gc'];
