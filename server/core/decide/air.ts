/** Decisions about what is on air: take, cut, slate, break, clock, cues, "we are here". */
import { say } from '../../contract/sayings.ts';
import type { EpochMs } from '../../contract/units.ts';
import { cueFacts, takeFacts } from '../cue-facts.ts';
import { cueObstacle } from '../cue-obstacle.ts';
import { elapse } from '../elapse.ts';
import type { FactBody } from '../facts.ts';
import { applyFact, isOnAir, type Show } from '../show.ts';
import { isSkipped, onAirRun, type Run, type ShowContext, segmentOf } from '../show-state.ts';
import { nextAsBelieved, onAirAsBelieved, refuseNaming } from './as-believed.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

/** Between two takes, or two goes of one cue: shorter than this is a finger that bounced. */
export const takeGap = 400;

/** After a take that happened by itself, when its clip ended: whoever presses sooner meant to do what is done already. */
const takeGapByItself = 1500;
/** Who takes when nobody does: time, or the switcher as it says that the clip has run out. */
const byItself: ReadonlySet<string> = new Set(['clock', 'switcher']);

const notLive = () => refuse('wrong-phase', say('not-on-air'));
export const notChair = (show: Show, world: World): Decision | undefined => {
  const { chair } = show.context;
  if (chair === null) return refuse('not-the-chair', say('chair-is-free'));
  return chair.operatorId === world.who.id ? undefined : refuse('not-the-chair', say('chair-held', { name: chair.name }));
};

/** The command speaks of what is on air now, is asked by the chair, and the episode is live. */
export const mayTouchAir = (show: Show, world: World, believesOnAir: string | null): Decision | undefined => {
  if (!isOnAir(show)) return notLive();
  return notChair(show, world) ?? onAirAsBelieved(show, world, believesOnAir);
};

/** A take and everything that the rundown says happens with it. */
const withCues = (show: Show, facts: readonly FactBody[], world: World): Decision => {
  const taken = facts.reduce((after, body) => applyFact(after, { ...body, at: world.now, by: world.who.id }), show);
  return accept(...facts, ...elapse(taken, world));
};

const takenJustNow = (context: ShowContext, { startedAt, by, segmentId }: Run, now: EpochMs): Decision | undefined => {
  if (byItself.has(by) && now - startedAt < takeGapByItself) return refuseNaming('too-soon', context, 'clip-took', { segment: segmentId });
  return now - startedAt < takeGap ? refuse('too-soon', say('take-bounced')) : undefined;
};

export const takeSegment: Handler<'segment.take'> = (command, show, world) => {
  const run = onAirRun(show.context);
  if (show.value !== 'ready' && !isOnAir(show)) return notLive();
  const no = notChair(show, world) ?? onAirAsBelieved(show, world, command.believesOnAir);
  if (no) return no;
  const bounced = run && takenJustNow(show.context, run, world.now);
  if (bounced) return bounced;
  const changed = nextAsBelieved(show, command.believesNext);
  if (changed) return changed;
  const { next, plan } = show.context;
  if (next === null) return refuse('nothing-next', say('nothing-is-next'));
  const { transition } = plan.defaults;
  return withCues(show, takeFacts(show.context, { type: 'segment.taken', runId: world.newId(), segmentId: next, transition }), world);
};

const inSegment = (context: ShowContext, shotId: string): boolean => {
  const run = onAirRun(context);
  return run !== null && segmentOf(context, run.segmentId).shots.includes(shotId);
};

export const cutShot: Handler<'shot.cut'> = (command, show, world) => {
  const no = mayTouchAir(show, world, command.believesOnAir);
  if (no) return no;
  const shot = show.context.plan.shots[command.shotId];
  if (!shot || !inSegment(show.context, command.shotId)) return refuse('unknown', say('no-such-shot'));
  const { transition } = show.context.plan.defaults;
  return accept({
    type: 'shot.cut',
    shotId: command.shotId,
    cause: 'operator',
    transition: shot.fade === undefined ? transition : { kind: 'fade', rate: shot.fade },
  });
};

