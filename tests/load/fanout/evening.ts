/** The evening of this bench: one vote whose split is shown, two ways of watching, a hundred partners. */
import type { PhoneEpisode, PollRules } from '../../../server/contract/audience.ts';
import type { Figures } from '../../../server/contract/graphics.ts';
import type { Station } from '../../../server/contract/show-file.ts';
import type { Clock } from '../../../server/ports/clock.ts';
import type { PhonesDoor } from '../../../server/ports/phones-door.ts';

export const pollId = 'apples';
const activationId = 'bench';

export const episode: PhoneEpisode = {
  activationId,
  kind: 'simulated',
  title: 'Counts for everyone',
  series: 'Bench',
  languages: ['en'],
  paths: [
    { id: 'satellite', name: 'Satellite', delay: 0 },
    { id: 'site', name: 'Site', delay: 8000 },
  ],
  ended: false,
};

/** Open from then on for ten minutes. */
const rules = (now: number): PollRules => {
  const endsAt = now + 600_000;
  return {
    pollId,
    activationId,
    question: 'Apples?',
    yea: 'Yea',
    nay: 'Nay',
    opensAt: now,
    endsAt,
    windows: episode.paths.map(({ id, delay }) => ({
      path: id,
      delay,
      opensAt: now - 1000,
      endsAt: endsAt + delay,
      closesAt: endsAt + delay + 1000,
    })),
    split: 'shown',
    quorum: 0,
    tie: 'nay',
    contingency: { action: 'defer', hostLine: 'Later.' },
    pictures: [{ id: 'program', paths: ['satellite', 'site'] }],
    openEnded: false,
    ruleVersion: 1,
  };
};

/** The door must hear of a vote before it opens. Resolves once it takes ballots. */
export const openVote = async (door: Pick<PhonesDoor, 'open'>, clock: Clock): Promise<void> => {
  const opensAt = clock.now() + 1000;
  const answer = await door.open(rules(opensAt));
  if (answer !== 'taken') throw new Error(`The door answered “${answer}” to the rules of the vote.`);
  await new Promise<void>((resolve) => void clock.wakeAt(opensAt, resolve));
};

export const stations: readonly Station[] = Array.from({ length: 100 }, (_, place) => ({
  id: `station-${place}`,
  name: `Station ${place}`,
  language: 'zh',
  path: 'satellite',
  delivery: 'overlay',
  // Partners differ: some take no sales, some no prices.
  excludes: place % 3 === 0 ? ['sales-ticker'] : place % 3 === 1 ? ['product-card', 'sales-ticker'] : [],
  labels: [],
}));
export const keyOf = (stationId: string): string => `key-of-${stationId}`;

const products = Object.fromEntries(
  Array.from({ length: 8 }, (_, place) => [`product-${place}`, { sold: 120 + place, left: 880 - place, at: 1 }]),
);

export const figuresOf = (yea: number, revision: number, at: number): Figures => ({
  revision,
  at,
  polls: { [pollId]: { turnout: yea, yea, nay: 0, revision } },
  products,
  sales: { units: 960, net: { minor: 4_790_400, currency: 'CNY' }, at },
});
