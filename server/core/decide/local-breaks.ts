/** Decisions about local breaks of stations, and what is written to stations. */
import { say } from '../../contract/sayings.ts';
import { leavingFacts, returningFacts } from '../break-deeds.ts';
import { mostPlanned } from '../local-break-folds.ts';
import { breaksOf } from '../local-breaks.ts';
import type { Show } from '../show.ts';
import { controlRoom, newMarks } from '../station-messages.ts';
import { accept, type Decision, type Handler, refuse } from './world.ts';

const unknown = ({ context }: Show, stationId: string): Decision | undefined =>
  Object.hasOwn(context.plan.stations, stationId) ? undefined : refuse('unknown', say('no-such-station'));

export const planBreak: Handler<'localBreak.plan'> = ({ stationId, leavesAt, length }, show, { now, newId }) => {
  const stop = unknown(show, stationId);
  if (stop) return stop;
  if (leavesAt !== null && leavesAt <= now) return refuse('too-late', say('break-is-past'));
  const planned = breaksOf(show.context, stationId).filter(({ state }) => state === 'planned');
  if (planned.length >= mostPlanned) return refuse('busy', say('breaks-full', { most: mostPlanned }));
  const clash = planned.some((one) => one.leavesAt !== null && leavesAt !== null && Math.abs(one.leavesAt - leavesAt) < 1000);
  if (clash) return refuse('unknown', say('break-is-there'));
  return accept({ type: 'localBreak.planned', stationId, breakId: newId(), leavesAt, length });
};

export const dropBreak: Handler<'localBreak.drop'> = ({ stationId, breakId }, show) => {
  const stop = unknown(show, stationId);
  if (stop) return stop;
  const one = breaksOf(show.context, stationId).find(({ id }) => id === breakId);
  if (one?.state === 'started') return refuse('too-late', say('break-has-begun'));
  return one?.state === 'planned' ? accept({ type: 'localBreak.dropped', stationId, breakId }) : accept();
};

export const startBreak: Handler<'localBreak.start'> = ({ stationId, length }, show, { now, newId }) =>
  unknown(show, stationId) ?? { facts: leavingFacts(show.context, { stationId, newId: newId(), now, length }) };

export const endBreak: Handler<'localBreak.end'> = ({ stationId, in: after = 0 }, show, { now }) =>
  unknown(show, stationId) ?? { facts: returningFacts(show.context, stationId, now, after) };

export const writeToStations: Handler<'stationMessage.send'> = ({ to, text }, show, { newId }) => {
  const all = Object.keys(show.context.plan.stations);
  if (to === 'all' && all.length === 0) return refuse('unknown', say('no-such-station'));
  const stop = to === 'all' ? undefined : unknown(show, to);
  return stop ?? accept({ type: 'stationMessage.sent', messageId: newId(), from: null, to: to === 'all' ? all : [to], text });
};

export const readFromStations: Handler<'stationMessage.seen'> = ({ messageIds }, { context }) => {
  const marks = newMarks(context, { mark: 'seen', marks: messageIds.map((messageId) => ({ messageId, who: controlRoom })) });
  return marks.length === 0 ? accept() : accept({ type: 'stationMessage.marked', mark: 'seen', marks });
};
