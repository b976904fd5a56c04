/** Stations as they take what we send, in a process of their own: readers of the feed in one, pollers and pages in another. */
import { openChance } from '../../../server/cli/rehearse/chance.ts';
import { openClock } from '../../../server/clock.ts';
import { answerAsks } from '../fanout/child.ts';
import { type FeedFollower, followFeed } from './feed-follower.ts';
import type { BenchStation } from './hundred.ts';
import { followAsPage, type PageFollower } from './page-follower.ts';
import { followByPolling, type PollFollower } from './poll-follower.ts';

export type Follow = {
  readonly front: string;
  readonly seed: number;
  readonly stations: readonly (BenchStation & { readonly key: string })[];
};

const { now } = openClock();
/** Once all lines that have something have been looked at. */
const soon = (read: () => void) => void setImmediate(read);
/** As the feed asks for. */
const comeBackAfter = 1000;
const [shortestCut, longestCut] = [1500, 6000];
const feeds = new Map<string, FeedFollower>();
const pollers = new Map<string, PollFollower>();
const pages = new Map<string, PageFollower>();
const cutting = new Set<NodeJS.Timeout>();
let cuts = 0;
let isCutting = true;

/** Cuts its own line at random moments, and stays away for up to a second. */
const followCutting = (feed: () => FeedFollower, chance: ReturnType<typeof openChance>): (() => number) => {
  const again = () => {
    const timer = setTimeout(
      () => {
        cutting.delete(timer);
        if (!isCutting) return;
        if (feed().isListening()) cuts += 1;
        feed().cut();
        again();
      },
      chance.between(shortestCut, longestCut),
    );
    cutting.add(timer);
  };
  again();
  return () => chance.between(20, comeBackAfter);
};

const seedOf = (seed: number, station: string): number => seed * 1009 + Number(station.slice(station.lastIndexOf('-') + 1));

const follow = ({ front, seed, stations }: Follow): number => {
  // The page's own line asks the house that it was loaded from.
  Object.assign(globalThis, { location: new URL(front) });
  for (const { id: station, key, habit } of stations) {
    const chance = openChance(seedOf(seed, station));
    if (habit === 'page') pages.set(station, followAsPage(station, key, now));
    else if (habit === 'polling') {
      const dress = pollers.size % 2 === 0 ? 'state' : 'state.json';
      pollers.set(station, followByPolling({ front, key, station, dress, after: chance.between(0, 1000) }));
    } else {
      const away = habit === 'cutting' ? followCutting(() => feedOf(station), chance) : () => comeBackAfter;
      feeds.set(station, followFeed({ front, station, key, now, soon, comeBackAfter: away }));
    }
  }
  return stations.length;
};

const feedOf = (station: string): FeedFollower => {
  const feed = feeds.get(station);
  if (!feed) throw new Error(`${station} does not read the feed here.`);
  return feed;
};

answerAsks({
  follow,
  goSlow: (station: string) => feedOf(station).goSlow(),
  wake: (station: string) => feedOf(station).wake(),
  /** Everybody keeps its line from now on. */
  rest: () => {
    isCutting = false;
    for (const timer of cutting) clearTimeout(timer);
    return cuts;
  },
  /** How many have no line now. */
  away: () =>
    [...feeds.values()].filter((feed) => !feed.isListening()).length +
    [...pages.values()].filter((page) => !page.isConnected()).length +
    [...pollers.values()].filter((poller) => poller.lastId() === undefined).length,
  /** The newest event that each has; of a page: whether it has let everything go. */
  has: () => Object.fromEntries([...feeds, ...pollers].map(([station, one]) => [station, one.lastId() ?? ''])),
  holding: () => [...pages.values()].filter((page) => !page.isEmpty()).length,
  heard: () => {
    for (const one of [...feeds.values(), ...pollers.values()]) one.leave();
    return [...feeds.values(), ...pollers.values(), ...pages.values()].map((one) => one.heard());
  },
});
process.stdout.write('{}\n');
