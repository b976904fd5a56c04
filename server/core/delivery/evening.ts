/** What the record of a show says that delivery is measured by: when it was on air, who was cut off and when, and how many voted. */
import type { Count } from '../../contract/audience.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { Fact } from '../facts.ts';

type Away = { readonly stationId: string; readonly from: EpochMs; readonly until: EpochMs | null };

export type Evening = {
  /** Null: nothing has been on air yet. */
  readonly from: EpochMs | null;
  /** Null: it is not over. */
  readonly endedAt: EpochMs | null;
  readonly mutes: readonly (Away & { readonly by: string; readonly reason: string })[];
  /** It dumped its delay, which was built up again until then. */
  readonly dumps: readonly Away[];
  readonly breaks: readonly (Away & { readonly breakId: string })[];
  /** Of votes that were revealed, the last count. */
  readonly counts: readonly Pick<Count, 'pollId' | 'perPath'>[];
};

/** Of all that a show records, what an evening is made of: whoever reads page by page need not keep the rest. */
export const eveningFacts = [
  'segment.taken',
  'show.adopted',
  'episode.ended',
  'station.muted',
  'station.unmuted',
  'station.dumped',
  'localBreak.started',
  'localBreak.rejoining',
  'localBreak.ended',
  'poll.counted',
  'poll.excluded',
  'poll.corrected',
  'poll.revealed',
  'poll.voided',
] as const satisfies readonly Fact['type'][];

const mostRows = 2000;

const closed = <T extends Away>(all: readonly T[], isIt: (one: T) => boolean, at: EpochMs): readonly T[] =>
  all.map((one) => (isIt(one) && (one.until === null || one.until > at) ? { ...one, until: at } : one));

type Known = { -readonly [K in keyof Evening]: Evening[K] } & { counted: Map<string, Count>; revealed: Set<string> };

const onBreaks = (known: Known, fact: Fact) => {
  if (fact.type === 'localBreak.started') {
    const { stationId, breakId, leavesAt, rejoinsAt } = fact;
    const others = closed(known.breaks, (one) => one.stationId === stationId, leavesAt);
    known.breaks = [...others, { stationId, breakId, from: leavesAt, until: rejoinsAt }].slice(-mostRows);
  }
  if (fact.type === 'localBreak.rejoining') {
    const { stationId, breakId, rejoinsAt } = fact;
    known.breaks = known.breaks.map((one) => (one.stationId === stationId && one.breakId === breakId ? { ...one, until: rejoinsAt } : one));
  }
  if (fact.type === 'localBreak.ended')
    known.breaks = closed(known.breaks, (one) => one.stationId === fact.stationId && one.breakId === fact.breakId, fact.at);
};

const onMutes = (known: Known, fact: Fact) => {
  if (fact.type === 'station.muted')
    known.mutes = [...known.mutes, { stationId: fact.stationId, from: fact.at, until: null, by: fact.by, reason: fact.reason }].slice(
      -mostRows,
    );
  if (fact.type === 'station.unmuted') known.mutes = closed(known.mutes, (one) => one.stationId === fact.stationId, fact.at);
};

const onDumps = (known: Known, fact: Fact) => {
  if (fact.type !== 'station.dumped') return;
  const { stationId, at, over } = fact;
  const others = closed(known.dumps, (one) => one.stationId === stationId, at);
  known.dumps = [...others, { stationId, from: at, until: at + over }].slice(-mostRows);
};

const onVotes = (known: Known, fact: Fact) => {
  if (fact.type === 'poll.counted' || fact.type === 'poll.excluded' || fact.type === 'poll.corrected')
    known.counted.set(fact.pollId, fact.count);
  if (fact.type === 'poll.revealed') known.revealed.add(fact.pollId);
  if (fact.type === 'poll.voided') known.revealed.delete(fact.pollId);
};

const onAir = (known: Known, fact: Fact) => {
  if (fact.type === 'segment.taken') known.from ??= fact.at;
  if (fact.type === 'show.adopted') known.from = Math.min(known.from ?? fact.startedAt, fact.startedAt);
  if (fact.type !== 'episode.ended') return;
  known.endedAt = fact.at;
  known.mutes = closed(known.mutes, () => true, fact.at);
  known.dumps = closed(known.dumps, () => true, fact.at);
  known.breaks = closed(known.breaks, () => true, fact.at);
};

/** @param facts in their order */
export const eveningOf = (facts: readonly Fact[]): Evening => {
  const known: Known = { from: null, endedAt: null, mutes: [], dumps: [], breaks: [], counts: [], counted: new Map(), revealed: new Set() };
  for (const fact of facts) for (const look of [onAir, onMutes, onDumps, onBreaks, onVotes]) look(known, fact);
  const { counted, revealed, ...evening } = known;
  return { ...evening, counts: [...revealed].flatMap((pollId) => counted.get(pollId) ?? []) };
};
