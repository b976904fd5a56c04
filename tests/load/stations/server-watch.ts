/**
 * Memory and CPU of the show server.
 *
 * Node lets its heap grow to four times what lives in it before it looks it through, so what it holds at any moment says little. It is
 * told to look it through twice, early and at the end, and what is left is compared; the most it ever held is kept beside.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { cpuOf, memoryOf } from '../votes/cpu.ts';
import type { StationHouse } from './station-house.ts';
import { comeWithin, until } from './until.ts';

const memoryEvery = 250;

export const watchServer = (house: StationHouse) => {
  const began = performance.now();
  let pid = house.pid();
  let before = cpuOf(pid);
  let [spent, most] = [0, 0];
  let early = { resident: Number.NaN, heapUsed: Number.NaN, external: Number.NaN };
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
  /** What is left: resident, in the heap, and beside it for what is in it. */
  const lives = async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const known = house.looks().length;
      house.collectGarbage();
      await until(async () => house.looks().length > known, comeWithin, 'The server did not look its memory through.');
      await pause(memoryEvery);
    }
    const { heapUsed = Number.NaN, external = Number.NaN } = house.looks().at(-1) ?? {};
    return { resident: memoryOf(house.pid()), heapUsed, external };
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
      const grown = {
        growth: end.resident - early.resident,
        inHeap: end.heapUsed - early.heapUsed,
        besideHeap: end.external - early.external,
      };
      return { rss: { ...grown, end: end.resident, most }, serverCores, stops: house.looks() };
    },
  };
};
