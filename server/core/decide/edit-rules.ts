/** What every edit of the plan asks first: is the row known, is it free, and is it still as the asker saw it? */

import type { PlanEdit, RowEdited } from '../../contract/plan-edits.ts';
import { type Saying, say } from '../../contract/sayings.ts';
import type { FactBody } from '../facts.ts';
import { isPastPlace } from '../past-place.ts';
import { allows, type Show } from '../show.ts';
import { onAirRun } from '../show-state.ts';
import { accept, type Decision, refuse, type World } from './world.ts';

export const known = (show: Show, segmentId: string): Decision | undefined =>
  segmentId in show.context.plan.segments ? undefined : refuse('unknown', say('no-such-segment'));

export const ifAllowed = (show: Show, world: World, fact: FactBody, why: Saying): Decision =>
  allows(show, { ...fact, at: world.now, by: world.who.id }) ? accept(fact) : refuse('wrong-phase', why);

export const onAirNow = (show: Show, segmentId: string): boolean => onAirRun(show.context)?.segmentId === segmentId;

/** Where a row may be put: before one that is still to come, or at the end. */
export const placeToCome = (show: Show, before: string | null): Decision | undefined => {
  if (before !== null && !show.context.order.includes(before)) return refuse('unknown', say('no-place-before'));
  return isPastPlace(show.context, before) ? refuse('wrong-phase', say('place-has-passed')) : undefined;
};

export const unlocked = (show: Show, segmentId: string): Decision | undefined =>
  show.context.locked.includes(segmentId) ? refuse('locked', say('row-locked')) : undefined;

const clock = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`;

const deeds: { readonly [T in PlanEdit['type']]: (did: Extract<PlanEdit, { type: T }>, name: string) => Saying } = {
  'next.set': (_, name) => say('since-next', { name }),
  'segment.skipped': ({ skipped }, name) => say(skipped ? 'since-skipped' : 'since-unskipped', { name }),
  'segment.inserted': (_, name) => say('since-inserted', { name }),
  'segment.moved': (_, name) => say('since-moved', { name }),
  'segment.retimed': ({ planned }, name) => say('since-retimed', { name, length: clock(planned) }),
  'segment.duplicated': (_, name) => say('since-made', { name }),
  'segment.locked': ({ locked }, name) => say(locked ? 'since-locked' : 'since-unlocked', { name }),
  'segment.removed': (_, name) => say('since-removed', { name }),
  'guest.swapped': (_, name) => say('since-swapped', { name }),
  'plan.imported': ({ source }, name) => say('since-imported', { name, source: source.name }),
  'segment.written': ({ title }, name) => say(title === undefined ? 'since-noted' : 'since-titled', { name }),
  'segment.created': (_, name) => say('since-made', { name }),
};
const sinceThen = ({ by, did, undone }: RowEdited): Saying =>
  undone ? say('since-undone', { name: by }) : (deeds[did.type] as (did: PlanEdit, name: string) => Saying)(did, by);

/** Somebody else changed the row since the asker looked: they are told, and may ask again with what they see now. */
export const asSeen = (show: Show, world: World, segmentId: string, saw: number | undefined): Decision | undefined => {
  const last = show.context.touched[segmentId];
  if (saw === undefined || !last || last.rev <= saw || last.by === world.who.name) return undefined;
  return refuse('changed-since', sinceThen(last));
};
