/**
 * What the settings of a station must keep to: its categories are the series', its delay is one that the windows of votes were made for,
 * and nothing in it contradicts the rest.
 */
import type { Path, SeriesFile, Station } from '../contract/show-file.ts';
import { didYouMean } from './did-you-mean.ts';
import { inEpisode, inSeries, type Place, type PlanProblem, problem, under } from './plan-problem.ts';
import { isZone, sayLength } from './plan-times.ts';
import type { World } from './plan-world.ts';
import { delayBounds } from './station-delay.ts';

const categoryKnown = (series: SeriesFile, at: Place, category: string): PlanProblem[] => {
  const { categories } = series;
  if (categories?.includes(category)) return [];
  const meant = didYouMean(category, categories ?? []);
  const fix = meant
    ? `Did you mean "${meant}"?`
    : categories
      ? `Write one of ${categories.join(', ')}, or add it to categories in the series file.`
      : 'List the categories of the series under categories, beside stations: what is misspelt here would be let through, or held back, unseen.';
  return [problem(at, `there is no category "${category}"`, fix, [inSeries('categories')])];
};

const categories = (series: SeriesFile, station: Station, at: Place): PlanProblem[] => {
  const { categories: allowed = [], withoutCategories = [] } = station;
  return [
    ...allowed.flatMap((one, n) => categoryKnown(series, under(at, 'categories', n), one)),
    ...withoutCategories.flatMap((one, n) => {
      const place = under(at, 'withoutCategories', n);
      if (!allowed.includes(one)) return categoryKnown(series, place, one);
      const fix = 'Take it out of one of the two.';
      return [problem(place, `"${one}" is among the categories that this station may have`, fix, [under(at, 'categories')])];
    }),
  ];
};

const hours = (station: Station, at: Place): PlanProblem[] => [
  ...(station.zone === undefined || isZone(station.zone)
    ? []
    : [problem(under(at, 'zone'), `there is no time zone "${station.zone}"`, 'Write an IANA time zone such as Asia/Hong_Kong.')]),
  ...(station.hours ?? []).flatMap(({ from, to }, n) =>
    from === to
      ? [
          problem(
            under(at, 'hours', n, 'to'),
            'these hours end as they begin',
            'Write when they end, or leave hours out for the whole day.',
            [under(at, 'hours', n, 'from')],
          ),
        ]
      : [],
  ),
];

const labels = ({ excludes, labels }: Station, at: Place): PlanProblem[] =>
  labels.length > 0 && excludes.includes('label')
    ? [
        problem(
          under(at, 'labels'),
          'this station must show labels, and excludes every label',
          'Take label out of excludes, or drop labels.',
          [under(at, 'excludes')],
        ),
      ]
    : [];

const votes = (station: Station, path: Path, at: Place): PlanProblem[] =>
  station.votes === true && !path.votes
    ? [
        problem(
          under(at, 'votes'),
          `viewers of path "${path.id}" do not vote`,
          'Drop votes, or give the station a path whose viewers vote.',
          [under(at, 'path'), inSeries('paths')],
        ),
      ]
    : [];

const delay = (station: Station, path: Path, at: Place): PlanProblem[] => {
  if (station.delay === undefined) return [];
  const place = under(at, 'delay');
  const needs = [under(at, 'path'), under(at, 'votes'), inSeries('paths')];
  if (station.delivery === 'burnt-in')
    return [
      problem(place, 'burnt-in graphics travel with the picture, and are not delayed', 'Drop delay, or give the station another path.', [
        under(at, 'delivery'),
        ...needs,
      ]),
    ];
  const { least, most } = delayBounds(station, path);
  if (station.delay >= least && station.delay <= most) return [];
  const message = `its viewers vote, and votes on path "${path.id}" are open for delays from ${sayLength(least)} to ${sayLength(most)}`;
  return [problem(place, message, 'Write a delay between these, or give the station a path of its own.', needs)];
};

export const stationRules = (series: SeriesFile): PlanProblem[] =>
  series.stations.flatMap((station, i) => {
    const at = inSeries('stations', i);
    const path = series.paths.find(({ id }) => id === station.path);
    return [
      ...categories(series, station, at),
      ...hours(station, at),
      ...labels(station, at),
      ...(path ? [...votes(station, path, at), ...delay(station, path, at)] : []),
    ];
  });

/** A series that lists its categories has no product of another: a station would have it, or not, by accident. */
export const productCategories = ({ series, episode }: World): PlanProblem[] =>
  series.categories
    ? episode.products.flatMap(({ category }, i) => categoryKnown(series, inEpisode('products', i, 'category'), category))
    : [];
