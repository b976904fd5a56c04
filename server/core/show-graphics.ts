/** What the graphics about the evening as a whole show: the question of a vote to come, a topic, the board, a slate, the clock. */
import type { GraphicData } from '../contract/graphics.ts';
import type { GraphicKind } from '../contract/show-file.ts';
import type { EpochMs } from '../contract/units.ts';
import { boardOf } from './evening-board.ts';
import type { GraphicState } from './facts.ts';
import type { ShowContext } from './show-state.ts';
import { isAhead, opensAt } from './vote-announced.ts';

type DataOf = (context: ShowContext, graphic: GraphicState, now: EpochMs) => GraphicData | null;

/** Until its vote opens; where nobody has set that moment, it names none. */
const voteQuestion: DataOf = (context, { pollId = '' }, now) => {
  const planned = context.plan.polls[pollId];
  const opens = opensAt(context, pollId);
  const poll = context.polls[pollId];
  const isToCome = isAhead(poll) || (poll?.phase === 'open' && opens !== null && opens > now);
  if (!planned || !isToCome) return null;
  const { question, yea, nay } = planned;
  return { kind: 'vote-question', pollId, question, yea, nay, ...(opens === null ? {} : { opensAt: opens }) };
};

const slate: DataOf = ({ plan: { episode } }, { look, text }) => ({
  kind: 'slate',
  slate: look?.slate ?? 'sustaining',
  series: episode.series.name,
  ...(text === undefined ? {} : { text }),
  ...(look?.clock ? { zone: episode.zone } : {}),
});

const data = {
  'vote-question': voteQuestion,
  topic: (_, { text, look }) => (text === undefined ? null : { kind: 'topic', text, place: look?.place ?? 'bottom' }),
  board: (context, { look }) => boardOf(context, look?.ranking),
  slate,
  clock: ({ plan }, { look }) => ({ kind: 'clock', zone: plan.episode.zone, ...(look?.timeCode ? { timeCode: true } : {}) }),
} as const satisfies Partial<Record<GraphicKind, DataOf>>;

export type ShowKind = keyof typeof data;
export const isOfShow = (kind: GraphicKind): kind is ShowKind => Object.hasOwn(data, kind);

export const showData = (kind: ShowKind, ...given: Parameters<DataOf>): GraphicData | null => (data[kind] satisfies DataOf)(...given);
