/** An episode and a vote of a few seconds, for whoever tries a phones' door. */
import type { PhoneEpisode, PollRules } from '../../server/contract/audience.ts';
import { laterPlease } from '../fakes/sample-votes.ts';

export const episode: PhoneEpisode = {
  activationId: 'act-1',
  kind: 'simulated',
  title: { en: 'Produce night', zh: '丰收之夜' },
  series: { en: 'Eleven evenings', zh: '十一夜' },
  languages: ['zh', 'en'],
  paths: [
    { id: 'satellite', name: 'Satellite', delay: 0 },
    { id: 'site', name: 'Site', delay: 200 },
  ],
  ended: false,
};

/** So long before its opening a door should have a poll's rules. Shorter polls open halfway. */
const heardBefore = 3000;

/**
 * A poll that takes ballots from now on, for `length` ms at the origin; the site sees it 200 ms later. Its opening lies a little ahead,
 * because a door refuses rules that come after it; the satellite's window begins before, as that of a path with a wide tolerance.
 */
export const shortRules = (now: number, length: number, more: Partial<PollRules> = {}): PollRules => {
  const endsAt = now + length;
  return {
    pollId: 'apples',
    activationId: 'act-1',
    question: { en: 'Apples?', zh: '苹果？' },
    yea: 'Yea',
    nay: 'Nay',
    opensAt: now + Math.min(heardBefore, length / 2),
    endsAt,
    windows: [
      { path: 'satellite', delay: 0, opensAt: now - 100, endsAt, closesAt: endsAt + 200 },
      { path: 'site', delay: 200, opensAt: now + 100, endsAt: endsAt + 200, closesAt: endsAt + 400 },
    ],
    split: 'hidden',
    quorum: 0,
    tie: 'nay',
    contingency: laterPlease,
    pictures: [{ id: 'program', paths: ['satellite', 'site'] }],
    openEnded: false,
    ruleVersion: 1,
    ...more,
  };
};
