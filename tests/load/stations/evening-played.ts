/** One compressed evening in the house, played to its end by the simulated chair with viewers and shops, while the hundred listen. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillBaskets } from '../../../server/cli/rehearse/basket.ts';
import { readBooks } from '../../../server/cli/rehearse/books.ts';
import { openChance } from '../../../server/cli/rehearse/chance.ts';
import { planOf } from '../../../server/cli/rehearse/episode-file.ts';
import { type OperatorLine, openOperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { load, makeReady, play } from '../../../server/cli/rehearse/play.ts';
import { readShopSecrets, sendParcels } from '../../../server/cli/rehearse/shoppers.ts';
import { watchOutput } from '../../../server/cli/rehearse/program-eye.ts';
import { openViewers } from '../../../server/cli/rehearse/viewers.ts';
import type { Plan } from '../../../server/core/plan.ts';
import type { Child } from '../fanout/child.ts';
import { say } from '../report.ts';
import { cpuOf, memoryOf } from '../votes/cpu.ts';
import type { Follow } from './followers-generator.ts';
import type { HeardBy } from './heard.ts';
import { type BenchStation, stations } from './hundred.ts';
import type { StationHouse } from './station-house.ts';
import { idsOnRecord } from './told-ids.ts';

export type Size = {
  readonly episode: string;
  readonly compress: number;
  readonly viewers: number;
  readonly orders: number;
  /** Ended after so long, played to its end or not. */
  readonly seconds: number;
};

type Needs = {
  readonly house: StationHouse;
  /** Processes: of those who read the feed, and of all others. */
  readonly feeds: Child;
  readonly others: Child;
  readonly size: Size;
  readonly seed: number;
  readonly isRestarted: boolean;
};

const look = 100;
const comeWithin = 20_000;
const hearWithin = 15_000;
const memoryEvery = 250;

/** @throws when it is not so within `within` ms */
const until = async (claim: () => Promise<boolean>, within: number, otherwise: string): Promise<void> => {
  for (const giveUpAt = performance.now() + within; !(await claim()); await pause(look))
    if (performance.now() > giveUpAt) throw new Error(otherwise);
};

const isFeed = ({ habit }: BenchStation): boolean => habit === 'steady' || habit === 'slow' || habit === 'cutting';

const seatThem = async ({ house, feeds, others, seed }: Needs): Promise<void> => {
  for (const [child, isTheirs] of [[feeds, isFeed], [others, (one: BenchStation) => !isFeed(one)]] as const) {
    const keyed = stations.filter(isTheirs).map((station) => ({ ...station, key: house.keyOf(station.id) }));
    await child.ask('follow', { front: house.front, seed, stations: keyed } satisfies Follow);
  }
  await until(async () => (await feeds.ask<number>('away')) + (await others.ask<number>('away')) === 0, comeWithin, 'Not all stations came.');
};

/**
 * Memory and CPU of the show server.
 *
 * Node lets its heap grow to four times what lives in it before it looks it through, so what it holds at any moment says little. It is
 * told to look it through twice, early and at the end, and what is left is compared; the most it ever held is kept beside.
 */
