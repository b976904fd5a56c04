/**
 * Starts a worker thread from one of our TypeScript files.
 *
 * On Node 20 a worker does not inherit the TypeScript loader of its parent, so a small
 * bootstrap registers it inside the worker first (docs/decisions/0001).
 */
import { type ResourceLimits, Worker } from 'node:worker_threads';

const bootstrap = `
const { workerData } = require('node:worker_threads');
import(workerData.loader).then(({ register }) => { register(); return import(workerData.entry); })
  .catch((error) => { setImmediate(() => { throw error; }); });
`;

/** `entry` finds its own data under `workerData.data`. A failure to load arrives as the worker's `error` event. */
export const openWorker = (entry: URL, data: unknown, resourceLimits?: ResourceLimits): Worker =>
  new Worker(bootstrap, {
    ...{ eval: true, workerData: { loader: import.meta.resolve('tsx/esm/api'), entry: entry.href, data } },
    ...(resourceLimits === undefined ? {} : { resourceLimits }),
  });
