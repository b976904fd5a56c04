/**
 * Do the lengths of an episode fit: cues in their segments, polls in what is left of theirs, the running order before the hard out?
 */
import type { Cue, Segment } from '../contract/show-file.ts';
import { type PlannedLengths, plannedLengths } from './plan-lengths.ts';
import { inEpisode, inSeries, type Place, type PlanProblem, problem, under } from './plan-problem.ts';
import { isZone, momentOf, sayLength } from './plan-times.ts';
import { firesAfter } from './plan-triggers.ts';
import type { World } from './plan-world.ts';

const minAndMax = (segment: Segment, at: Place): PlanProblem[] => {
  const lengths: PlannedLengths = plannedLengths(segment);
  const planned = [under(at, 'planned')];
  return [
    ...(lengths.min > segment.planned
      ? [
          problem(
            under(at, 'min'),
            `min (${sayLength(lengths.min)}) is longer than planned (${sayLength(segment.planned)})`,
            'Write a min of at most the planned length.',
            planned,
          ),
        ]
      : []),
    ...(lengths.max < segment.planned
      ? [
          problem(
            under(at, 'max'),
            `max (${sayLength(lengths.max)}) is shorter than planned (${sayLength(segment.planned)})`,
            'Write a max of at least the planned length.',
            planned,
          ),
        ]
      : []),
  ];
};

/** The places that a cue's moment was worked out from. */
const sourcesOf = (at: Place, c: number): Place[] => [under(at, 'planned'), under(at, 'cues', c, 'trigger'), inEpisode('clips')];

const cuesOf = (segment: Segment, at: Place): Place[] =>
  segment.cues.flatMap((_, c) => [under(at, 'cues', c, 'kind'), under(at, 'cues', c, 'clip'), under(at, 'cues', c, 'trigger')]);

const cueInside = (cue: Cue, c: number, segment: Segment, at: Place, world: World): PlanProblem[] => {
  const trigger = under(at, 'cues', c, 'trigger');
  const fires = firesAfter(cue, segment, world.clip);
  if (fires === undefined) {
    const orphan = cue.trigger.startsWith('clip-end:') && world.names.clips.has(cue.trigger.slice('clip-end:'.length));
    return orphan
      ? [
          problem(
            trigger,
            'no cue of this segment plays that clip',
            'Add a clip cue that plays it, or use another trigger.',
            cuesOf(segment, at),
          ),
        ]
      : [];
  }
  const length = sayLength(segment.planned);
  if (fires < 0)
    return [
      problem(
        trigger,
        `the segment is only ${length} long, so this lies before its start`,
        `Write at most "-${length}".`,
        sourcesOf(at, c),
      ),
    ];
  if (fires < segment.planned) return [];
  return [
    problem(
      trigger,
      `the segment is over after ${length}`,
      `Write a moment before "+${length}", or make the segment longer.`,
      sourcesOf(at, c),
    ),
  ];
};

const stays =
  (what: string, length: number, fix: string) => (cue: Cue, c: number, segment: Segment, at: Place, world: World, needs: Place[]) => {
    const fires = firesAfter(cue, segment, world.clip) ?? 0;
    const left = segment.planned - fires;
    if (fires < 0 || left <= 0 || length <= left) return [];
    const message = `${what} lasts ${sayLength(length)} and the segment has ${sayLength(left)} left when it starts`;
    return [problem(under(at, 'cues', c, 'trigger'), message, fix, [...sourcesOf(at, c), ...needs])];
  };

