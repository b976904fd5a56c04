/**
 * `npm run bench:stations`: a hundred stations through a whole evening, two hours in three minutes.
 *
 *   npm run bench:stations [-- --restart] [--seed <n>] [--readme] [--json <file>] [--quick]
 * Sixty read the feed (two of them not at all, ten cut their line again and again), twenty poll, twenty are overlay pages; each has its own delay.
 * What they had is compared with the facts on disk. With `--restart` the show server is killed in the middle. A slow reader that was never
 * cut, or a station that had what it must not have, proves nothing: inconclusive, or the bench ends. (../report.ts has the exit codes.)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Child, startChild } from '../fanout/child.ts';
import { atMost, endWith, isAsked, mostGeneratorCores, option, report, rounded, say } from '../report.ts';
import { playEvening } from './evening-played.ts';
import type { HeardBy } from './heard.ts';
import { stations } from './hundred.ts';
import { type Late, latenessOf } from './lateness.ts';
import { type Judged, judge } from './reckon.ts';
import { startStationHouse } from './station-house.ts';

const whole = { episode: '2026-12-03.yaml', compress: 48, viewers: 300, orders: 400, seconds: 600 };
const quick = { episode: '2026-12-01.yaml', compress: 120, viewers: 20, orders: 20, seconds: 4 };
const size = isAsked('quick') ? quick : whole;
const seed = option('seed', 20_261_203);
const isRestarted = isAsked('restart');

const everBounds = [
  atMost('missing', 'structural events that a station should have had and had not', 0),
  atMost('outOfOrder', 'events out of their order', 0),
  atMost('releaseErrorP99Ms', 'a page lets a graphic go this far from its moment, p99 ms', 50, 20),
];
/** Asked of an evening that nobody interrupts. */
const evenBounds = [
  // What is kept for those who come back: what a hundred different delays make of the evening's votes, and a snapshot for each.
  atMost('rssGrowthMb', 'growth of the server’s memory through the evening, MB', 30),
  atMost('othersDelayP99Ms', 'from the change to everybody but the slow, p99 ms', 100, 50),
];

const bounds = isRestarted ? everBounds : [...everBounds, ...evenBounds];

const lateAbove = 100;
const mostTold = 30;

const p99 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
};

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The first few of what is wrong, with the station's name. */
const tell = (what: string, found: readonly (readonly [station: string, texts: readonly string[]])[]): void => {
  const all = found.flatMap(([station, texts]) => texts.map((text) => `${station}: ${text}`));
  if (all.length > 0)
    say(
      `${what} (${all.length}):\n${all
        .slice(0, 12)
        .map((text) => `  ${text}`)
        .join('\n')}`,
    );
};

const judgeAll = (heard: readonly HeardBy[], record: Parameters<typeof judge>[2]) => {
  const judged = heard.flatMap((one) => {
    const station = stations.find(({ id }) => id === one.station);
    return station ? [[one.station, judge(station, one, record)] as const] : [];
  });
  const count = (which: keyof Judged): number => {
    const found = judged.map(([station, one]) => [station, one[which]] as const);
    tell(which, found);
    return sum(found.map(([, texts]) => texts.length));
  };
  return { missing: count('missing'), outOfOrder: count('outOfOrder'), leaked: count('leaked') };
};

/** Which moments were told late, of what kinds, and how often: where to look. */
const tellLate = (all: readonly Late[]): void => {
  const moments = new Map<number, Late[]>();
  for (const late of all) if (late.by > lateAbove) moments.set(late.at, [...(moments.get(late.at) ?? []), late]);
  const first = all.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const texts = [...moments]
    .sort(([a], [b]) => a - b)
    .map(([at, some]) => {
      const kinds = [...new Set(some.map(({ type }) => type))].join(' ');
      return `  ${rounded((at - first) / 1000)} s: ${kinds}, ${some.length} times, up to ${rounded(Math.max(...some.map(({ by }) => by)))} ms`;
    });
  if (texts.length > 0) say(`Later than ${lateAbove} ms, of ${all.length}:\n${texts.slice(0, mostTold).join('\n')}`);
};

const startFollowers = (): Promise<Child> => startChild('tests/load/stations/followers-generator.ts', {}, false);

const measure = async (folder: string, children: Child[]): Promise<number> => {
  say(`Seed ${seed}.`);
  const house = await startStationHouse(folder);
  try {
    const [feeds, others] = await Promise.all([startFollowers(), startFollowers()]);
    children.push(feeds, others);
    const evening = await playEvening({ house, feeds, others, size, seed, isRestarted });
    const { heard, record, rss, dropped, cuts, generatorCores } = evening;
    const { leaked, ...judged } = judgeAll(heard, record);
    if (leaked > 0) throw new Error(`Stations had ${leaked} things that they exclude.`);
    const slow = new Set(stations.filter(({ habit }) => habit === 'slow').map(({ id }) => id));
    const lates = heard.filter(({ station }) => !slow.has(station)).flatMap((one) => latenessOf(one, record.facts, evening.stops));
    tellLate(lates);
    tell('problems', [...heard.map((one) => [one.station, one.problems] as const), ['the evening', evening.problems]]);
    const isShort = isAsked('quick');
    return report({
      bench: 'stations',
      bounds,
      figures: {
        ...judged,
        releaseErrorP99Ms: rounded(p99(heard.flatMap(({ releaseErrors }) => releaseErrors))),
        rssGrowthMb: rounded(rss.growth / 1e6),
        othersDelayP99Ms: rounded(p99(lates.map(({ by }) => by))),
        dropped,
        cuts,
        events: sum(heard.map(({ arrivals }) => arrivals.length)),
        released: sum(heard.map(({ releaseErrors }) => releaseErrors.length)),
        pageClockErrorP99Ms: rounded(p99(heard.flatMap(({ clockErrors }) => clockErrors))),
        heapGrowthMb: rounded(rss.inHeap / 1e6),
        besideHeapGrowthMb: rounded(rss.besideHeap / 1e6),
        stoppedMs: rounded(sum(evening.stops.map(({ from, until }) => until - from))),
        entries: evening.entries,
        rssMb: rounded(rss.end / 1e6),
        rssMostMb: rounded(rss.most / 1e6),
        serverCores: rounded(evening.serverCores, 2),
        generatorCores: rounded(generatorCores, 2),
      },
      inconclusive: generatorCores > mostGeneratorCores || (!isShort && !isRestarted && dropped < slow.size),
    });
  } finally {
    await house.close();
  }
};

const main = async (): Promise<number> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cuecart-stations-'));
  const children: Child[] = [];
  try {
    return await measure(folder, children);
  } finally {
    for (const child of children) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

endWith(main());
