/**
 * Memory and CPU of the show server.
 *
 * Node lets its heap grow to four times what lives in it before it looks it through, so what it holds at any moment says little. It is
 * told to look it through twice, early and at the end, and what is left is compared; the most it ever held is kept beside.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf, memoryOf } from '../votes/cpu.ts';
import type { StationHouse } from './station-house.ts';

const memoryEvery = 250;

export const watchServer = (house: StationHouse) => {
  const began = performance.now();
  let pid = house.pid();
  let before = cpuOf(pid);
  let [spent, most, early] = [0, 0, Number.NaN];
  const sample = () => {
    try {
      if (house.pid() !== pid) [pid, before] = [house.pid(), 0];
      most = Math.max(most, memoryOf(pid));
      const now = cpuOf(pid);
      spent += now - before;
      before = now;
    } catch {
      // It has just been killed: the next look finds another.
    }
  };
  const timer = setInterval(sample, memoryEvery);
  const lives = async (): Promise<number> => {
    for (let turn = 0; turn < 2; turn += 1) {
      house.collectGarbage();
      await pause(memoryEvery);
    }
    return memoryOf(house.pid());
  };
  return {
    /** What will be there for the whole evening is there: from here on it should not grow. */
    isWarm: async () => {
      early = await lives();
    },
    end: async () => {
      clearInterval(timer);
      const serverCores = spent / (performance.now() - began);
      const end = await lives();
      return { rss: { growth: end - early, end, most }, serverCores };
    },
  };
};
