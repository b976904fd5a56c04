/**
 * Does everything that a show file names exist, and has nothing the same name?
 */
import type { Cue, SeriesFile } from '../contract/show-file.ts';
import { didYouMean } from './did-you-mean.ts';
import { inEpisode, inSeries, type Place, type PlanProblem, problem, refer, repeated, under } from './plan-problem.ts';
import { readTrigger } from './plan-triggers.ts';
import { seriesNames, type World } from './plan-world.ts';

const anotherId = 'Give it an id of its own.';

const repeatedIds = (list: readonly { readonly id: string }[], place: Place, word: string): PlanProblem[] =>
  repeated(
    list.map(({ id }) => id),
    (index) => under(place, index, 'id'),
    `the ${word} id`,
    anotherId,
  );

const repeatedInObs = (list: readonly { readonly obs: string }[], place: Place, word: string): PlanProblem[] =>
  repeated(
    list.map(({ obs }) => obs),
    (index) => under(place, index, 'obs'),
    `the OBS ${word}`,
    `Name another ${word} of OBS: one that stands for two could not be told apart on air.`,
  );

const seriesDuplicates = (series: SeriesFile): PlanProblem[] => [
  ...repeatedIds(series.paths, inSeries('paths'), 'path'),
  ...repeatedIds(series.stations, inSeries('stations'), 'station'),
  ...repeatedIds(series.scenes, inSeries('scenes'), 'scene'),
  ...repeatedIds(series.inputs, inSeries('inputs'), 'input'),
  ...repeatedIds(series.shots, inSeries('shots'), 'shot'),
  ...repeatedIds(series.shops, inSeries('shops'), 'shop'),
  ...repeatedInObs(series.scenes, inSeries('scenes'), 'scene'),
  ...repeatedInObs(series.inputs, inSeries('inputs'), 'input'),
  ...repeated(
    series.episodes.map(({ date }) => date),
    (index) => inSeries('episodes', index, 'date'),
    'the day',
    'Write another date, or drop one of the two episodes.',
  ),
];

export const seriesReferences = (series: SeriesFile): PlanProblem[] => {
  const names = seriesNames(series);
  return [
    ...seriesDuplicates(series),
    ...series.stations.flatMap((station, i) => refer(inSeries('stations', i, 'path'), station.path, names.paths)),
    ...series.stationAlarms.named.flatMap((id, i) => refer(inSeries('stationAlarms', 'named', i), id, names.stations)),
    ...series.shots.flatMap((shot, i) => [
      ...refer(inSeries('shots', i, 'scene'), shot.scene, names.scenes),
      ...shot.open.flatMap((id, n) => refer(inSeries('shots', i, 'open', n), id, names.inputs)),
    ]),
    ...refer(inSeries('slates', 'break'), series.slates.break, names.shots),
    ...refer(inSeries('slates', 'breakdown'), series.slates.breakdown, names.shots),
  ];
};

const episodeDuplicates = ({ episode }: World): PlanProblem[] => {
  const cues = episode.segments.flatMap((segment, s) =>
    segment.cues.map(({ id }, c) => ({ id, at: inEpisode('segments', s, 'cues', c, 'id') })),
  );
  const products = (field: 'itemNumber' | 'sku', fix: string) =>
    repeated(
      episode.products.map((product) => (field === 'sku' ? `${product.shop}/${product.sku}` : product.itemNumber)),
      (index) => inEpisode('products', index, field),
      field === 'sku' ? 'the shop and SKU' : 'the item number',
      fix,
    );
  return [
    ...repeatedIds(episode.clips, inEpisode('clips'), 'clip'),
    ...repeatedIds(episode.products, inEpisode('products'), 'product'),
    ...repeatedIds(episode.guests, inEpisode('guests'), 'guest'),
    ...repeatedIds(episode.polls, inEpisode('polls'), 'poll'),
    ...repeatedIds(episode.segments, inEpisode('segments'), 'segment'),
    ...repeated(
      cues.map(({ id }) => id),
      (index) => cues[index]?.at ?? inEpisode(),
      'the cue id',
      'Cue ids are unique over the whole episode: write another.',
    ),
    ...products('itemNumber', 'Viewers order by it: write another.'),
    ...products('sku', 'Orders are counted by it: write another.'),
  ];
};

