/**
 * The running order for paper, back-timed from the hard out: what a gallery needs on a day without us.
 * As the operators have it now, with their moves, skips and lengths.
 */
import type { OrderRow, PrintedOrder } from '../contract/desk-papers.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { triggerText, whatOf } from './cue-rows.ts';
import type { PlannedCue } from './plan.ts';
import { approvedGuest, isSkipped, plannedOf, type ShowContext, segmentOf } from './show-state.ts';
import * as timing from './timing.ts';

const cueOf = (context: ShowContext, cue: PlannedCue): OrderRow['cues'][number] => {
  const clip = cue.kind === 'clip' ? context.plan.clips[cue.clip] : undefined;
  return {
    trigger: triggerText(cue),
    what: whatOf(context, cue),
    outWords: clip?.outWords ?? null,
    length: clip ? clip.out - clip.in : null,
  };
};

const guestOf = (context: ShowContext, guestId: string | undefined): OrderRow['guest'] => {
  const guest = context.plan.guests[guestId ?? ''];
  if (!guest) return null;
  const approved = approvedGuest(context, guest.id);
  return { name: approved?.name ?? guest.name, title: approved?.title ?? guest.title, slot: guest.slot, approved: approved !== null };
};

/** Planned starts count from the planned start, latest ones back from the hard out; both with the lengths as they are now. */
export const printedOrder = (context: ShowContext, now: EpochMs): PrintedOrder => {
  const { plan } = context;
  const ids = context.order.filter((id) => !isSkipped(context, id));
  const whole = ids.reduce((sum: Ms, id) => sum + plannedOf(context, id), 0);
  const [begin, hardOut] = [timing.plannedStart(context, now), timing.hardOut(context, now)];
  let start = begin;
  const rows = ids.map((id, index): OrderRow => {
    const segment = segmentOf(context, id);
    const row = {
      number: index + 1,
      title: segment.title,
      kind: segment.kind,
      start,
      latest: hardOut - (begin + whole - start),
      planned: plannedOf(context, id),
      shots: segment.shots.map((shot) => plan.shots[shot]?.label ?? shot),
      cues: segment.cues.map((cue) => cueOf(context, cue)),
      guest: guestOf(context, segment.guest),
      notes: segment.notes ?? null,
    };
    start += row.planned;
    return row;
  });
  const bench = Object.values(plan.segments).filter(({ id }) => !context.order.includes(id));
  return {
    title: plan.episode.title,
    series: plan.episode.series.name,
    date: plan.episode.date,
    zone: plan.episode.zone,
    start: begin,
    offAir: begin + whole,
    hardOut,
    rows,
    bench: bench.map(({ id, title }) => ({ title, planned: plannedOf(context, id) })),
  };
};
