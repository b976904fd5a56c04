/**
 * What to cut or stretch so that we leave the air at the hard out. Nothing here cuts: advice is advice.
 */
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Advice } from '../contract/views.ts';
import { plannedOf, type ShowContext, segmentOf } from './show-state.ts';
import { expectedOffAir, hardOut, toCome } from './timing.ts';

/** More than a person can do at once is no advice; the rest is proposed when these are done. */
const mostAdvice = 3;

export type Landing = {
  readonly advice: readonly Advice[];
  /** What we would still be over after all that could be done; absent when that is enough. */
  readonly stillOver?: Ms;
};

const sum = (lengths: readonly Ms[]): Ms => lengths.reduce((total, length) => total + length, 0);

/**
 * The smallest number of segments, those with the most room first, three at most. Skips are proposed only when shortening is
 * not enough. Where not even they are, all that can be done is told, with what remains; time that cannot be filled is not.
 */
export const adviceToLand = (context: ShowContext, now: EpochMs): Landing => {
  const off = expectedOffAir(context, now);
  if (off === null) return { advice: [] };
  const over = off - hardOut(context, now);
  const doable = toCome(context).map((id) => ({ id, planned: plannedOf(context, id), segment: segmentOf(context, id) }));
  const room = doable.map(({ id, planned, segment }) => ({ id, room: segment.max - planned }));
  const isOnTime = over <= 0 && -over < Math.max(1, context.plan.order.length) * 250;
  if (isOnTime) return { advice: [] };
  const all = over > 0 ? shorten(over, doable) : share(-over, room, 'stretch').advice;
  const missing = Math.abs(over) - sum(all.map(({ by }) => by));
  const advice = all.slice(0, mostAdvice);
  if (missing <= 0) return { advice };
  return over > 0 ? { advice, stillOver: missing } : { advice: [] };
};

type Doable = { id: string; planned: Ms; segment: { min: Ms; poll?: string | undefined; kind: string } };

const shorten = (over: Ms, doable: readonly Doable[]): readonly Advice[] => {
  const cuts = share(
    over,
    doable.map(({ id, planned, segment }) => ({ id, room: planned - segment.min })),
    'cut',
  );
  if (cuts.left <= 0) return cuts.advice;
  const droppable = doable.filter(
    ({ segment }) => segment.poll === undefined && !['opening', 'closing', 'guest', 'break'].includes(segment.kind),
  );
  const skips = share(
    over,
    droppable.map(({ id, planned }) => ({ id, room: planned })),
    'skip',
  ).advice.map((one) => ({ ...one, by: droppable.find(({ id }) => id === one.segmentId)?.planned ?? one.by }));
  const skipped = new Set(skips.map((one) => one.segmentId));
  const still = over - sum(skips.map((one) => one.by));
  const rest = doable.filter(({ id }) => !skipped.has(id)).map(({ id, planned, segment }) => ({ id, room: planned - segment.min }));
  return [...skips, ...(still > 0 ? share(still, rest, 'cut').advice : [])];
};

const share = (wanted: Ms, rooms: readonly { id: string; room: Ms }[], deed: Advice['do']): { advice: readonly Advice[]; left: Ms } => {
  let left = wanted;
  const advice: Advice[] = [];
  for (const { id, room } of [...rooms].filter((one) => one.room > 0).sort((a, b) => b.room - a.room)) {
    if (left <= 0) break;
    const by = Math.min(room, left);
    advice.push({ segmentId: id, do: deed, by });
    left -= by;
  }
  return { advice, left };
};
