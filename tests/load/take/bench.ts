/**
 * `npm run bench:take`: how soon a take is everywhere, against the least that it could cost, in one run.
 *
 *   npm run bench:take [-- --readme] [--json <file>] [--quick]
 * Takes and the bare server's changes come in turn: with twenty operators, a hundred stations' feeds, and a vote running. Either
 * is committed first and counts from the asking until the last of the twenty has heard of it. (../report.ts has the exit codes.)
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { nodeFlags } from '../../../server/node-flags.ts';
import { type Child, startChild } from '../fanout/child.ts';
import { atMost, endWith, isAsked, report, rounded, say } from '../report.ts';
import { startGenerator, startServer } from '../votes/children.ts';
import { cpuOf } from '../votes/cpu.ts';
import { goOnAir, type HouseUnderTest, startHouseUnderTest } from './house-under-test.ts';
import { measureOverlayFrames } from './overlay-frame.ts';
import { type Crowd, openCrowd } from './readers.ts';
import { makeReadyToTake, take } from './takes.ts';

const whole = { warming: 10, takes: 100, frames: 120, idleSeconds: 20, phones: 500, votesPerSecond: 500 };
const quick = { warming: 1, takes: 3, frames: 2, idleSeconds: 2, phones: 100, votesPerSecond: 100 };
const size = isAsked('quick') ? quick : whole;
const operators = 20;
const stations = 100;
/** Longer than the bench. */
const window = 600_000;

const bounds = [
  atMost('takeVsBareP95', 'a take to 20 operators against a bare commit and echo, × its p95', 2.5, 1.5),
  atMost('takeToOverlayFrameP95Ms', 'from the key to the program page’s frame, p95 ms', 34),
  atMost('idleCpuMsPerSecond', 'a show on air with nobody connected, ms of CPU a second', 2),
];

/** A machine on which the least that there could be takes as long, or as much, says nothing of ours. */
const twoFrames = 34;
const mostOfBareIdle = 0.5;

const p95 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
};

const startBare = (folder: string) => startServer(path.join('..', 'take', 'bare-server.ts'), [path.join(folder, 'bare.sqlite')]);

const ofBoth = (took: readonly { readonly ours: number; readonly bare: number }[]) =>
  [p95(took.map((one) => one.ours)), p95(took.map((one) => one.bare))] as const;

/** The other end of what a take is measured against. */
const openBare = async (folder: string, bystanders: Child) => {
  const server = await startBare(folder);
  const url = `http://127.0.0.1:${server.port}`;
  const crowd = await openCrowd(operators, { url, namespace: '/room' });
  await bystanders.ask('sockets', { url, count: stations });
  const asker = io(`${url}/room`, { transports: ['websocket'] });
  let last = 0;
  return {
    async change(): Promise<number> {
      last += 1;
      const name = `change-${last} `;
      const asked = performance.now();
      const heard = crowd.hear(name);
      await asker.emitWithAck('change', name);
      return (await heard) - asked;
    },
    close: async () => {
      asker.close();
      crowd.close();
      await server.kill();
    },
  };
};

const openOurs = async (house: HouseUnderTest, bystanders: Child) => {
  const { origin, cookie } = await house.signIn();
  const crowd: Crowd = await openCrowd(operators, { url: house.front, namespace: '/operators', headers: { cookie, origin } });
  await bystanders.ask('feeds', { url: house.front, keys: house.stationKeys, count: stations });
  return crowd;
};

/** From the asking until the last of the twenty had it: what each heard last is kept, so that the run's name may be looked for after. */
const takeOnce = async (line: OperatorLine, crowd: Crowd): Promise<number> => {
  const asked = performance.now();
  const run = await take(line);
  return (await crowd.hear(`"runId":"${run}"`)) - asked;
};

