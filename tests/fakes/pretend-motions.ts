/** What the stand-in show does when two people decide about a vote: keeps the motion, refuses its proposer as the second person. */
import type { CommandOf, RefusalCode, Reply } from '../../server/contract/commands.ts';
import type { MotionRow, OperatorView, PollRow } from '../../server/contract/views.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Asked = CommandOf<'poll.propose' | 'poll.confirm' | 'poll.withdraw' | 'poll.close'>;

const refuse = (code: RefusalCode, message: string): Reply => ({ ok: false, refusal: { code, message } });

const rowTo = (draft: Draft, pollId: string, change: (poll: PollRow) => PollRow): void => {
  draft.polls = draft.polls.map((poll) => (poll.id === pollId ? change(poll) : poll));
};
const motionTo = (draft: Draft, { pollId, motionId }: CommandOf<'poll.confirm' | 'poll.withdraw'>, patch: Partial<MotionRow>): void =>
  rowTo(draft, pollId, (poll) => ({ ...poll, motions: poll.motions.map((one) => (one.id === motionId ? { ...one, ...patch } : one)) }));

const heldBy = (draft: Draft, { pollId, motionId }: CommandOf<'poll.confirm'>): MotionRow | undefined =>
  draft.polls.find(({ id }) => id === pollId)?.motions.find(({ id }) => id === motionId);

/** Figures come when the test gives them: a proposal is only ever counting here. */
const propose = ({ pollId, motion }: CommandOf<'poll.propose'>, draft: Draft, who: Operator): Reply | undefined => {
  const held = draft.polls.find(({ id }) => id === pollId)?.motions ?? [];
  if (held.some(({ state }) => state === 'counting' || state === 'waiting'))
    return refuse('wrong-phase', 'Something proposed for this vote waits already.');
  rowTo(draft, pollId, (poll) => {
    const id = `motion-${poll.motions.length + 1}`;
    const row: MotionRow = {
      id,
      motion,
      by: who.name,
      byId: who.id,
      invitedBy: who.invitedBy,
      at: draft.at,
      before: null,
      after: null,
      state: 'counting',
      confirmedBy: null,
    };
    return { ...poll, motions: [...poll.motions, row] };
  });
  return undefined;
};

const confirm = (command: CommandOf<'poll.confirm'>, draft: Draft, who: Operator): Reply | undefined => {
  const held = heldBy(draft, command);
  if (!held) return refuse('wrong-phase', 'Nothing proposed for this vote waits for a second person.');
  if (held.byId === who.id) return refuse('two-people', 'Another person must confirm what you proposed.');
  if (held.after?.yea !== command.saw.yea || held.after.nay !== command.saw.nay)
    return refuse('counts-differ', 'The figures you saw are not the figures that were proposed. Look again.');
  motionTo(draft, command, { state: 'confirmed', confirmedBy: who.name, second: { id: who.id, name: who.name, invitedBy: who.invitedBy } });
  return undefined;
};

export const motionDeeds = {
  'poll.propose': propose,
  'poll.confirm': confirm,
  'poll.withdraw': (command: CommandOf<'poll.withdraw'>, draft: Draft) => motionTo(draft, command, { state: 'withdrawn' }) as undefined,
  'poll.close': ({ pollId }: CommandOf<'poll.close'>, draft: Draft) =>
    rowTo(draft, pollId, (poll) => ({ ...poll, openEnded: false, endsAt: draft.at + 10_000 })) as undefined,
} satisfies { readonly [T in Asked['type']]: unknown };
