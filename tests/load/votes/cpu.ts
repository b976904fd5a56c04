/** CPU time that a process has had, kernel included, all its threads: what a shared machine cannot distort as it does wall time. */
import { readdirSync, readFileSync } from 'node:fs';

/** @returns milliseconds on a core since the process began */
export const cpuOf = (pid: number): number => {
  let spent = 0n;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const [onCore] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
    spent += BigInt(onCore ?? 0);
  }
  return Number(spent) / 1e6;
};

/** Resident memory in bytes. */
export const memoryOf = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
  return Number(kilobytes) * 1024;
};
