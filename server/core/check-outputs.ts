/** What the outputs of a series must keep to: names of their own, a language of the show, one list each, and nothing for the clean one. */
import type { HouseOutput, SeriesFile } from '../contract/show-file.ts';
import { cleanOutputId, programOutputId } from './house-outputs.ts';
import { inSeries, type PlanProblem, problem, repeated } from './plan-problem.ts';
import { recordingOutputId } from './recording-view.ts';

/** Outputs and pictures of the house itself: a station by such a name would have their key, and its viewers their codes. */
export const houseNames: readonly string[] = [programOutputId, recordingOutputId, cleanOutputId];

const names = ({ outputs, stations }: SeriesFile): PlanProblem[] => [
  ...repeated(
    outputs.map(({ id }) => id),
    (index) => inSeries('outputs', index, 'id'),
    'the output id',
    'Give it an id of its own.',
  ),
  ...outputs.flatMap(({ id }, i) => {
    const station = stations.findIndex((one) => one.id === id);
    if (station < 0) return [];
    const needs = [inSeries('stations', station, 'id')];
    return [problem(inSeries('outputs', i, 'id'), `"${id}" is a station, and has its output already`, 'Give it an id of its own.', needs)];
  }),
];

const one = ({ languages }: SeriesFile, output: HouseOutput, i: number): PlanProblem[] => {
  const { id, of, language, shows, excludes } = output;
  const at = (...fields: readonly string[]) => inSeries('outputs', i, ...fields);
  if (id === cleanOutputId)
    return [problem(at('id'), 'the clean output is always there, and shows nothing by rule', 'Leave it out, or write another id.')];
  const twisted = (id === programOutputId && of === 'recording') || (id === recordingOutputId && of === 'program');
  return [
    ...(language === undefined || languages.includes(language)
      ? []
      : [
          problem(at('language'), `the show has no texts in "${language}"`, `Write one of ${languages.join(', ')}.`, [
            inSeries('languages'),
          ]),
        ]),
    ...(twisted ? [problem(at('of'), `the ${id} is what it is`, `Leave of out, or write another id.`)] : []),
    ...(shows && excludes
      ? [problem(at('excludes'), 'a list of what it shows leaves nothing to exclude', 'Write shows or excludes, not both.', [at('shows')])]
      : []),
    ...(['shows', 'excludes'] as const).flatMap((list) =>
      repeated(output[list] ?? [], (index) => inSeries('outputs', i, list, index), 'the graphic', 'Write each kind once.'),
    ),
  ];
};

export const outputRules = (series: SeriesFile): PlanProblem[] => [
  ...names(series),
  ...series.outputs.flatMap((output, i) => one(series, output, i)),
];