const cueFits = (cue: Cue, c: number, segment: Segment, at: Place, world: World): PlanProblem[] => {
  if (cue.kind === 'poll') {
    const p = world.episode.polls.findIndex(({ id }) => id === cue.poll);
    const poll = world.episode.polls[p];
    const window = poll?.window ?? world.series.defaults.window;
    const needs = [inEpisode('polls', p, 'window'), inSeries('defaults', 'window')];
    return poll
      ? stays('the vote', window, 'Start it sooner, make the segment longer or the window shorter.')(cue, c, segment, at, world, needs)
      : [];
  }
  if (cue.kind === 'clip') {
    const clip = world.clip(cue.clip);
    return clip
      ? stays('the clip', clip.out - clip.in, 'Start it sooner, or make the segment longer.')(cue, c, segment, at, world, [
          inEpisode('clips'),
        ])
      : [];
  }
  if (cue.kind !== 'station-break') return [];
  const needs = [under(at, 'cues', c, 'length')];
  return stays('the station break', cue.length, 'Start it sooner, or make the segment longer.')(cue, c, segment, at, world, needs);
};

/** Undefined when the zone does not know one of the times. A hard out earlier in the day than the start is the next day's. */
export const momentsOf = ({ series, episode }: World): { readonly start: number; readonly hardOut: number } | undefined => {
  const start = momentOf(episode.date, episode.start, series.zone);
  const nextDay = seconds(episode.hardOut) < seconds(episode.start) ? 1 : 0;
  const hardOut = momentOf(episode.date, episode.hardOut, series.zone, nextDay);
  return start === undefined || hardOut === undefined ? undefined : { start, hardOut };
};

const seconds = (time: string): number => {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
};

const timesExist = ({ series, episode }: World): PlanProblem[] => {
  if (!isZone(series.zone)) return [];
  const nextDay = seconds(episode.hardOut) < seconds(episode.start) ? 1 : 0;
  const missing = (field: 'start' | 'hardOut', days: number) =>
    momentOf(episode.date, episode[field], series.zone, days) === undefined
      ? [
          problem(
            inEpisode(field),
            `in ${series.zone} the clocks never show ${episode[field]} that night`,
            'Write a time before or after the change of clocks.',
            [inSeries('zone'), inEpisode('date')],
          ),
        ]
      : [];
  return [...missing('start', 0), ...missing('hardOut', nextDay)];
};

const fitsTheChannel = (world: World): PlanProblem[] => {
  const { episode, order } = world;
  const at = inEpisode('hardOut');
  const needs = [inEpisode('start'), inEpisode('date'), inSeries('zone')];
  if (episode.hardOut === episode.start)
    return [problem(at, 'the channel is lost the moment the show starts', 'Write the time at which the channel is lost.', needs)];
  const moments = momentsOf(world);
  if (!moments) return [];
  const total = order.reduce((sum, { planned }) => sum + planned, 0);
  const room = moments.hardOut - moments.start;
  if (total <= room) return [];
  const message = `the running order lasts ${sayLength(total)} and there are ${sayLength(room)} until the hard out: ${sayLength(total - room)} too long`;
  const lengths = episode.segments.flatMap((_, s) => [inEpisode('segments', s, 'planned'), inEpisode('segments', s, 'spare')]);
  return [problem(at, message, 'Shorten segments, or put some on the bench (spare: true).', [...needs, inEpisode('segments'), ...lengths])];
};

const clipLengths = ({ episode }: World): PlanProblem[] =>
  episode.clips.flatMap((clip, i) =>
    clip.out > clip.in
      ? []
      : [
          problem(
            inEpisode('clips', i, 'out'),
            `out (${sayLength(clip.out)}) is not after in (${sayLength(clip.in)})`,
            'Write where the clip ends, counted as in is.',
            [inEpisode('clips', i, 'in')],
          ),
        ],
  );

export const timing = (world: World): PlanProblem[] => [
  ...timesExist(world),
  ...fitsTheChannel(world),
  ...clipLengths(world),
  ...world.episode.segments.flatMap((segment, s) => {
    const at = inEpisode('segments', s);
    return [
      ...minAndMax(segment, at),
      ...segment.cues.flatMap((cue, c) => [...cueInside(cue, c, segment, at, world), ...cueFits(cue, c, segment, at, world)]),
    ];
  }),
];