const compare = async (folder: string, house: HouseUnderTest, line: OperatorLine) => {
  const bystanders = await startChild('tests/load/take/bystanders.ts', {}, false);
  const generator = startGenerator();
  const bare = await openBare(folder, bystanders);
  const crowd = await openOurs(house, bystanders);
  try {
    await generator.ask('phones', 'show', house.phonesPort, size.phones, true);
    await generator.ask('keepVoting', 'show', 1, size.votesPerSecond, 0);
    const took: { ours: number; bare: number }[] = [];
    for (let turn = 0; turn < size.warming + size.takes; turn += 1) {
      await makeReadyToTake(line);
      const one = { ours: await takeOnce(line, crowd), bare: await bare.change() };
      if (turn >= size.warming) took.push(one);
    }
    await generator.ask('stopVoting');
    return took;
  } finally {
    crowd.close();
    await bare.close();
    await generator.kill();
    await bystanders.stop();
  }
};

const measureTakes = async (folder: string, house: HouseUnderTest) => {
  const line = await goOnAir(house, window);
  const took = await compare(folder, house, line);
  const bare = await startBare(folder);
  const frames = await measureOverlayFrames(
    house,
    line,
    { warming: size.warming, takes: size.frames },
    `http://127.0.0.1:${bare.port}`,
  ).finally(bare.kill);
  line.close();
  return [took, frames] as const;
};

/** A process of Node's that wakes twice a second, as ours does, and does nothing. */
const onlyWakes = () => spawn(process.execPath, [...nodeFlags, '-e', 'setInterval(() => undefined, 500)'], { stdio: 'ignore' });

/** The demo series as it is, on air with its vote open, by itself: nobody is connected, and the switcher is the rehearsal one. */
const measureIdle = async (folder: string): Promise<{ ours: number; bare: number }> => {
  const house = await startHouseUnderTest(path.join(folder, 'idle'), 0);
  const bare = onlyWakes();
  try {
    (await goOnAir(house, window)).close();
    await pause(5000);
    const spent = () => [cpuOf(house.show.pid), cpuOf(bare.pid ?? 0)] as const;
    const [before, began] = [spent(), performance.now()];
    await pause(size.idleSeconds * 1000);
    const [after, took] = [spent(), performance.now() - began];
    return { ours: ((after[0] - before[0]) * 1000) / took, bare: ((after[1] - before[1]) * 1000) / took };
  } finally {
    bare.kill();
    await house.close();
  }
};

const measureAll = async (folder: string): Promise<number> => {
  const house = await startHouseUnderTest(path.join(folder, 'full'), stations);
  const [took, frames] = await measureTakes(folder, house).finally(house.close);
  const idle = await measureIdle(folder);
  const [ours, bare] = ofBoth(took);
  const [ourFrame, bareFrame] = ofBoth(frames);
  say(`p95 of ${took.length}: a take ${rounded(ours)} ms, the bare server ${rounded(bare)} ms.`);
  say(`p95 of ${frames.length} to the frame: a take ${rounded(ourFrame)} ms, pages that only send and write ${rounded(bareFrame)} ms.`);
  say(`At rest: the show ${rounded(idle.ours, 2)} ms a second, a process that only wakes ${rounded(idle.bare, 2)}.`);
  return report({
    bench: 'take',
    bounds,
    figures: {
      takeVsBareP95: rounded(ours / bare, 2),
      takeToOperatorsP95Ms: rounded(ours),
      bareP95Ms: rounded(bare),
      takeToOverlayFrameP95Ms: rounded(ourFrame),
      bareToFrameP95Ms: rounded(bareFrame),
      idleCpuMsPerSecond: rounded(idle.ours, 2),
      idleBareCpuMsPerSecond: rounded(idle.bare, 2),
    },
    inconclusive: bareFrame > twoFrames || idle.bare > mostOfBareIdle,
  });
};

const main = async (): Promise<number> => {
  process.setMaxListeners(50);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuecart-take-'));
  try {
    return await measureAll(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

endWith(main());
