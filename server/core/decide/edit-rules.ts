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

const deeds: { readonly [T in PlanEdit['type']]: (did: Extract<PlanEdit, { type: T }>) => string } = {
  'next.set': () => 'set it next',
  'segment.skipped': ({ skipped }) => (skipped ? 'skipped it' : 'brought it back'),
  'segment.inserted': () => 'inserted it',
  'segment.moved': () => 'moved it',
  'segment.retimed': ({ planned }) => `set it to ${clock(planned)}`,
  'segment.duplicated': () => 'made it',
  'segment.locked': ({ locked }) => (locked ? 'locked it' : 'unlocked it'),
  'segment.removed': () => 'took it out',
  'guest.swapped': () => 'swapped two guests',
  'plan.imported': ({ source }) => `changed it by an import (${source.name})`,
  'segment.written': ({ title }) => (title === undefined ? 'wrote its notes' : 'gave it another title'),
  'segment.created': () => 'made it',
};
const deedText = ({ did, undone }: RowEdited): string =>
  undone ? 'undid an edit of it' : (deeds[did.type] as (did: PlanEdit) => string)(did);

/** Somebody else changed the row since the asker looked: they are told, and may ask again with what they see now. */
export const asSeen = (show: Show, world: World, segmentId: string, saw: number | undefined): Decision | undefined => {
  const last = show.context.touched[segmentId];
  if (saw === undefined || !last || last.rev <= saw || last.by === world.who.name) return undefined;
  return refuse('changed-since', `${last.by} ${deedText(last)} since you last saw it.`);
};
