/** Decisions about the episode as a whole and about the chair. Which episode to load is not decided here: that needs files. */
import { cutsOff, finishAfter } from '../../contract/finishing.ts';
import { say } from '../../contract/sayings.ts';
import { mayAsk } from '../../contract/who-may.ts';
import { overlayInputOf } from '../plan.ts';
import { isOnAir, phaseOf, type Show } from '../show.ts';
import { onAirRun } from '../show-state.ts';
import { runEndsAt, toCome } from '../timing.ts';
import { notChair } from './air.ts';
import { accept, type Decision, type Handler, refuse, type World } from './world.ts';

export const preflight: Handler<'episode.preflight'> = (_, show) =>
  ['off', 'preflight', 'ready'].includes(phaseOf(show))
    ? accept({ type: 'preflight.begun' })
    : refuse('wrong-phase', say('preflight-is-before-air'));

/** Only before air: on air its first picture would be seen. */
export const askForOverlay: Handler<'overlay.make'> = (_, show) =>
  ['preflight', 'ready'].includes(phaseOf(show))
    ? accept({ type: 'overlay.asked', input: overlayInputOf(show.context.plan) })
    : refuse('wrong-phase', say('overlay-is-before-air'));

export const readyEpisode: Handler<'episode.ready'> = (command, show, world) => {
  if (phaseOf(show) !== 'preflight') return refuse('wrong-phase', say('ready-after-preflight'));
  if (world.redChecks.length > 0 && command.reason === undefined) {
    return refuse('preflight-red', say('preflight-is-red', { checks: world.redChecks.slice(0, 3).join('; ') }));
  }
  return accept({ type: 'episode.readied', ...(command.reason === undefined ? {} : { reason: command.reason }) });
};

export const endEpisode: Handler<'episode.end'> = ({ reason }, show, world) => {
  const phase = phaseOf(show);
  if (phase === 'off' || phase === 'ended') return refuse('wrong-phase', say('nothing-runs'));
  if (isOnAir(show)) {
    const no = notChair(show, world);
    if (no) return no;
    const open = Object.entries(show.context.polls).find(([, poll]) => poll.phase === 'open' || poll.phase === 'closing');
    if (open) return refuse('wrong-phase', say('vote-still-open', { poll: open[0] }));
    const called = Object.entries(show.context.polls).find(([, poll]) => poll.phase === 'armed' && poll.called);
    if (called) return refuse('wrong-phase', say('vote-being-opened', { poll: called[0] }));
  }
  if (!isOnAir(show) || world.kind !== 'live') return accept({ type: 'episode.ended' });
  return show.context.finishing === null ? askForEnd(show, world, reason) : accept();
};

/** In earnest: it comes a little later, and what it would cut off wants a reason. */
const askForEnd = ({ context }: Show, { now }: World, reason: string | undefined): Decision => {
  const run = onAirRun(context);
  const left = run ? runEndsAt(run, context.frozenSince, now) - now : 0;
  const rows = toCome(context).length;
  if (reason === undefined && cutsOff({ rowsToCome: rows, left }))
    return refuse('wrong-phase', say('end-needs-reason', { rows, seconds: Math.max(0, Math.round(left / 1000)) }));
  return accept({ type: 'end.asked', endsAt: now + finishAfter, ...(reason === undefined ? {} : { reason }) });
};

/** Whoever directs: staying on air does no harm, and the chair may be the one who pressed. */
export const keepOnAir: Handler<'episode.keepOn'> = (_, { context }) =>
  context.finishing === null ? refuse('wrong-phase', say('nothing-finishes')) : accept({ type: 'end.takenBack' });

export const takeChair: Handler<'chair.take'> = (command, show, world) => {
  const { chair } = show.context;
  if (chair?.operatorId === world.who.id) return accept();
  if (chair !== null && command.force === undefined) return refuse('not-the-chair', say('chair-held-ask', { name: chair.name }));
  return accept({
    type: 'chair.taken',
    operatorId: world.who.id,
    name: world.who.name,
    ...(command.force === undefined ? {} : { force: command.force }),
  });
};

export const handOverChair: Handler<'chair.handOver'> = (command, show, world) => {
  const no = notChair(show, world);
  if (no) return no;
  const heir = world.operators.find((operator) => operator.id === command.to);
  if (!heir) return refuse('unknown', say('operator-not-here'));
  if (!mayAsk(heir.role, { type: 'segment.take' })) return refuse('not-allowed', say('heir-may-not-take', { name: heir.name }));
  if (!heir.connected) return refuse('wrong-phase', say('heir-not-here', { name: heir.name }));
  return accept({ type: 'chair.taken', operatorId: heir.id, name: heir.name });
};