const watchServer = (house: StationHouse) => {
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

/** The two who do not read: each is woken once the house has given it up. */
const slowOnes = (line: OperatorLine, feeds: Child) => {
  const asleep = new Set<string>();
  let dropped = 0;
  const feedsOf = (id: string): number => line.view().stations.find((row) => row.id === id)?.feeds ?? 0;
  const wake = async (id: string): Promise<void> => {
    asleep.delete(id);
    await feeds.ask('wake', id);
  };
  return {
    fallAsleep: async () => {
      for (const { id, habit } of stations) {
        if (habit !== 'slow') continue;
        await feeds.ask('goSlow', id);
        await until(async () => feedsOf(id) === 1, comeWithin, `${id} did not come back to be slow.`);
        asleep.add(id);
      }
    },
    look: async () => {
      for (const id of asleep) {
        if (feedsOf(id) > 0) continue;
        dropped += 1;
        say(`${id} was cut for not reading, and is woken.`);
        await wake(id);
      }
    },
    wakeAll: async () => {
      for (const id of [...asleep]) await wake(id);
      return dropped;
    },
  };
};

/** How much of the evening has been on air, 0…1. */
const played = ({ rundown }: ReturnType<OperatorLine['view']>, { order }: Plan): number =>
  rundown.filter(({ actual }) => actual !== null).length / order.length;
/** The first vote and the first break are behind. */
const warmAfter = 0.2;

/** What happens beside the chair's work, from the first take to the end. */
const besides = async (needs: Needs, line: OperatorLine, plan: Plan, server: ReturnType<typeof watchServer>, isOver: () => boolean) => {
  const slow = slowOnes(line, needs.feeds);
  let isToRestart = needs.isRestarted;
  let isWarm = false;
  await slow.fallAsleep();
  while (!isOver()) {
    await pause(look);
    const share = played(line.view(), plan);
    if (isToRestart && share > 0.5) {
      [isToRestart, isWarm] = [false, false];
      const began = performance.now();
      await needs.house.restart();
      say(`Killed in the middle of ${line.view().onAir?.segmentId}, away for ${Math.round(performance.now() - began)} ms.`);
      // Nobody cut them for being slow; they have been asleep since the first life.
      await slow.wakeAll();
    } else if (!isWarm && share > (needs.isRestarted && !isToRestart ? 0.5 + warmAfter / 2 : warmAfter)) {
      isWarm = true;
      await server.isWarm();
    }
    await slow.look();
  }
  if (!isWarm) await server.isWarm();
  return slow.wakeAll();
};

/** Everybody has come to the end of it. @returns the newest event of each reader of the feed */
const settle = async ({ house, feeds, others }: Needs): Promise<number> => {
  const cuts = await feeds.ask<number>('rest');
  const newest = idsOnRecord(house.dataDir);
  const isBehind = ([station, has]: readonly [string, string]): boolean => has !== newest(station).at(-1);
  const behind = async () => [...Object.entries(await feeds.ask<object>('has')), ...Object.entries(await others.ask<object>('has'))].filter(isBehind);
  // Who never comes to it is missing events, and is told so.
  await until(async () => (await behind()).length === 0, hearWithin, '').catch(async () => say(`Behind in the end: ${JSON.stringify(await behind())}`));
  await until(async () => (await others.ask<number>('holding')) === 0, hearWithin, 'A page still holds something back.');
  return cuts;
};

const coresOf = (children: readonly Child[]) => {
  const [began, before] = [performance.now(), children.map(({ pid }) => cpuOf(pid))];
  return () => Math.max(...children.map(({ pid }, place) => (cpuOf(pid) - (before[place] ?? 0)) / (performance.now() - began)));
};

export const playEvening = async (needs: Needs) => {
  const { house, feeds, others, size, seed } = needs;
  const plan = await planOf(path.join(house.episodesDir, size.episode));
  const line = await openOperatorLine(await house.signInLink());
  // A show without a program page is red at preflight.
  const program = watchOutput(house.front, house.keyOf('program'));
  const paths = Object.values(plan.paths).filter(({ votes }) => votes);
  const viewers = openViewers({ url: house.phones, count: size.viewers, paths: paths.map(({ id }) => id), seed });
  const problems: string[] = [];
  const hurry = new AbortController();
  try {
    await seatThem(needs);
    await load(line, { file: size.episode, kind: 'simulated', compress: size.compress }, false);
    const activationId = line.view().activation?.id ?? '';
    await until(async () => viewers.ready(activationId) === size.viewers, comeWithin * 3, 'Not every phone has a pass.');
    await makeReady(line);
    const left = (line.view().timing.expectedOffAir ?? line.now()) - line.now();
    const parcels = fillBaskets(size.orders, Object.values(plan.products), plan.episode.currency, activationId.slice(0, 8), openChance(seed));
    const secrets = await readShopSecrets(house.dataDir);
    const shopping = sendParcels({ front: house.front, parcels, secrets, within: Math.max(1000, left), hurry: hurry.signal });
    const [server, cores] = [watchServer(house), coresOf([feeds, others])];
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), size.seconds * 1000);
    let isOver = false;
    const beside = besides(needs, line, plan, server, () => isOver);
    await play(line, plan, (problem) => problems.push(problem), stop.signal);
    clearTimeout(late);
    if (line.view().phase !== 'ended') await line.ask({ type: 'episode.end' });
    isOver = true;
    const dropped = await beside;
    const generatorCores = cores();
    const measured = { ...(await server.end()), generatorCores };
    hurry.abort();
    await shopping.done;
    const cuts = await settle(needs);
    const ids = idsOnRecord(house.dataDir);
    const heard = [...(await feeds.ask<HeardBy[]>('heard')), ...(await others.ask<HeardBy[]>('heard'))];
    const { facts } = await readBooks(house.dataDir, activationId);
    return { heard, record: { facts, ids }, dropped, cuts, problems: [...problems, ...house.troubles()], ...measured };
  } finally {
    hurry.abort();
    viewers.close();
    await program.close();
    line.close();
  }
};
