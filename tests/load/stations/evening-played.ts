/** One compressed evening in the house, played to its end by the simulated chair with viewers and shops, while the hundred listen. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillBaskets } from '../../../server/cli/rehearse/basket.ts';
import { readBooks } from '../../../server/cli/rehearse/books.ts';
import { openChance } from '../../../server/cli/rehearse/chance.ts';
import { planOf } from '../../../server/cli/rehearse/episode-file.ts';
import { type OperatorLine, openOperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { load, makeReady, play } from '../../../server/cli/rehearse/play.ts';
import { watchOutput } from '../../../server/cli/rehearse/program-eye.ts';
import { readShopSecrets, sendParcels } from '../../../server/cli/rehearse/shoppers.ts';
import { openViewers } from '../../../server/cli/rehearse/viewers.ts';
import type { Plan } from '../../../server/core/plan.ts';
import type { Child } from '../fanout/child.ts';
import { say } from '../report.ts';
import { cpuOf } from '../votes/cpu.ts';
import type { Follow } from './followers-generator.ts';
import type { HeardBy } from './heard.ts';
import { type BenchStation, stations } from './hundred.ts';
import { watchServer } from './server-watch.ts';
import { slowOnes } from './slow-ones.ts';
import type { StationHouse } from './station-house.ts';
import { entriesOnRecord, idsOnRecord } from './told-ids.ts';
import type { Away } from './truth.ts';
import { comeWithin, look, until } from './until.ts';

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

const hearWithin = 15_000;

const isFeed = ({ habit }: BenchStation): boolean => habit === 'steady' || habit === 'slow' || habit === 'cutting';

const seatThem = async ({ house, feeds, others, seed }: Needs): Promise<void> => {
  for (const [child, isTheirs] of [
    [feeds, isFeed],
    [others, (one: BenchStation) => !isFeed(one)],
  ] as const) {
    const keyed = stations.filter(isTheirs).map((station) => ({ ...station, key: house.keyOf(station.id) }));
    await child.ask('follow', { front: house.front, seed, stations: keyed } satisfies Follow);
  }
  await until(
    async () => (await feeds.ask<number>('away')) + (await others.ask<number>('away')) === 0,
    comeWithin,
    'Not all stations came.',
  );
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
  let away: Away | undefined;
  await slow.fallAsleep();
  while (!isOver()) {
    await pause(look);
    const share = played(line.view(), plan);
    if (isToRestart && share > 0.5) {
      [isToRestart, isWarm] = [false, false];
      const from = Date.now();
      await needs.house.restart();
      away = { from, until: Date.now() };
      say(`Killed in the middle of ${line.view().onAir?.segmentId}, away for ${away.until - from} ms.`);
      // Nobody cut them for being slow; they have been asleep since the first life.
      await slow.wakeAll();
    } else if (!isWarm && share > (needs.isRestarted && !isToRestart ? 0.5 + warmAfter / 2 : warmAfter)) {
      isWarm = true;
      await server.isWarm();
    }
    await slow.look();
  }
  if (!isWarm) await server.isWarm();
  return { dropped: await slow.wakeAll(), away };
};

/** Everybody has come to the end of it. @returns the newest event of each reader of the feed */
const settle = async ({ house, feeds, others }: Needs): Promise<number> => {
  const cuts = await feeds.ask<number>('rest');
  const newest = idsOnRecord(house.dataDir);
  const isBehind = ([station, has]: readonly [string, string]): boolean => has !== newest(station).at(-1);
  const behind = async () =>
    [...Object.entries(await feeds.ask<object>('has')), ...Object.entries(await others.ask<object>('has'))].filter(isBehind);
  // Who never comes to it is missing events, and is told so.
  await until(async () => (await behind()).length === 0, hearWithin, '').catch(async () =>
    say(`Behind in the end: ${JSON.stringify(await behind())}`),
  );
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
    const parcels = fillBaskets(
      size.orders,
      Object.values(plan.products),
      plan.episode.currency,
      activationId.slice(0, 8),
      openChance(seed),
    );
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
    const { dropped, away } = await beside;
    const generatorCores = cores();
    const measured = { ...(await server.end()), generatorCores };
    hurry.abort();
    await shopping.done;
    const cuts = await settle(needs);
    const ids = idsOnRecord(house.dataDir);
    const heard = [...(await feeds.ask<HeardBy[]>('heard')), ...(await others.ask<HeardBy[]>('heard'))];
    const { facts } = await readBooks(house.dataDir, activationId);
    return {
      heard,
      record: { facts, ids, away },
      entries: entriesOnRecord(house.dataDir),
      dropped,
      cuts,
      problems: [...problems, ...house.troubles()],
      ...measured,
    };
  } finally {
    hurry.abort();
    viewers.close();
    await program.close();
    line.close();
  }
};
