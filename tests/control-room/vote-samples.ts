/** Votes in every state that the vote position must show: counts, motions, anomalies, passes, a checkpoint. All times hang on `now`. */
import type { Anomaly, Count } from '../../server/contract/audience.ts';
import { minutes, seconds } from '../../server/contract/units.ts';
import type { MotionRow, OperatorView, PollRow } from '../../server/contract/views.ts';

const both = (zh: string, en: string) => ({ zh, en });

export const finalCount = (poll: PollRow, yea: number, nay: number, patch: Partial<Count> = {}): Count => {
  if (!poll.counted) throw new Error(`The sample ${poll.id} has no count.`);
  return { ...poll.counted, revision: 99, yea, nay, final: true, ...patch };
};

/** The window of `poll` is over everywhere. */
export const closed = (now: number): Partial<PollRow> => ({
  opensAt: now - minutes(3),
  endsAt: now - minutes(2),
  lastCloseAt: now - minutes(1),
  earliestReveal: now - seconds(50),
});

export const burst = (pollId: string, now: number): Anomaly => ({
  id: 'burst-1',
  activationId: 'act-sample',
  pollId,
  at: now - seconds(140),
  kind: 'burst',
  message: both('七秒内从一个网段来了四千二百票。', '4,200 votes came from one network within seven seconds.'),
  votes: 4200,
  span: { from: now - seconds(147), to: now - seconds(140) },
});

export const voting = (now: number, anomalies: readonly Anomaly[]): NonNullable<OperatorView['voting']> => ({
  anomalies,
  issuance: {
    activationId: 'act-sample',
    at: now,
    passes: 412_880,
    cap: 2_000_000,
    perTier: { open: 301_200, air: 104_680, account: 7000 },
    perPath: { satellite: 180_400, web: 220_480, unknown: 12_000 },
    challenged: 3120,
    refused: 44,
  },
  checkpoint: {
    activationId: 'act-sample',
    origin: 'votes.example/act-sample',
    size: 18_204,
    root: 'q8S0mZ2vT1cKk3y0Jb6sWqL9d4m1uE2fQxV7nH5tR8A=',
    at: now - seconds(1),
    note: '',
    witnesses: ['Jiangxi Satellite'],
  },
  manualAllowed: false,
});

/** Wu Tong proposes to leave out the burst, which turns yea into nay. */
export const flipping = (now: number, patch: Partial<MotionRow> = {}): MotionRow => ({
  id: 'motion-1',
  motion: {
    kind: 'exclude',
    exclusions: [{ kind: 'span', from: now - seconds(147), to: now - seconds(140) }],
    reason: 'One network sent 4,200 votes in seven seconds',
  },
  by: 'Wu Tong',
  byId: 'op-wu',
  at: now - seconds(20),
  before: { yea: 12_400, nay: 9900, decision: 'yea' },
  after: { yea: 8200, nay: 9900, decision: 'nay' },
  state: 'waiting',
  confirmedBy: null,
  ...patch,
});
