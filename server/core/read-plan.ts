/**
 * From a series and an episode, as written, to the plan the show runs by; or everything that is wrong with them.
 *
 * A plan is made only when every reference holds, every length fits and every local time is a moment.
 */
import type { Cue, EpisodeFile, Segment, SeriesFile } from '../contract/show-file.ts';
import type { Brand } from '../contract/views.ts';
import { adLibRules, protocolRules } from './check-ad-libs.ts';
import { claimRules, labelClaims } from './check-claims.ts';
import { episodeRules } from './check-episode.ts';
import { episodeReferences, seriesReferences } from './check-references.ts';
import { seriesRules, textLanguages } from './check-series.ts';
import { shopRules } from './check-shop.ts';
import { productCategories } from './check-stations.ts';
import { themeRules } from './check-theme.ts';
import { momentsOf, timing } from './check-timing.ts';
import { sourcesOf } from './graphic-sources.ts';
import type { Plan, PlannedCue, PlannedPoll, PlannedSegment } from './plan.ts';
import { plannedLengths } from './plan-lengths.ts';
import { inEpisode, inSeries, type PlanProblem } from './plan-problem.ts';
import { readLifespan, readTrigger } from './plan-triggers.ts';
import { openWorld, type World } from './plan-world.ts';
import { localBreakTimes, plannedBreaks } from './planned-breaks.ts';
import { plannedStation } from './station-hours.ts';

export type PlanReading = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problems: readonly PlanProblem[] };

export const seriesProblems = (series: SeriesFile): PlanProblem[] => [
  ...seriesReferences(series),
  ...seriesRules(series),
  ...themeRules(series),
  ...labelClaims(series),
  // The id of an output alone looks like a text in the language “id”.
  ...textLanguages({ ...series, outputs: series.outputs.map(({ name }) => ({ name })) }, inSeries(), series.languages),
];

/** Problems of the two together, those of the series by itself left out. */
export const episodeProblems = (series: SeriesFile, episode: EpisodeFile): PlanProblem[] => {
  const world = openWorld(series, episode);
  return [
    ...episodeReferences(world),
    ...episodeRules(world),
    ...adLibRules(world),
    ...shopRules(world),
    ...claimRules(world),
    ...protocolRules(world),
    ...timing(world),
    ...productCategories(world),
    ...localBreakTimes(world),
    ...textLanguages(episode, inEpisode(), series.languages),
  ];
};

const byId = <T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

const plannedCue = (cue: Cue, segment: Segment): PlannedCue => {
  const when = { trigger: readTrigger(cue.trigger), lasts: readLifespan(cue.lasts) };
  return cue.kind === 'graphic' ? { ...cue, ...sourcesOf(cue, segment), ...when } : { ...cue, ...when };
};

const plannedSegment = (segment: Segment): PlannedSegment => ({
  ...segment,
  ...plannedLengths(segment),
  cues: segment.cues.map((cue) => plannedCue(cue, segment)),
});

const plannedPolls = ({ series, episode }: World): PlannedPoll[] => {
  const voting = series.paths.filter(({ votes }) => votes).map(({ id }) => id);
  return episode.polls.map((poll) => ({ ...poll, window: poll.window ?? series.defaults.window, paths: poll.paths ?? voting }));
};

/** The four colours, and the theme beyond them. */
export const brandOf = ({ brand, theme }: SeriesFile): Brand => (theme ? { ...brand, theme } : brand);

const planOf = (world: World, moments: { readonly start: number; readonly hardOut: number }): Plan => {
  const { series, episode, order } = world;
  const { zone, languages, currency } = series;
  return {
    episode: {
      id: episode.episode,
      title: episode.title,
      date: episode.date,
      zone,
      languages,
      currency,
      brand: brandOf(series),
      series: { id: series.series, name: series.name },
      manualFigures: episode.manualFigures,
      ...(series.hotline === undefined ? {} : { hotline: series.hotline }),
    },
    plannedStart: moments.start,
    hardOut: moments.hardOut,
    closingClip: episode.closingClip,
    order: order.map(({ id }) => id),
    bench: episode.segments.filter(({ spare }) => spare).map(({ id }) => id),
    segments: byId(episode.segments.map(plannedSegment)),
    shots: byId(series.shots),
    slates: series.slates,
    scenes: byId(series.scenes),
    inputs: byId(series.inputs),
    clips: byId(episode.clips),
    products: byId(episode.products),
    guests: byId(episode.guests),
    adLibs: episode.adLibs ?? [],
    polls: byId(plannedPolls(world)),
    paths: byId(series.paths),
    stations: byId(series.stations.map((station) => plannedStation(station, { zone, date: episode.date, start: moments.start }))),
    outputs: series.outputs,
    shops: byId(series.shops),
    voteLog: series.voteLog,
    stationAlarms: series.stationAlarms,
    localBreaks: plannedBreaks(world),
    ...(series.overlayInput === undefined ? {} : { overlayInput: series.overlayInput }),
    ...(series.houseContact ? { houseContact: series.houseContact } : {}),
    defaults: { transition: series.defaults.transition, verify: series.defaults.verify, grace: series.defaults.grace },
    compress: 1,
  };
};

export const readPlan = (series: SeriesFile, episode: EpisodeFile): PlanReading => {
  const problems = [...seriesProblems(series), ...episodeProblems(series, episode)];
  if (problems.length > 0) return { ok: false, problems };
  const world = openWorld(series, episode);
  const moments = momentsOf(world);
  if (!moments) throw new Error('A time that passed its checks has no moment.');
  return { ok: true, plan: planOf(world, moments) };
};
