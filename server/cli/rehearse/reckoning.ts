/**
 * What happened against what was planned. Pure: the same books and tallies give the same reckoning.
 *
 * Segments that the result of a vote left out were not missed: they are not counted as planned.
 */
import type { PollRow } from '../../contract/views.ts';
import type { OrderLine } from '../../core/order-line.ts';
import type { Plan } from '../../core/plan.ts';
import type { RecordedFact } from './books.ts';
import { wantedScenes } from './extra-pictures.ts';
import type { FeedTally } from './listeners.ts';
import type { ShopsTally } from './shoppers.ts';
import type { PollTally } from './viewers.ts';

export type Reckoning = {
  readonly ok: boolean;
  readonly segments: { readonly planned: number; readonly aired: number };
  readonly cues: { readonly due: number; readonly fired: number };
  readonly votes: { readonly sent: number; readonly acknowledged: number; readonly counted: number };
  readonly orders: { readonly sent: number; readonly acknowledged: number; readonly applied: number };
  readonly money: { readonly sentMinor: number; readonly ledgerMinor: number };
  readonly stations: readonly { readonly id: string; readonly due: number; readonly delivered: number }[];
  readonly scenes: { readonly wanted: number; readonly seenOnProgram: number };
  readonly problems: readonly string[];
};

