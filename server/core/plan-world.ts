/**
 * A series and one of its episodes side by side, with everything they name: what checks and readers look things up in.
 */
import type { Clip, EpisodeFile, Product, Segment, SeriesFile } from '../contract/show-file.ts';
import { inEpisode, inSeries, type Names, namesOf } from './plan-problem.ts';

export type SeriesNames = { readonly [N in 'paths' | 'scenes' | 'inputs' | 'shots' | 'shops' | 'stations']: Names };
export type EpisodeNames = { readonly [N in 'clips' | 'products' | 'guests' | 'polls' | 'segments']: Names };

export type World = {
  readonly series: SeriesFile;
  readonly episode: EpisodeFile;
  readonly names: SeriesNames & EpisodeNames;
  /** Segments of the running order, in order; the bench is left out. */
  readonly order: readonly Segment[];
  clip(id: string): Clip | undefined;
  product(id: string | undefined): Product | undefined;
};

export const seriesNames = (series: SeriesFile): SeriesNames => ({
  paths: namesOf('path', inSeries('paths'), series.paths),
  scenes: namesOf('scene', inSeries('scenes'), series.scenes),
  inputs: namesOf('input', inSeries('inputs'), series.inputs),
  shots: namesOf('shot', inSeries('shots'), series.shots),
  shops: namesOf('shop', inSeries('shops'), series.shops),
  stations: namesOf('station', inSeries('stations'), series.stations),
});

const episodeNames = (episode: EpisodeFile): EpisodeNames => ({
  clips: namesOf('clip', inEpisode('clips'), episode.clips),
  products: namesOf('product', inEpisode('products'), episode.products),
  guests: namesOf('guest', inEpisode('guests'), episode.guests),
  polls: namesOf('poll', inEpisode('polls'), episode.polls),
  segments: namesOf('segment', inEpisode('segments'), episode.segments),
});

export const openWorld = (series: SeriesFile, episode: EpisodeFile): World => ({
  series,
  episode,
  names: { ...seriesNames(series), ...episodeNames(episode) },
  order: episode.segments.filter(({ spare }) => !spare),
  clip: (id) => episode.clips.find((clip) => clip.id === id),
  product: (id) => episode.products.find((product) => product.id === id),
});
