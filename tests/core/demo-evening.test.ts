/** The demo series' evenings, run on time by the core alone: what is written happens, once, and nothing is missed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EpisodeFile, SeriesFile } from '../../server/contract/show-file.ts';
import { compressPlan } from '../../server/core/compress-plan.ts';
import type { Plan } from '../../server/core/plan.ts';
import { readPlan } from '../../server/core/read-plan.ts';
import { onAirRun } from '../../server/core/show-state.ts';
import { overUnder } from '../../server/core/timing.ts';
import { type Evening, ready } from './evening.ts';
import { brokenRules } from './legal-state.ts';

const read = (name: string): unknown =>
  parse(readFileSync(fileURLToPath(new URL(`../../shows/river-and-orchard/${name}`, import.meta.url)), 'utf8'));
const planOf = (episode: string): Plan => {
  const reading = readPlan(SeriesFile.parse(read('series.yaml')), EpisodeFile.parse(read(episode)));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
};

/** Counts, verifies and reveals whatever can be. */
const handleVotes = (evening: Evening): void => {
  for (const [id, poll] of Object.entries(evening.context.polls)) {
    if (poll.phase !== 'counting') continue;
    evening.count(id, 900_000, 100_000);
    evening.verify(id, 900_000, 100_000);
    evening.ask('poll.reveal', { pollId: id });
  }
};

/** Every segment is taken when its time is up; a second at a time, as somebody watching would. */
const runOnTime = (plan: Plan): Evening => {
  const evening = ready(plan, plan.plannedStart);
  for (;;) {
    const run = onAirRun(evening.context);
    const end = run === null ? evening.now : run.startedAt + run.planned;
    while (evening.now < end) {
      evening.wait(Math.min(1000, end - evening.now) / 1000);
      handleVotes(evening);
    }
    expect(brokenRules(evening.show, evening.now)).toEqual([]);
    if (evening.context.next === null) return evening;
    if (onAirRun(evening.context)?.id === run?.id) evening.take();
  }
};

describe.each(['episodes/2026-12-01.yaml', 'episodes/2026-12-03.yaml'])('the evening of %s', (file) => {
  it.each([1, 60])('[S7] fires every timed cue once and misses none, votes included, at %i times its pace', (factor) => {
    const plan = planOf(file);
    const evening = runOnTime(factor === 1 ? plan : compressPlan(plan, factor, plan.plannedStart));
    const { cueRuns, polls, runs } = evening.context;
    expect(cueRuns.filter(({ until }) => until === 'missed')).toEqual([]);
    const timed = plan.order.flatMap((id) => plan.segments[id]?.cues.filter(({ trigger }) => trigger.on !== 'manual') ?? []);
    expect(cueRuns.map(({ cueId }) => cueId).sort()).toEqual(timed.map(({ id }) => id).sort());
    expect(runs.map(({ segmentId }) => segmentId)).toEqual(plan.order);
    const opened = timed.flatMap((cue) => (cue.kind === 'poll' ? [cue.poll] : []));
    expect(
      Object.entries(polls)
        .filter(([, { phase }]) => phase === 'revealed')
        .map(([id]) => id)
        .sort(),
    ).toEqual(opened.sort());
    expect(overUnder(evening.context, evening.now)).toBeLessThanOrEqual(0);
  });
});
