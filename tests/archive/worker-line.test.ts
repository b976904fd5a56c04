import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { openLine } from '../../server/archive/worker-line.ts';
import { ArchiveFailed } from '../../server/ports/archive.ts';
import type { Clock } from '../../server/ports/clock.ts';
import { quiet } from '../fakes/true-clock.ts';

/** Answers every question, but dies of one about the name `poison`. */
const mortal = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (request) => {
  if (request === 'close') return parentPort.close();
  if (request.args[0] === 'poison') throw new Error('poisoned');
  if (request.args[0] !== 'silence') parentPort.postMessage([{ number: request.number, ok: true, result: 'well' }]);
});`;

/** A clock that the test moves by hand; deadlines ring only when it is moved past them. */
const handClock = () => {
  let now = 1_000_000;
  const rings = new Set<{ at: number; ring: () => void }>();
  const clock: Clock = {
    now: () => now,
    wakeAt: (at, ring) => {
      const entry = { at, ring };
      rings.add(entry);
      return () => rings.delete(entry);
    },
    every: () => () => undefined,
  };
  const move = (by: number) => {
    now += by;
    for (const entry of [...rings].filter(({ at }) => at <= now)) {
      rings.delete(entry);
      entry.ring();
    }
  };
  return { clock, move };
};

const openMortalLine = () => {
  const { clock, move } = handClock();
  const line = openLine({ start: () => new Worker(mortal, { eval: true }), clock, log: quiet });
  onTestFinished(() => line.close());
  return { ask: (name: string) => line.ask('get', 150, name), move };
};

it('refuses what waited when the worker dies, and goes on with a new one', async () => {
  const { ask } = openMortalLine();
  expect(await ask('anything')).toBe('well');
  const waited = Promise.allSettled([ask('silence'), ask('poison')]);
  expect(await waited).toMatchObject([
    { status: 'rejected', reason: expect.any(ArchiveFailed) },
    { status: 'rejected', reason: { message: expect.stringContaining('poisoned') } },
  ]);
  expect(await ask('anything')).toBe('well');
});

it('does not start a worker again and again: twice dead within a minute, it waits', async () => {
  const { ask, move } = openMortalLine();
  await expect(ask('poison')).rejects.toThrow('poisoned');
  await expect(ask('poison')).rejects.toThrow('poisoned');
  await expect(ask('anything')).rejects.toThrow('died twice');
  move(60_000);
  expect(await ask('anything')).toBe('well');
});

it('[A2] is late once the deadline has passed, and hears the next answer all the same', async () => {
  const { ask, move } = openMortalLine();
  const silent = ask('silence');
  move(150);
  await expect(silent).rejects.toThrow('not known');
  expect(await ask('anything')).toBe('well');
});
