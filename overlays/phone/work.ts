/**
 * Has the work done that the door asks of a phone when a crowd arrives from one place, beside the page, so that reading goes on.
 *
 * Two workers take turns at the counters. They are fetched only when work is asked for, and ended when one has answered.
 */
import type { PhoneChallenge, PhoneWork } from '../../server/contract/phone.ts';
import type { Solved, ToSolve } from './solve-worker.ts';

const atMost = 60_000;
const workers = 2;

/** Rejects when this phone cannot do it, or not in a minute. */
export const doWork = (challenge: PhoneChallenge): Promise<PhoneWork> =>
  new Promise((resolve, reject) => {
    const crew = Array.from({ length: workers }, () => new Worker(new URL('./solve-worker.ts', import.meta.url)));
    const end = (deed: () => void): void => {
      clearTimeout(timer);
      for (const worker of crew) worker.terminate();
      deed();
    };
    const timer = setTimeout(() => end(() => reject(new Error('The work took too long.'))), atMost);
    for (const [first, worker] of crew.entries()) {
      worker.onerror = () => end(() => reject(new Error('The work could not be started.')));
      worker.onmessage = ({ data }: MessageEvent<Solved>) =>
        end(() => ('solution' in data ? resolve({ challenge, solution: data.solution }) : reject(new Error(data.cannot))));
      worker.postMessage({ parameters: challenge.parameters, first, step: workers } satisfies ToSolve);
    }
  });
