/**
 * A shortened copy of a plan, for rehearsing a two-hour show in minutes of true time.
 *
 * Every length is divided, none falls below what people, phones and switchers need (`floors`), none grows.
 * Order is kept, and what fitted still fits: cues in their segments, clips in theirs, a vote with its slowest path
 * and its counting in its own, the running order before the hard out.
 */

import type { AdLib } from '../contract/ad-libs.ts';
import type { PlannedLocalBreak } from '../contract/local-breaks.ts';
import type { Clip } from '../contract/show-file.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { Lifespan, Plan, PlannedCue, PlannedPoll, PlannedSegment } from './plan.ts';
import { pollLead } from './poll-call.ts';
import { compressedStation } from './station-hours.ts';

const floors = { segment: 1500, window: 3000, tolerance: 150, lifespan: 1000, fade: 50, grace: 200, verify: 300 } as const;

type Shorten = (length: Ms, floor?: Ms) => Ms;
const shortenBy =
  (factor: number): Shorten =>
  (length, floor = 0) =>
    Math.max(Math.min(length, floor), Math.round(length / factor));

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]));

/** Counted from the take; undefined when a person or a clip's end fires it. */
const firesAfter = (cue: PlannedCue, planned: Ms): Ms | undefined => {
  if (cue.trigger.on === 'take') return 0;
  if (cue.trigger.on === 'after') return cue.trigger.at;
  return cue.trigger.on === 'before-end' ? planned - cue.trigger.at : undefined;
};

/** The vote that a segment opens: its moment, its window, and how long after it the result takes at least. */
type Vote = { readonly opens: Ms; readonly window: Ms; readonly after: Ms };

const voteIn = (segment: PlannedSegment, plan: Plan): Vote | undefined => {
  const cue = segment.cues.find((one) => one.kind === 'poll');
  const id = cue?.kind === 'poll' ? cue.poll : segment.kind === 'vote' ? segment.poll : undefined;
  const poll = id === undefined ? undefined : plan.polls[id];
  if (!poll) return undefined;
  const slowest = Math.max(0, ...poll.paths.map((path) => (plan.paths[path]?.delay ?? 0) + (plan.paths[path]?.tolerance ?? 0)));
  const opens = cue ? (firesAfter(cue, segment.planned) ?? 0) : 0;
  return { opens, window: poll.window, after: slowest + plan.defaults.grace + plan.defaults.verify };
};

/** From moments of the written segment to moments of the shortened one; rises with its argument. */
type Timeline = { readonly length: Ms; moment(at: Ms): Ms };

const alongPoints = (points: readonly (readonly [Ms, Ms])[]): Timeline['moment'] => {
  return (at) => {
    const after = points.findIndex(([written]) => written >= at);
    const [toX, toY] = points[after] ?? points.at(-1) ?? [0, 0];
    const [fromX, fromY] = points[after - 1] ?? [toX, toY];
    return toX === fromX ? toY : Math.round(fromY + ((at - fromX) * (toY - fromY)) / (toX - fromX));
  };
};

const timelineOf = (segment: PlannedSegment, plan: Plan, short: Plan, shorten: Shorten): Timeline => {
  const { planned } = segment;
  const vote = voteIn(segment, plan);
  const shortVote = voteIn(segment, short);
  const plain = shorten(planned, floors.segment);
  if (!vote || !shortVote)
    return {
      length: plain,
      moment: alongPoints([
        [0, 0],
        [planned, plain],
      ]),
    };
  const opens = shorten(vote.opens);
  const closes = opens + shortVote.window;
  const closed = Math.min(planned, vote.opens + vote.window);
  const length = Math.min(planned, Math.max(plain, closes + pollLead + shortVote.after, closes + shorten(planned - closed)));
  return {
    length,
    moment: alongPoints([
      [0, 0],
      [vote.opens, opens],
      [closed, closes],
      [planned, length],
    ]),
  };
};

const shortLifespan = (lasts: Lifespan, shorten: Shorten): Lifespan =>
  'for' in lasts ? { for: shorten(lasts.for, floors.lifespan) } : lasts;

const shortTransition = <T extends { readonly kind: 'cut' | 'fade'; readonly rate: Ms }>(transition: T, shorten: Shorten): T => ({
  ...transition,
  rate: shorten(transition.rate, transition.kind === 'fade' ? floors.fade : 0),
});

/** Inside its segment, also where rounding would put it on the end. */
const within = (line: Timeline, at: Ms): Ms => Math.min(line.moment(at), line.length - 1);

const shortTrigger = (cue: PlannedCue, planned: Ms, line: Timeline): PlannedCue['trigger'] => {
  if (cue.trigger.on === 'after') return { on: 'after', at: within(line, cue.trigger.at) };
  if (cue.trigger.on === 'before-end') return { on: 'before-end', at: line.length - within(line, planned - cue.trigger.at) };
  return cue.trigger;
};

/** Something that runs for `length` from its cue on, and ended within its segment, still does. */
const shortStretch = (cue: PlannedCue, length: Ms, planned: Ms, line: Timeline, factor: number): Ms => {
  const starts = firesAfter(cue, planned);
  const plain = Math.max(1, Math.floor(length / factor));
  if (starts === undefined || starts + length > planned) return plain;
  return Math.max(1, line.moment(starts + length) - within(line, starts));
};

