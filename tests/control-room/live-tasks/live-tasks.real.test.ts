// needs: chromium
/**
 * Every live task by key alone and by mouse alone, in real browsers on real servers: what the server then says, and what another
 * operator sees. A further task is one more row in one of the tables.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorLine } from '../../../server/cli/rehearse/operator-line.ts';
import { see } from '../../end-to-end/show-caller.ts';
import { eventually } from '../../run/eventually.ts';
import { showPosition } from '../accessible/opening.ts';
import { beginEvening, hasDrawn, openRealDesk, putOnAir, type RealDesk, tabOf } from '../real-desk.ts';
import { airTasks } from './air-tasks.ts';
import type { LiveTask } from './live-task.ts';
import { nextTasks } from './next-tasks.ts';
import { bankTasks, peopleTasks } from './people-tasks.ts';
import { voteTasks } from './vote-tasks.ts';

let desk: RealDesk;
/** The director with the chair. */
let lin: Page;
let hand: OperatorLine;
/** Another director, with room for two panels. */
let zhao: Page;

beforeAll(async () => {
  desk = await openRealDesk();
  [lin, zhao] = await Promise.all([
    desk.sit('director', 'Lin Jia'),
    desk.sit('director', 'Zhao Min', { viewport: { width: 1920, height: 1080 } }),
  ]);
  hand = await desk.handOf(lin);
});
afterAll(() => desk?.close());

/** ms in which the server has done what was pressed. */
const patience = 60_000;

const looksAt = async (left: string, right: string) => {
  for (const [column, panel] of [
    ['Panels', left],
    ['Second column of panels', right],
  ] as const)
    await tabOf(zhao, panel, zhao.getByRole('tablist', { name: column, exact: true })).click();
};

/** The task that did not go as it should: those after it would begin on another evening than theirs. */
let failed: string | undefined;

const play = async ({ on, given, is, seen, does, ...by }: LiveTask, way: 'key' | 'mouse') => {
  if (on !== undefined && hand.view().onAir?.segmentId !== on) await putOnAir(hand, on);
  await given?.(hand);
  const before = hand.view();
  await hasDrawn(lin, before);
  await eventually(async () => expect(await seen(zhao, before).count(), 'not yet').toBe(0));
  await by[way](lin);
  await see(hand, does, (now) => is(now, before), patience);
  await seen(zhao, before).first().waitFor();
};
const played = async (task: LiveTask, way: 'key' | 'mouse') => {
  expect(failed, 'failed before this one').toBeUndefined();
  failed = `${task.does} (by ${way})`;
  await play(task, way);
  failed = undefined;
};

describe.each(['key', 'mouse'] as const)('by %s', (way) => {
  beforeAll(async () => {
    await beginEvening(hand);
    await looksAt('Cues', 'Log');
  });

  it.each(airTasks)('[K1] on air: $does', (task) => played(task, way));
  it.each(nextTasks)('[K1] next: $does', (task) => played(task, way));

  describe('people', () => {
    beforeAll(() => looksAt('Guests', 'Graphics'));
    it.each(peopleTasks)('[K1] people: $does', (task) => played(task, way));
  });
  describe('the bank', () => {
    beforeAll(() => looksAt('Guests', 'Log'));
    afterAll(() => showPosition(lin, 'caller'));
    it.each(bankTasks)('[K1] people: $does', (task) => played(task, way));
  });
  describe('votes', () => {
    beforeAll(() => looksAt('Votes', 'Log'));
    it.each(voteTasks)('[K1] vote: $does', (task) => played(task, way));
  });
});

it('[K1] these are twenty-four live tasks and more', () => {
  expect([...airTasks, ...nextTasks, ...peopleTasks, ...bankTasks, ...voteTasks].length).toBeGreaterThanOrEqual(24);
});
