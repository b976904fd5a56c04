/** Parts of votes that many tests need and few are about. */
import type { Contingency, Count, Tier } from '../../server/contract/audience.ts';
import type { PollRow } from '../../server/contract/views.ts';

export const laterPlease: Contingency = { action: 'defer', hostLine: { zh: '结果稍后公布。', en: 'We will tell you later.' } };

/** All counted votes are of one tier. */
export const allOf = (yea: number, nay: number, tier: Tier = 'open'): Count['perTier'] => ({
  open: { yea: 0, nay: 0 },
  air: { yea: 0, nay: 0 },
  account: { yea: 0, nay: 0 },
  [tier]: { yea, nay },
});

/** What a row of a vote says that nobody has decided anything about. */
export const undecided: Pick<
  PollRow,
  | 'calledAt'
  | 'verifiedAt'
  | 'verdict'
  | 'robust'
  | 'openEnded'
  | 'contingency'
  | 'motions'
  | 'corrected'
  | 'manual'
  | 'eligiblePaths'
  | 'window'
  | 'fill'
  | 'tie'
  | 'seen'
> = {
  fill: null,
  calledAt: null,
  verifiedAt: null,
  verdict: null,
  robust: null,
  openEnded: false,
  contingency: laterPlease,
  motions: [],
  corrected: null,
  manual: false,
  window: 45_000,
  tie: 'nay',
  seen: false,
  eligiblePaths: ['satellite', 'site'],
};
