/**
 * Sends prepared votes at a rate, or as fast as answers come, and times the answers.
 *
 * With a rate the load is open: a vote that is answered late does not hold back the next, and its time counts
 * from when it was due. `inFlight` bounds what is on its way at once.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf } from './cpu.ts';

type Paced = {
  readonly acknowledged: number;
  /** How often each code or status was the answer. */
  readonly codes: Readonly<Record<number, number>>;
  readonly wallMs: number;
  /** From when a vote was due to its answer, ms. */
  readonly p50: number;
  readonly p99: number;
};

export type Pace = { /** Null: as fast as answers come. */ readonly perSecond: number | null; readonly inFlight: number };

const quantile = (sorted: Float64Array, q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** Sends vote `place` and calls `answered` once; false when it cannot be sent now, and the next turn tries again. */
export type Send = (place: number, answered: (code: number) => void) => boolean;

const runPaced = (total: number, pace: Pace, send: Send): Promise<Paced> =>
  new Promise((resolve) => {
    const took = new Float64Array(total);
    const start = performance.now();
    const codes: Record<number, number> = {};
    let sent = 0;
    let done = 0;
    const dueAt = (place: number): number => (pace.perSecond !== null ? start + (place * 1000) / pace.perSecond : performance.now());
    const finish = (): void => {
      clearInterval(beat);
      const wallMs = performance.now() - start;
      const sorted = took.sort();
      resolve({ acknowledged: done, codes, wallMs, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) });
    };
    const sendDue = (): void => {
      const now = performance.now();
      while (sent < total && sent - done < pace.inFlight) {
        const due = dueAt(sent);
        if (due > now && pace.perSecond !== null) return;
        const place = sent;
        const isSent = send(place, (code) => {
          codes[code] = (codes[code] ?? 0) + 1;
          took[place] = performance.now() - due;
          done += 1;
          if (done === total) finish();
          else if (pace.perSecond === null) sendDue();
        });
        if (!isSent) return;
        sent += 1;
      }
    };
    const beat = setInterval(sendDue, 1);
    sendDue();
  });

export type Measured = Paced & {
  /** CPU of the server, all threads, during the run, ms. */
  readonly serverCpuMs: number;
  /** Cores that this process took during the run. */
  readonly generatorCores: number;
};

/** Settles first, so that what came before is not counted; and after, so that work put off is. */
const calm = 150;

export const runMeasured = async (pid: number, total: number, pace: Pace, send: Send): Promise<Measured> => {
  await sleep(calm);
  const [server, own] = [cpuOf(pid), cpuOf(process.pid)];
  const paced = await runPaced(total, pace, send);
  const generatorCores = (cpuOf(process.pid) - own) / paced.wallMs;
  await sleep(calm);
  return { ...paced, serverCpuMs: cpuOf(pid) - server, generatorCores };
};
