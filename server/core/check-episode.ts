/**
 * What an episode must keep to beyond names and lengths: votes that are held once, graphics that have something to show, honest prices.
 */
import type { Cue, Segment } from '../contract/show-file.ts';
import { looksFit } from './check-looks.ts';
import { bedExists, bedNotOpened } from './check-series.ts';
import { type GraphicCue, sourcesOf } from './graphic-sources.ts';
import { inEpisode, inSeries, type Place, type PlanProblem, problem, repeated, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';

type Placed<T extends Cue = Cue> = { readonly cue: T; readonly at: Place; readonly segment: Segment };

const everyCue = ({ episode }: World): Placed[] =>
  episode.segments.flatMap((segment, s) => segment.cues.map((cue, c) => ({ cue, segment, at: inEpisode('segments', s, 'cues', c) })));

/** What cues do is only known where each cue's kind and subject could be read. */
const whatCuesDo = ({ episode }: World, field: 'poll' | 'product'): Place[] =>
  episode.segments.flatMap((segment, s) => [
    inEpisode('segments', s, field),
    ...segment.cues.flatMap((_, c) => [inEpisode('segments', s, 'cues', c, 'kind'), inEpisode('segments', s, 'cues', c, field)]),
  ]);

const isGraphic = (placed: Placed): placed is Placed<GraphicCue> => placed.cue.kind === 'graphic';

const keysOnce = ({ series, episode }: World): PlanProblem[] =>
  episode.segments.flatMap((segment, s) => {
    const shots = segment.shots.map((id) => series.shots.findIndex((shot) => shot.id === id));
    return [
      ...repeated(segment.shots, (n) => inEpisode('segments', s, 'shots', n), 'the shot', 'Write each shot of the segment once.'),
      ...repeated(
        shots.map((shot, n) => (segment.shots.indexOf(segment.shots[n] ?? '') === n ? series.shots[shot]?.key : undefined)),
        (n) => inEpisode('segments', s, 'shots', n),
        'the key',
        'Two shots of one segment cannot have one key: give one another in the series file, or leave it out here.',
      ).map((found) => ({ ...found, needs: [...found.needs, inSeries('shots')] })),
    ];
  });

const shotsListed = (world: World): PlanProblem[] =>
  everyCue(world).flatMap(({ cue, at, segment }) => {
    if (cue.kind !== 'shot' || segment.shots.includes(cue.shot) || !world.names.shots.has(cue.shot)) return [];
    return [
      problem(under(at, 'shot'), `"${cue.shot}" is not a shot of this segment`, `Add ${cue.shot} to the segment's shots.`, [
        { ...at, path: [...at.path.slice(0, 2), 'shots'] },
      ]),
    ];
  });

const holdsPoll = (segment: Segment, poll: string): boolean =>
  segment.poll === poll || segment.cues.some((cue) => cue.kind === 'poll' && cue.poll === poll);

const pollsPlaced = (world: World): PlanProblem[] => {
  const needs = whatCuesDo(world, 'poll');
  return world.episode.polls.flatMap((poll, i) => {
    if (world.episode.segments.some((segment) => holdsPoll(segment, poll.id))) return [];
    const fix = 'Write it as poll of a segment, with a poll cue that opens it.';
    return [problem(inEpisode('polls', i, 'id'), `no segment holds the poll "${poll.id}"`, fix, needs)];
  });
};

/** A poll is opened once in the running order, and a segment opens one. */
const pollsOnce = (world: World): PlanProblem[] => {
  const opened = everyCue(world).filter(({ cue, segment }) => cue.kind === 'poll' && !segment.spare);
  const twice = repeated(
    opened.map(({ cue }) => (cue.kind === 'poll' ? cue.poll : undefined)),
    (n) => under(opened[n]?.at ?? inEpisode(), 'poll'),
    'the poll',
    'A poll is opened once: drop this cue, or hold a poll of its own.',
  );
  const crowded = world.episode.segments.flatMap((segment, s) => {
    const polls = segment.cues.flatMap((cue, c) => (cue.kind === 'poll' ? [{ cue, c }] : []));
    return polls
      .slice(1)
      .map(({ c }) =>
        problem(
          inEpisode('segments', s, 'cues', c, 'kind'),
          'this segment already opens a poll',
          'Open it in a segment of its own: the first must close for every viewer before the next.',
        ),
      );
  });
  return [...twice, ...crowded];
};

const noPathVotes = ({ series, episode }: World): PlanProblem[] =>
  episode.polls.length === 0 || series.paths.some(({ votes }) => votes)
    ? []
    : [problem(inSeries('paths'), 'no path may vote, and this episode has polls', 'Set votes to true for the paths whose viewers vote.')];

const branchTarget = (world: World, segment: Segment, target: string, at: Place): PlanProblem[] => {
  const there = world.episode.segments.find(({ id }) => id === target);
  if (!there) return [];
  const needs = world.episode.segments.flatMap((one, s) => (one === there || one === segment ? [inEpisode('segments', s, 'spare')] : []));
  if (there.spare) return [problem(at, `"${target}" is on the bench`, 'Write a segment of the running order, further on.', needs)];
  const place = world.order.indexOf(segment);
  if (there !== segment && world.order.indexOf(there) > place) return [];
  return [problem(at, `"${target}" is not ahead of this segment`, 'Write a segment of the running order, further on.', needs)];
};

const branchesAhead = (world: World): PlanProblem[] =>
  world.episode.segments.flatMap((segment, s) => {
    const { branch } = segment;
    if (!branch) return [];
    const at = inEpisode('segments', s, 'branch');
    const place = world.order.indexOf(segment);
    const voted = place < 0 || world.order.slice(0, place + 1).some((one) => holdsPoll(one, branch.poll));
    const message = `"${branch.poll}" is not voted on before this segment ends`;
    const early = !voted && world.names.polls.has(branch.poll);
    return [
      ...branchTarget(world, segment, branch.yea, under(at, 'yea')),
      ...branchTarget(world, segment, branch.nay, under(at, 'nay')),
      ...(early ? [problem(under(at, 'poll'), message, 'Write a poll of this or an earlier segment.', whatCuesDo(world, 'poll'))] : []),
    ];
  });

const lacks = (at: Place, graphic: string, what: 'guest' | 'product' | 'poll' | 'text'): PlanProblem[] => [
  problem(
    under(at, 'graphic'),
    `a ${graphic} has nothing to show without a ${what}`,
    `Write ${what}: beside it${what === 'text' ? '' : ', or in its segment'}.`,
    [at],
  ),
];

const countdownSource = ({ cue, at, segment }: Placed<GraphicCue>, world: World): PlanProblem[] => {
  const { product: id, poll } = sourcesOf(cue, segment);
  const product = world.product(id);
  if (poll || (id && !product)) return [];
  const field = under(at, 'graphic');
  if (!product?.offerEnds) {
    const needs = product ? [inEpisode('products', world.names.products.ids.indexOf(product.id), 'offerEnds')] : [at];
    return [problem(field, 'a countdown needs an end that is true', 'Write product: (one with offerEnds) or poll: beside it.', needs)];
  }
  const offered = everyCue(world).some((placed) => placed.cue.kind === 'offer' && placed.cue.product === product.id);
  if (offered) return [];
  const message = `nothing puts the offer of "${product.id}" on, so it never ends`;
  return [problem(field, message, 'Add an offer cue for it at or before the countdown.', whatCuesDo(world, 'product'))];
};

const graphicsShow = (world: World): PlanProblem[] =>
  everyCue(world)
    .filter(isGraphic)
    .flatMap((placed) => {
      const { cue, at, segment } = placed;
      const sources = sourcesOf(cue, segment);
      if (cue.graphic === 'lower-third' && !sources.guest) return lacks(at, cue.graphic, 'guest');
      if (cue.graphic === 'product-card' && !sources.product) return lacks(at, cue.graphic, 'product');
      if ((cue.graphic === 'vote-bar' || cue.graphic === 'result' || cue.graphic === 'vote-question') && !sources.poll)
        return lacks(at, cue.graphic, 'poll');
      if ((cue.graphic === 'label' || cue.graphic === 'topic') && !cue.text) return lacks(at, cue.graphic, 'text');
      return cue.graphic === 'countdown' ? countdownSource(placed, world) : [];
    });

const sound = (world: World): PlanProblem[] =>
  everyCue(world).flatMap(({ cue, at }) =>
    cue.kind === 'audio' ? [...bedExists(world.series, at, cue.bed), ...bedNotOpened(world.series, at, cue.open ?? [])] : [],
  );

const clipInputs = ({ series, episode }: World): PlanProblem[] =>
  episode.clips.flatMap((clip, i) => {
    const input = series.inputs.findIndex(({ id }) => id === clip.input);
    if (input < 0 || series.inputs[input]?.kind === 'clip') return [];
    return [
      problem(inEpisode('clips', i, 'input'), `"${clip.input}" does not play clips`, 'Write an input of kind clip.', [
        inSeries('inputs', input, 'kind'),
      ]),
    ];
  });

const honestPrices = ({ episode }: World): PlanProblem[] =>
  episode.products.flatMap(({ price, was }, i) =>
    !was || was.price > price
      ? []
      : [
          problem(
            inEpisode('products', i, 'was', 'price'),
            'the earlier price is not above the price',
            'Write the price it really had, or drop was.',
            [inEpisode('products', i, 'price')],
          ),
        ],
  );

export const episodeRules = (world: World): PlanProblem[] => [
  ...keysOnce(world),
  ...shotsListed(world),
  ...pollsPlaced(world),
  ...pollsOnce(world),
  ...noPathVotes(world),
  ...branchesAhead(world),
  ...graphicsShow(world),
  ...looksFit(world),
  ...sound(world),
  ...clipInputs(world),
  ...honestPrices(world),
];
