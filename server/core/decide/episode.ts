/** Decisions about the episode as a whole and about the chair. Which episode to load is not decided here: that needs files. */
import { mayAsk } from '../../contract/who-may.ts';
import { isOnAir, phaseOf } from '../show.ts';
import { notChair } from './air.ts';
import { accept, type Handler, refuse } from './world.ts';

export const preflight: Handler<'episode.preflight'> = (_, show) =>
  ['off', 'preflight', 'ready'].includes(phaseOf(show))
    ? accept({ type: 'preflight.begun' })
    : refuse('wrong-phase', 'Preflight is before air.');

export const readyEpisode: Handler<'episode.ready'> = (command, show, world) => {
  if (phaseOf(show) !== 'preflight') return refuse('wrong-phase', 'Only an episode in preflight can be made ready.');
  if (world.redChecks.length > 0 && command.reason === undefined) {
    return refuse(
      'preflight-red',
      `Preflight is red (${world.redChecks.slice(0, 3).join('; ')}). Mend it, or give the reason for going on.`,
    );
  }
  return accept({ type: 'episode.readied', ...(command.reason === undefined ? {} : { reason: command.reason }) });
};

export const endEpisode: Handler<'episode.end'> = (_, show, world) => {
  const phase = phaseOf(show);
  if (phase === 'off' || phase === 'ended') return refuse('wrong-phase', 'No episode is running.');
  if (isOnAir(show)) {
    const no = notChair(show, world);
    if (no) return no;
    const open = Object.entries(show.context.polls).find(([, poll]) => poll.phase === 'open' || poll.phase === 'closing');
    if (open) return refuse('wrong-phase', `The vote ${open[0]} is still open. Let it close, or void it.`);
    const called = Object.entries(show.context.polls).find(([, poll]) => poll.phase === 'armed' && poll.called);
    if (called) return refuse('wrong-phase', `The vote ${called[0]} is being opened. Let it open and close, or void it.`);
  }
  return accept({ type: 'episode.ended' });
};

export const takeChair: Handler<'chair.take'> = (command, show, world) => {
  const { chair } = show.context;
  if (chair?.operatorId === world.who.id) return accept();
  if (chair !== null && command.force === undefined)
    return refuse('not-the-chair', `${chair.name} holds the chair. Ask for it, or take it with a reason.`);
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
  if (!heir) return refuse('unknown', 'That operator is not signed in.');
  if (!mayAsk(heir.role, { type: 'segment.take' }))
    return refuse('not-allowed', `${heir.name} may not take: the chair is for who directs.`);
  if (!heir.connected) return refuse('wrong-phase', `${heir.name} is not here: no screen of theirs is connected.`);
  return accept({ type: 'chair.taken', operatorId: heir.id, name: heir.name });
};
