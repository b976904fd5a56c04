/**
 * Sends prepared votes at a rate, or as fast as answers come, and times the answers.
 *
 * With a rate the load is open: a vote that is answered late does not hold back the next, and its time counts
 * from when it was due. `inFlight` bounds what is on its way at once.
 */
import { performance } from 'node:perf_hooks';

export type Paced = {
  readonly acknowledged: number;
  readonly wallMs: number;
  /** From when a vote was due to its answer, ms. */
  readonly p50: number;
  readonly p99: number;
};

export type Pace = { readonly perSecond: number; readonly inFlight: number };

const quantile = (sorted: Float64Array, q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** @param send sends vote `place` and calls `answered` once; false when it cannot be sent now, and the next turn tries again */
export const runPaced = (total: number, pace: Pace, send: (place: number, answered: () => void) => boolean): Promise<Paced> =>
  new Promise((resolve) => {
    const took = new Float64Array(total);
    const start = performance.now();
    let sent = 0;
    let done = 0;
    const dueAt = (place: number): number =>
      Number.isFinite(pace.perSecond) ? start + (place * 1000) / pace.perSecond : performance.now();
    const finish = (): void => {
      clearInterval(beat);
      const wallMs = performance.now() - start;
      const sorted = took.sort();
      resolve({ acknowledged: done, wallMs, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) });
    };
    const sendDue = (): void => {
      const now = performance.now();
      while (sent < total && sent - done < pace.inFlight) {
        const due = dueAt(sent);
        if (due > now && Number.isFinite(pace.perSecond)) return;
        const place = sent;
        const isSent = send(place, () => {
          took[place] = performance.now() - due;
          done += 1;
          if (done === total) finish();
          else if (!Number.isFinite(pace.perSecond)) sendDue();
        });
        if (!isSent) return;
        sent += 1;
      }
    };
    const beat = setInterval(sendDue, 1);
    sendDue();
  });