const shortCue = (cue: PlannedCue, segment: PlannedSegment, line: Timeline, factor: number): PlannedCue => {
  const shorten = shortenBy(factor);
  const when = { trigger: shortTrigger(cue, segment.planned, line), lasts: shortLifespan(cue.lasts, shorten) };
  if (cue.kind === 'station-break') return { ...cue, ...when, length: shortStretch(cue, cue.length, segment.planned, line, factor) };
  // Whatever follows the beat in the file follows it here.
  if (cue.kind === 'graphic' && cue.reveals !== undefined)
    return { ...cue, ...when, reveals: shortStretch(cue, cue.reveals, segment.planned, line, factor) };
  if ((cue.kind === 'shot' || cue.kind === 'clip') && cue.transition) {
    return { ...cue, ...when, transition: shortTransition(cue.transition, shorten) };
  }
  return { ...cue, ...when };
};

/** A clip is one length for the whole episode: the shortest that a segment playing it asks for. */
const shortClip = (clip: Clip, plan: Plan, lines: Readonly<Record<string, Timeline>>, factor: number): Clip => {
  const length = clip.out - clip.in;
  const asked = Object.values(plan.segments).flatMap((segment) => {
    const line = lines[segment.id];
    const cues = segment.cues.filter((cue) => cue.kind === 'clip' && cue.clip === clip.id);
    return line ? cues.map((cue) => shortStretch(cue, length, segment.planned, line, factor)) : [];
  });
  const shortest = asked.length > 0 ? Math.min(...asked) : Math.max(1, Math.floor(length / factor));
  return { ...clip, out: clip.in + shortest };
};

const shortSegment = (segment: PlannedSegment, line: Timeline, factor: number): PlannedSegment => ({
  ...segment,
  planned: line.length,
  min: Math.min(line.length, shortenBy(factor)(segment.min, floors.segment)),
  max: Math.max(line.length, shortenBy(factor)(segment.max, floors.segment)),
  cues: segment.cues.map((cue) => shortCue(cue, segment, line, factor)),
});

const totalOf = (plan: Plan, lengthOf: (id: string) => Ms): Ms => plan.order.reduce((sum, id) => sum + lengthOf(id), 0);

/** The room before the hard out, divided; more where floors made the running order longer than that. */
const shortRoom = (plan: Plan, lines: Readonly<Record<string, Timeline>>, shorten: Shorten): Ms => {
  const room = plan.hardOut - plan.plannedStart;
  const spare = room - totalOf(plan, (id) => plan.segments[id]?.planned ?? 0);
  const total = totalOf(plan, (id) => lines[id]?.length ?? 0);
  return spare < 0 ? shorten(room) : Math.max(shorten(room), total + shorten(spare));
};

/** Everything that does not depend on where in a segment it stands. */
const shortAdLib = (adLib: AdLib, shorten: Shorten): AdLib =>
  adLib.graphic?.lasts === undefined
    ? adLib
    : { ...adLib, graphic: { ...adLib.graphic, lasts: shorten(adLib.graphic.lasts, floors.lifespan) } };

const shortFrame = (plan: Plan, shorten: Shorten): Plan => ({
  ...plan,
  paths: mapValues(plan.paths, (path) => ({ ...path, delay: shorten(path.delay), tolerance: shorten(path.tolerance, floors.tolerance) })),
  polls: mapValues(plan.polls, (poll): PlannedPoll => ({ ...poll, window: shorten(poll.window, floors.window) })),
  shots: mapValues(plan.shots, (shot) => (shot.fade === undefined ? shot : { ...shot, fade: shorten(shot.fade, floors.fade) })),
  products: mapValues(plan.products, (product) =>
    product.offerEnds === undefined ? product : { ...product, offerEnds: shorten(product.offerEnds, floors.lifespan) },
  ),
  guests: mapValues(plan.guests, (guest) => ({ ...guest, slot: shorten(guest.slot, floors.segment) })),
  ...(plan.adLibs ? { adLibs: plan.adLibs.map((adLib) => shortAdLib(adLib, shorten)) } : {}),
  defaults: {
    transition: shortTransition(plan.defaults.transition, shorten),
    verify: shorten(plan.defaults.verify, floors.verify),
    grace: shorten(plan.defaults.grace, floors.grace),
  },
});

/** As far after the start, in its measure. */
const shortBreaks = ({ plannedStart }: Plan, breaks: readonly PlannedLocalBreak[], factor: number, start: EpochMs) =>
  breaks.map((one) => ({
    ...one,
    leavesAt: one.leavesAt === null ? null : Math.round(start + (one.leavesAt - plannedStart) / factor),
    length: Math.max(1, Math.round(one.length / factor)),
  }));

/**
 * @param factor how many times faster, 1 or more; 1 changes nothing but the times of day
 * @param start when the shortened show is planned to start
 */
export const compressPlan = (plan: Plan, factor: number, start: EpochMs): Plan => {
  if (!(factor >= 1)) throw new RangeError(`A plan is compressed by 1 or more, not by ${factor}.`);
  const shorten = shortenBy(factor);
  const short = shortFrame(plan, shorten);
  const lines = mapValues(plan.segments, (segment) => timelineOf(segment, plan, short, shorten));
  return {
    ...short,
    plannedStart: start,
    hardOut: start + shortRoom(plan, lines, shorten),
    stations: mapValues(plan.stations, (station) =>
      compressedStation(station, shorten, (at) => start + Math.round((at - plan.plannedStart) / factor)),
    ),
    segments: mapValues(plan.segments, (segment) => {
      const line = lines[segment.id];
      return line ? shortSegment(segment, line, factor) : segment;
    }),
    clips: mapValues(plan.clips, (clip) => shortClip(clip, plan, lines, factor)),
    ...(plan.localBreaks ? { localBreaks: shortBreaks(plan, plan.localBreaks, factor, start) } : {}),
    compress: plan.compress * factor,
  };
};
