/** Decisions that only a rehearsal knows: to begin further down, to have a simulated crowd, to end in one press. */
import { say } from '../../contract/sayings.ts';
import type { FactBody } from '../facts.ts';
import { allows, phaseOf, type Show } from '../show.ts';
import { isSkipped, type ShowContext } from '../show-state.ts';
import { notChair } from './air.ts';
import { known } from './edit-rules.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

const onlyRehearsals = ({ kind }: World): Decision | undefined =>
  kind === undefined || kind === 'live' ? refuse('wrong-phase', say('for-rehearsals')) : undefined;

const voidedBecause = 'The rehearsal was ended.';

/** Beginning with this segment. What is skipped would not have been played either. */
export const placedFact = (context: ShowContext, segmentId: string): FactBody => ({
  type: 'rehearsal.placed',
  segmentId,
  passed: context.order.slice(0, context.order.indexOf(segmentId)).filter((id) => !isSkipped(context, id)),
});

/** In words why no rehearsal can begin there. */
export const placeObstacle = (show: Show, segmentId: string): Decision | undefined => {
  const { context } = show;
  const no = known(show, segmentId);
  if (no) return no;
  if (!context.order.includes(segmentId)) return refuse('wrong-phase', say('on-the-bench'));
  return isSkipped(context, segmentId) ? refuse('wrong-phase', say('row-skipped')) : undefined;
};

export const beginFrom: Handler<'rehearsal.from'> = ({ segmentId }, show, world) => {
  const no = onlyRehearsals(world) ?? notChair(show, world) ?? placeObstacle(show, segmentId);
  if (no) return no;
  const fact = placedFact(show.context, segmentId);
  return allows(show, { ...fact, at: world.now, by: world.who.id }) ? accept(fact) : refuse('wrong-phase', say('rehearsal-has-begun'));
};

export const callCrowd: Handler<'rehearsal.crowd'> = ({ crowd }, show, world) => {
  const no = onlyRehearsals(world);
  if (no) return no;
  const phase = phaseOf(show);
  if (phase === 'off' || phase === 'ended') return refuse('wrong-phase', say('no-rehearsal'));
  const isNobody = crowd === null || (crowd.viewers === 0 && crowd.orders === 0);
  if (!isNobody) return accept({ type: 'crowd.came', ...crowd });
  return show.context.crowd === null ? accept() : accept({ type: 'crowd.left', why: `${world.who.name} sent them home.` });
};

/** Whoever may end it: a rehearsal that stands in the way of the evening does not wait for its chair, nor for its votes. */
export const endRehearsal: Handler<'rehearsal.end'> = (_, show, world) => {
  const no = onlyRehearsals(world);
  if (no) return no;
  const phase = phaseOf(show);
  if (phase === 'off' || phase === 'ended') return refuse('wrong-phase', say('no-rehearsal'));
  const open = Object.entries(show.context.polls).filter(
    ([, poll]) => poll.phase === 'open' || poll.phase === 'closing' || (poll.phase === 'armed' && poll.called),
  );
  return accept(...open.map(([pollId]) => ({ type: 'poll.voided', pollId, reason: voidedBecause }) as const), { type: 'episode.ended' });
};