export type Happened = {
  readonly plan: Plan;
  readonly facts: readonly RecordedFact[];
  readonly lines: readonly OrderLine[];
  readonly viewers: number;
  readonly tallies: Readonly<Record<string, PollTally>>;
  readonly polls: readonly Pick<PollRow, 'id' | 'phase' | 'counted'>[];
  readonly shops: ShopsTally;
  /** Sales as the control room showed them at the end; undefined when it had not been told. */
  readonly shownMinor: number | undefined;
  readonly stations: readonly FeedTally[];
  readonly seen: ReadonlySet<string>;
  /** What went wrong while playing. */
  readonly troubles: readonly string[];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const none = { sent: 0, acknowledged: 0, yea: 0, nay: 0, refused: {} };

/** In which run each fact happened, in order. */
const runsOf = (facts: readonly RecordedFact[]) => {
  const runs: { segmentId: string; fired: string[]; missed: { cue: string; why: string }[] }[] = [];
  for (const fact of facts) {
    if (fact.type === 'segment.taken' || fact.type === 'show.adopted') runs.push({ segmentId: fact.segmentId, fired: [], missed: [] });
    const run = runs.at(-1);
    if (fact.type === 'cue.fired') run?.fired.push(fact.cueId);
    if (fact.type === 'cue.missed') run?.missed.push({ cue: fact.cueId, why: fact.why });
  }
  return runs;
};

/** Segments between the one that asked and the one that the result led to. */
const branchedPast = ({ plan, facts }: Happened): ReadonlySet<string> => {
  const past = facts.flatMap((fact) => {
    if (fact.type !== 'branch.confirmed') return [];
    const asked = plan.order.findIndex((id) => plan.segments[id]?.branch?.poll === fact.pollId);
    const led = plan.order.indexOf(fact.to);
    return asked === -1 || led <= asked ? [] : plan.order.slice(asked + 1, led);
  });
  return new Set(past);
};

const reckonSegments = (happened: Happened, past: ReadonlySet<string>) => {
  const aired = new Set(runsOf(happened.facts).map((run) => run.segmentId));
  const planned = happened.plan.order.filter((id) => !past.has(id));
  const missing = planned.filter((id) => !aired.has(id));
  return {
    segments: { planned: planned.length, aired: planned.length - missing.length },
    problems: missing.map((id) => `The segment ${id} was never on air.`),
  };
};

const reckonCues = ({ plan, facts }: Happened) => {
  const runs = runsOf(facts);
  const due = runs.flatMap((run) => (plan.segments[run.segmentId]?.cues ?? []).map((cue) => ({ run, cue: cue.id })));
  const unfired = due.filter(({ run, cue }) => !run.fired.includes(cue));
  return {
    cues: { due: due.length, fired: due.length - unfired.length },
    problems: unfired.map(({ run, cue }) => {
      const why = run.missed.find((one) => one.cue === cue)?.why;
      return `The cue ${cue} of ${run.segmentId} did not fire${why ? `: ${why}` : '.'}`;
    }),
  };
};

const pollProblems = (id: string, tally: PollTally, count: PollRow['counted'], viewers: number): readonly string[] => {
  const refused = Object.entries(tally.refused).map(([why, n]) => `${n} vote(s) in ${id} were not taken: ${why}.`);
  if (!count) return [...refused, `The vote ${id} has no final count.`];
  return [
    ...refused,
    ...(count.yea === tally.yea && count.nay === tally.nay
      ? []
      : [`The vote ${id} counted ${count.yea} yea, ${count.nay} nay; acknowledged were ${tally.yea} yea, ${tally.nay} nay.`]),
    ...(tally.sent === viewers ? [] : [`${viewers - tally.sent} of ${viewers} viewers did not vote in ${id}.`]),
  ];
};

const reckonVotes = ({ polls, tallies, viewers, facts }: Happened) => {
  const opened = new Set(facts.flatMap((fact) => (fact.type === 'poll.opened' ? [fact.pollId] : [])));
  const rows = polls.filter((poll) => opened.has(poll.id)).map((poll) => ({ ...poll, tally: tallies[poll.id] ?? none }));
  return {
    votes: {
      sent: sum(rows.map((row) => row.tally.sent)),
      acknowledged: sum(rows.map((row) => row.tally.acknowledged)),
      counted: sum(rows.map(({ counted }) => (counted ? counted.yea + counted.nay : 0))),
    },
    problems: [
      ...rows.flatMap((row) => pollProblems(row.id, row.tally, row.counted, viewers)),
      ...rows
        .filter((row) => !['revealed', 'deferred', 'void'].includes(row.phase))
        .map((row) => `The vote ${row.id} was opened and has no result: it is ${row.phase}.`),
    ],
  };
};

const reckonOrders = ({ shops, lines, shownMinor }: Happened) => {
  const applied = new Set(lines.filter((line) => line.kind === 'sale').map((line) => `${line.source} ${line.orderId}`)).size;
  const ledgerMinor = sum(lines.map((line) => line.amountMinor));
  const unit = sum(lines.map((line) => line.units));
  return {
    orders: { sent: shops.sent, acknowledged: shops.acknowledged, applied },
    money: { sentMinor: shops.minor, ledgerMinor },
    problems: [
      ...shops.refusals.slice(0, 10).map((text) => `An order was refused: ${text}.`),
      ...(applied === shops.acknowledged ? [] : [`${shops.acknowledged} orders were acknowledged, ${applied} are in the ledger.`]),
      ...(unit === shops.units ? [] : [`${shops.units} units were sent, ${unit} are in the ledger.`]),
      ...(ledgerMinor === shops.minor ? [] : [`The ledger holds ${ledgerMinor}, sent were ${shops.minor} (minor units).`]),
      ...(shownMinor === ledgerMinor || lines.length === 0
        ? []
        : [`The control room showed ${shownMinor}, the ledger holds ${ledgerMinor} (minor units).`]),
    ],
  };
};

const reckonStations = ({ stations }: Happened) => ({
  stations: stations.map(({ id, due, delivered }) => ({ id, due, delivered })),
  problems: stations.flatMap(({ id, due, delivered, problems }) => [
    ...(due === delivered ? [] : [`The station ${id} was due ${due} events and had ${delivered} in order.`]),
    ...problems.map((problem) => `The station ${id}: ${problem}.`),
  ]),
});

const reckonScenes = ({ plan, seen }: Happened, past: ReadonlySet<string>) => {
  const wanted = wantedScenes(plan, past);
  const missing = wanted.filter((scene) => !seen.has(scene));
  return {
    scenes: { wanted: wanted.length, seenOnProgram: wanted.length - missing.length },
    problems: missing.map((scene) => `The scene ${scene} was never on program.`),
  };
};

const mostProblems = 200;

export const reckon = (happened: Happened): Reckoning => {
  const past = branchedPast(happened);
  const { problems: a, ...segments } = reckonSegments(happened, past);
  const { problems: b, ...cues } = reckonCues(happened);
  const { problems: c, ...votes } = reckonVotes(happened);
  const { problems: d, ...orders } = reckonOrders(happened);
  const { problems: e, ...stations } = reckonStations(happened);
  const { problems: f, ...scenes } = reckonScenes(happened, past);
  const problems = [...happened.troubles, ...a, ...b, ...c, ...d, ...e, ...f].slice(0, mostProblems);
  return { ok: problems.length === 0, ...segments, ...cues, ...votes, ...orders, ...stations, ...scenes, problems };
};