const castReferences = ({ series, episode, names }: World): PlanProblem[] => [
  ...refer(inEpisode('closingClip'), episode.closingClip, names.clips),
  ...episode.clips.flatMap((clip, i) => [
    ...refer(inEpisode('clips', i, 'input'), clip.input, names.inputs),
    ...refer(inEpisode('clips', i, 'shot'), clip.shot, names.shots),
  ]),
  ...episode.products.flatMap((product, i) => refer(inEpisode('products', i, 'shop'), product.shop, names.shops)),
  ...episode.guests.flatMap((guest, i) => refer(inEpisode('guests', i, 'product'), guest.product, names.products)),
  ...episode.polls.flatMap((poll, i) => [
    ...refer(inEpisode('polls', i, 'product'), poll.product, names.products),
    ...(poll.paths ?? []).flatMap((id, n) => {
      const at = inEpisode('polls', i, 'paths', n);
      const path = series.paths.findIndex((one) => one.id === id);
      if (path < 0 || series.paths[path]?.votes) return refer(at, id, names.paths);
      const fix = 'Write a path whose viewers vote, or set its votes to true in the series file.';
      return [problem(at, `viewers of path "${id}" do not vote`, fix, [inSeries('paths', path, 'votes')])];
    }),
  ]),
];

const cueReferences = (cue: Cue, at: Place, { names }: World): PlanProblem[] => {
  const field = (name: string, id: string | undefined, list: keyof World['names']) => refer(under(at, name), id, names[list]);
  if (cue.kind === 'shot') return field('shot', cue.shot, 'shots');
  if (cue.kind === 'clip') return field('clip', cue.clip, 'clips');
  if (cue.kind === 'audio') return (cue.open ?? []).flatMap((id, n) => refer(under(at, 'open', n), id, names.inputs));
  if (cue.kind === 'poll') return field('poll', cue.poll, 'polls');
  if (cue.kind === 'offer') return field('product', cue.product, 'products');
  if (cue.kind !== 'graphic') return [];
  return [...field('guest', cue.guest, 'guests'), ...field('product', cue.product, 'products'), ...field('poll', cue.poll, 'polls')];
};

const triggerReference = (cue: Cue, at: Place, world: World): PlanProblem[] => {
  const trigger = readTrigger(cue.trigger);
  if (trigger.on !== 'clip-end' || world.names.clips.has(trigger.clip)) return [];
  const meant = didYouMean(trigger.clip, world.names.clips.ids);
  const fix = meant ? `Did you mean "clip-end:${meant}"?` : 'Write clip-end: and the id of a clip.';
  return [problem(under(at, 'trigger'), `there is no clip "${trigger.clip}"`, fix, [world.names.clips.place])];
};

const segmentReferences = (world: World): PlanProblem[] =>
  world.episode.segments.flatMap((segment, s) => {
    const at = inEpisode('segments', s);
    const { names } = world;
    return [
      ...segment.shots.flatMap((id, n) => refer(under(at, 'shots', n), id, names.shots)),
      ...refer(under(at, 'guest'), segment.guest, names.guests),
      ...refer(under(at, 'product'), segment.product, names.products),
      ...refer(under(at, 'poll'), segment.poll, names.polls),
      ...refer(under(at, 'branch', 'poll'), segment.branch?.poll, names.polls),
      ...refer(under(at, 'branch', 'yea'), segment.branch?.yea, names.segments),
      ...refer(under(at, 'branch', 'nay'), segment.branch?.nay, names.segments),
      ...segment.cues.flatMap((cue, c) => [
        ...cueReferences(cue, under(at, 'cues', c), world),
        ...triggerReference(cue, under(at, 'cues', c), world),
      ]),
    ];
  });

export const episodeReferences = (world: World): PlanProblem[] => [
  ...episodeDuplicates(world),
  ...castReferences(world),
  ...segmentReferences(world),
];
