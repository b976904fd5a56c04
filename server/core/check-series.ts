/**
 * What a series must keep to by itself: its zone, its languages, its sound, its slates.
 */
import type { SeriesFile } from '../contract/show-file.ts';
import { houseNames, outputRules } from './check-outputs.ts';
import { stationRules } from './check-stations.ts';
import { didYouMean } from './did-you-mean.ts';
import { inSeries, type Place, type PlanProblem, problem, type Step, under } from './plan-problem.ts';
import { isZone } from './plan-times.ts';

const zoneKnown = ({ zone }: SeriesFile): PlanProblem[] =>
  isZone(zone) ? [] : [problem(inSeries('zone'), `there is no time zone "${zone}"`, 'Write an IANA time zone such as Asia/Shanghai.')];

const stationLanguages = ({ stations, languages }: SeriesFile): PlanProblem[] =>
  stations.flatMap(({ language }, i) =>
    languages.includes(language)
      ? []
      : [
          problem(inSeries('stations', i, 'language'), `the show has no texts in "${language}"`, `Write one of ${languages.join(', ')}.`, [
            inSeries('languages'),
          ]),
        ],
  );

const stationNames = ({ stations }: SeriesFile): PlanProblem[] =>
  stations.flatMap(({ id }, i) =>
    houseNames.includes(id)
      ? [problem(inSeries('stations', i, 'id'), `"${id}" is an output of the house itself`, 'Give the station a name of its own.')]
      : [],
  );

const hasBed = (series: SeriesFile): boolean => series.inputs.some(({ kind }) => kind === 'bed');

/** A level for the bed, where there is a bed to be heard. */
export const bedExists = (series: SeriesFile, at: Place, bed: number | undefined): PlanProblem[] =>
  bed === undefined || hasBed(series)
    ? []
    : [
        problem(under(at, 'bed'), 'the series has no music bed', 'Add an input of kind bed to the series file, or drop bed here.', [
          inSeries('inputs'),
        ]),
      ];

/** The bed has a level, not an open door. */
export const bedNotOpened = (series: SeriesFile, at: Place, open: readonly string[]): PlanProblem[] =>
  open.flatMap((id, n) => {
    const input = series.inputs.findIndex((one) => one.id === id);
    if (series.inputs[input]?.kind !== 'bed') return [];
    return [
      problem(under(at, 'open', n), `"${id}" is the music bed, which is heard by its level`, 'Take it out of open and write bed: -18.', [
        inSeries('inputs', input, 'kind'),
      ]),
    ];
  });

const shotSound = (series: SeriesFile): PlanProblem[] =>
  series.shots.flatMap((shot, i) => {
    const at = inSeries('shots', i);
    const lone = shot.duck !== undefined && shot.bed === undefined;
    return [
      ...bedExists(series, at, shot.bed),
      ...bedNotOpened(series, at, shot.open),
      ...(lone
        ? [problem(under(at, 'duck'), 'there is no bed to duck', 'Write bed: -18 beside it, or drop duck.', [under(at, 'bed')])]
        : []),
    ];
  });

const silentSlates = (series: SeriesFile): PlanProblem[] => {
  const slates = new Set([series.slates.break, series.slates.breakdown]);
  return series.shots.flatMap((shot, i) =>
    shot.open.flatMap((id, n) => {
      const input = series.inputs.findIndex((one) => one.id === id);
      if (!slates.has(shot.id) || series.inputs[input]?.kind !== 'microphone') return [];
      const needs = [inSeries('slates'), inSeries('inputs', input, 'kind'), inSeries('shots', i, 'id')];
      return [
        problem(
          inSeries('shots', i, 'open', n),
          `"${id}" is a microphone, and no microphone is open behind a slate`,
          'Take it out of open.',
          needs,
        ),
      ];
    }),
  );
};

const someoneWitnesses = ({ voteLog }: SeriesFile): PlanProblem[] =>
  voteLog.witnessBeforeReveal && voteLog.witnesses.length === 0
    ? [
        problem(
          inSeries('voteLog', 'witnessBeforeReveal'),
          'no witness is named, so no result could ever be shown',
          'Name one under voteLog.witnesses, or drop witnessBeforeReveal.',
        ),
      ]
    : [];

export const seriesRules = (series: SeriesFile): PlanProblem[] => [
  ...zoneKnown(series),
  ...stationLanguages(series),
  ...stationNames(series),
  ...stationRules(series),
  ...outputRules(series),
  ...shotSound(series),
  ...silentSlates(series),
  ...someoneWitnesses(series),
];

const isText = (value: unknown): value is Record<string, string> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => /^[a-z]{2}(?:-[A-Z]{2})?$/.test(key) && typeof text === 'string');
};

/** Texts written in a language that the show does not have, wherever they stand. */
export const textLanguages = (value: unknown, at: Place, languages: readonly string[]): PlanProblem[] => {
  if (isText(value)) {
    const strange = Object.keys(value).filter((key) => !languages.includes(key));
    const meant = (key: string) => didYouMean(key, languages);
    return strange.map((key) =>
      problem(
        under(at, key),
        `"${key}" is not a language of this series`,
        meant(key) ? `Did you mean "${meant(key)}"?` : `Write one of ${languages.join(', ')}, or add it to languages in the series file.`,
        [inSeries('languages')],
      ),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const steps: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return steps.flatMap(([step, inner]) => textLanguages(inner, under(at, step), languages));
};
