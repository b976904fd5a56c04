/** An episode and a poll on paths that are late by so much each: half a second of tolerance, one and a half of grace. */
import type { PhoneEpisode, PollRules, SharedPicture } from '../../server/contract/audience.ts';
import { laterPlease } from './sample-votes.ts';

export type TestPath = { readonly id: string; readonly delay: number };

const tolerance = 500;
const grace = 1500;

export const pathsOf = (paths: readonly TestPath[]): PhoneEpisode['paths'] =>
  paths.map(({ id, delay }) => ({ id, name: id, delay, tolerance }));

export const episodeOf = (paths: readonly TestPath[], pictures: readonly SharedPicture[]): PhoneEpisode => ({
  activationId: 'act-1',
  kind: 'simulated',
  title: 'Produce night',
  series: 'Eleven evenings',
  languages: ['zh', 'en'],
  paths: pathsOf(paths),
  pictures,
  ended: false,
});

export const rulesOf = (opensAt: number, length: number, paths: readonly TestPath[], more: Partial<PollRules> = {}): PollRules => ({
  pollId: 'apples',
  activationId: 'act-1',
  question: 'Apples?',
  yea: 'Yea',
  nay: 'Nay',
  opensAt,
  endsAt: opensAt + length,
  windows: paths.map(({ id, delay }) => ({
    path: id,
    delay,
    opensAt: opensAt + delay - tolerance,
    endsAt: opensAt + length + delay,
    closesAt: opensAt + length + delay + tolerance + grace,
  })),
  split: 'hidden',
  quorum: 0,
  tie: 'nay',
  contingency: laterPlease,
  pictures: paths.map(({ id }) => ({ id: `picture of ${id}`, paths: [id] })),
  openEnded: false,
  ruleVersion: 2,
  ...more,
});