export const showSlate: Handler<'slate.show'> = (command, show, world) =>
  mayTouchAir(show, world, command.believesOnAir) ?? (show.context.slate === 'breakdown' ? accept() : accept({ type: 'slate.shown' }));

export const startBreak: Handler<'break.start'> = (command, show, world) =>
  mayTouchAir(show, world, command.believesOnAir) ??
  (show.context.slate === 'break'
    ? refuse('wrong-phase', say('in-a-break'))
    : accept(...unfreeze(show), { type: 'break.started', endsAt: null }));

export const endBreak: Handler<'break.end'> = (command, show, world) =>
  mayTouchAir(show, world, command.believesOnAir) ??
  (show.context.slate === null ? refuse('wrong-phase', say('no-break')) : accept(...backFromSlate(show)));

/** From a break or the breakdown slate, back to the segment's own shot. */
const backFromSlate = (show: Show): readonly FactBody[] => {
  if (show.context.slate === 'break') return [{ type: 'break.ended' }];
  const run = onAirRun(show.context);
  return run ? [{ type: 'shot.cut', shotId: run.shotId, cause: 'operator', transition: show.context.plan.defaults.transition }] : [];
};

const unfreeze = (show: Show): readonly FactBody[] => (show.context.frozenSince === null ? [] : [{ type: 'clock.resumed' }]);

export const freezeClock: Handler<'clock.freeze'> = (command, show, world) => {
  if (!isOnAir(show)) return notLive();
  const no = notChair(show, world);
  if (no) return no;
  const isFrozen = show.context.frozenSince !== null;
  if (command.frozen === isFrozen) return accept();
  if (command.frozen && show.context.slate === 'break') return refuse('wrong-phase', say('clock-runs-in-break'));
  return accept({ type: command.frozen ? 'clock.frozen' : 'clock.resumed' });
};

export const fireCue: Handler<'cue.fire'> = (command, show, world) => {
  const no = mayTouchAir(show, world, command.believesOnAir);
  if (no) return no;
  const run = onAirRun(show.context);
  const cue = run ? segmentOf(show.context, run.segmentId).cues.find((one) => one.id === command.cueId) : undefined;
  if (!cue) return refuse('unknown', say('no-such-cue'));
  const last = show.context.cueRuns.findLast((one) => one.cueId === cue.id && one.until !== 'missed');
  if (last && world.now - last.at < takeGap) return refuse('too-soon', say('cue-bounced'));
  const obstacle = cueObstacle(show.context, cue, world);
  if (obstacle) return refuse(obstacle.code === 'phones-away' && !world.diskIsWell ? 'needs-disk' : obstacle.code, obstacle.why);
  return { facts: cueFacts(show.context, cue, world) };
};

export const endCue: Handler<'cue.end'> = (command, show, world) => {
  if (!isOnAir(show)) return notLive();
  const no = notChair(show, world);
  if (no) return no;
  const runs = show.context.cueRuns.filter((one) => one.cueId === command.cueId && one.until !== 'missed');
  if (runs.length === 0) return refuse('unknown', say('cue-not-fired'));
  return runs.some((one) => one.endedAt === null) ? accept({ type: 'cue.ended', cueId: command.cueId }) : accept();
};

export const weAreHere: Handler<'show.weAreHere'> = (command, show, world) => {
  if (show.value !== 'ready' && !isOnAir(show)) return notLive();
  const no = notChair(show, world);
  if (no) return no;
  if (!(command.segmentId in show.context.plan.segments) || isSkipped(show.context, command.segmentId))
    return refuse('unknown', say('nowhere-to-go-on'));
  if (!show.context.order.includes(command.segmentId)) return refuse('wrong-phase', say('on-the-bench'));
  const startedAt = world.now - command.startedAgo;
  return withCues(
    show,
    takeFacts(show.context, { type: 'show.adopted', runId: world.newId(), segmentId: command.segmentId, startedAt }),
    world,
  );
};
