/** Everybody but the chair: the audience, the shops, the stations, and an eye on program. Opened together, closed together. */

import type { Plan } from '../../core/plan.ts';
import { openKeys } from '../../keys.ts';
import { fillBaskets } from './basket.ts';
import { openChance } from './chance.ts';
import type { House } from './house.ts';
import { type FeedTally, type Listener, listenTo } from './listeners.ts';
import { type ProgramEye, watchObs, watchOutput } from './program-eye.ts';
import { readShopSecrets, type ShopsTally, sendParcels } from './shoppers.ts';
import { openViewers, type Viewers } from './viewers.ts';

export type Crowd = {
  readonly viewers: Viewers;
  /** Begins to send the orders, spread over `within` ms, for as long as `activation` says the same. */
  shop(activation: () => string, within: number): void;
  shops(): ShopsTally;
  /** Every station's line is cut once; it comes back and resumes. */
  dropFeeds(): void;
  /** Sends what is left of the orders, and waits for what is on its way to everybody. */
  settle(): Promise<void>;
  finishFeeds(): Promise<readonly FeedTally[]>;
  seen(): ReadonlySet<string>;
  close(): Promise<void>;
};

type Needs = {
  readonly house: House;
  readonly plan: Plan;
  readonly viewers: number;
  readonly orders: number;
  readonly obs: { readonly url: string; readonly password: string | undefined } | undefined;
};

const seed = 20_261_203;
const quietWithin = 15_000;
const look = 50;

/** Viewers of every path that may vote, in equal parts. */
const votingPaths = (plan: Plan): readonly string[] => {
  const eligible = Object.values(plan.polls).map((poll) => new Set(poll.paths));
  return Object.values(plan.paths)
    .filter((path) => path.votes && eligible.every((paths) => paths.has(path.id)))
    .map((path) => path.id);
};

const until = async (claim: () => boolean, within: number): Promise<void> => {
  const end = performance.now() + within;
  while (!claim() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, look));
};

const idle: ShopsTally = { sent: 0, acknowledged: 0, units: 0, minor: 0, refusals: [] };

export const openCrowd = async ({ house, plan, viewers: count, orders, obs }: Needs): Promise<Crowd> => {
  const trouble = (message: string) => {
    throw new Error(message);
  };
  const keys = await openKeys(house.dataDir, trouble);
  const secrets = await readShopSecrets(house.dataDir);
  // The page's own line is opened in any case: a show without a program page is red at preflight.
  const page = watchOutput(house.front, keys.keyOf('program'));
  const eye: ProgramEye = obs ? await watchObs(obs.url, obs.password) : page;
  const listeners: readonly Listener[] = Object.keys(plan.stations).map((station) =>
    listenTo({ front: house.front, station, key: keys.keyOf(station) }),
  );
  const viewers = openViewers({ url: house.phones, count, paths: votingPaths(plan), seed });
  const hurry = new AbortController();
  let shopping: ReturnType<typeof sendParcels> | undefined;

  return {
    viewers,
    shop: (activation, within) => {
      const mark = activation().slice(0, 8);
      const parcels = fillBaskets(orders, Object.values(plan.products), plan.episode.currency, mark, openChance(seed));
      shopping = sendParcels({ front: house.front, parcels, secrets, within, hurry: hurry.signal, activation });
    },
    shops: () => shopping?.tally() ?? idle,
    dropFeeds: () => {
      for (const listener of listeners) listener.drop();
    },
    settle: async () => {
      hurry.abort();
      await shopping?.done;
      await until(viewers.isQuiet, quietWithin);
    },
    finishFeeds: () => Promise.all(listeners.map((listener) => listener.finish())),
    seen: eye.seen,
    close: async () => {
      hurry.abort();
      viewers.close();
      for (const listener of listeners) listener.leave();
      await Promise.all([page.close(), eye === page ? undefined : eye.close()]);
    },
  };
};
