/**
 * One rehearsal from the first phone to the last figure, on a house that runs: plays, watches, reckons.
 */
import type { Plan } from '../../core/plan.ts';
import { type Books, readBooks } from './books.ts';
import { type Crowd, openCrowd } from './crowd.ts';
import type { House } from './house.ts';
import { type OperatorLine, openOperatorLine } from './operator-line.ts';
import type { Options } from './options.ts';
import { load, makeReady, play } from './play.ts';
import type { Progress } from './progress.ts';
import { type Reckoning, reckon } from './reckoning.ts';

export type Rehearsal = {
  readonly house: House;
  /** The episode as this server calls it, and its plan; the newest episode of the server when undefined. */
  readonly choose: (line: OperatorLine) => Promise<{ readonly name: string; readonly plan: Plan }>;
  readonly kind: 'rehearsal' | 'simulated';
  readonly options: Options;
  readonly progress: Progress;
  readonly signal: AbortSignal;
};

const passesWithin = 60_000;
const figuresWithin = 10_000;
const look = 50;
const showEvery = 500;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const until = async (claim: () => boolean, within: number): Promise<boolean> => {
  const end = performance.now() + within;
  while (!claim() && performance.now() < end) await wait(look);
  return claim();
};

const showProgress = (line: OperatorLine, crowd: Crowd, plan: Plan, progress: Progress): (() => void) => {
  let halfway = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  return line.onView((view) => {
    const done = view.rundown.filter((row) => row.actual !== null).length;
    if (!halfway && done > plan.order.length / 2) {
      halfway = true;
      crowd.dropFeeds();
    }
    if (performance.now() - shownAt < showEvery) return;
    shownAt = performance.now();
    const { acknowledged } = crowd.shops();
    progress.show({
      done,
      of: plan.order.length,
      segment: view.onAir?.segmentId ?? '',
      votes: crowd.viewers.acknowledged(),
      orders: acknowledged,
    });
  });
};

/** Every vote and order has an answer, and the screens have been told the last of them. */
const settle = async (line: OperatorLine, crowd: Crowd): Promise<void> => {
  await crowd.settle();
  await until(() => line.figures()?.sales.net.minor === crowd.shops().minor, figuresWithin);
};

/** The books may be read while the house that keeps them runs on: a disk that fails is a trouble, not the end of the reckoning. */
const readRecord = async (house: House, activationId: string, troubles: string[]): Promise<Books> => {
  try {
    return await readBooks(house.dataDir, activationId);
  } catch (error) {
    troubles.push(`The record could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return { facts: [], lines: [] };
  }
};

const playOn = async (
  { house, kind, options, progress, signal }: Rehearsal,
  line: OperatorLine,
  name: string,
  plan: Plan,
  crowd: Crowd,
) => {
  const troubles: string[] = [];
  const trouble = (text: string) => void troubles.push(text);
  await load(line, { file: name, kind, compress: options.compress }, line.view().switcher.kind === 'obs');
  const activationId = line.view().activation?.id ?? '';
  if (!(await until(() => crowd.viewers.ready(activationId) >= options.viewers, passesWithin)))
    trouble(`${options.viewers - crowd.viewers.ready(activationId)} phones had no pass in time.`);
  await makeReady(line);
  const { expectedOffAir, plannedStart } = line.view().timing;
  // A server that has just come back may not know yet what runs: that is no other activation.
  crowd.shop(
    () => line.view().activation?.id ?? activationId,
    Math.max(1000, (expectedOffAir ?? 0) - Math.max(plannedStart ?? 0, line.now())),
  );
  const stopProgress = showProgress(line, crowd, plan, progress);
  await play(line, plan, trouble, signal);
  signal.throwIfAborted();
  await settle(line, crowd);
  stopProgress();
  const stations = await crowd.finishFeeds();
  const { facts, lines } = await readRecord(house, activationId, troubles);
  return reckon({
    plan,
    facts,
    lines,
    viewers: options.viewers,
    tallies: crowd.viewers.tallies(),
    polls: line.view().polls,
    shops: crowd.shops(),
    shownMinor: line.figures()?.sales.net.minor,
    stations,
    seen: crowd.seen(),
    troubles: [...troubles, ...house.troubles()],
  });
};

/** @throws Refused, HouseTrouble, UnfitEpisode: in words for the person who rehearses */
export const rehearse = async (rehearsal: Rehearsal): Promise<Reckoning> => {
  const line = await openOperatorLine(rehearsal.house.signInLink);
  try {
    const { name, plan } = await rehearsal.choose(line);
    const { viewers, orders, obs } = rehearsal.options;
    const crowd = await openCrowd({ house: rehearsal.house, plan, viewers, orders, obs });
    try {
      return await playOn(rehearsal, line, name, plan, crowd);
    } finally {
      await crowd.close();
    }
  } finally {
    line.close();
  }
};
