/**
 * What each station must have heard of, from the facts that the house has on disk and what the station must not have.
 *
 * Pure, and made without the server's own rules of stations: by its own reading of the facts and of what an exclusion means.
 */
import type { RecordedFact } from '../../../server/cli/rehearse/books.ts';
import type { GraphicKind } from '../../../server/contract/show-file.ts';
import type { EpochMs, Ms } from '../../../server/contract/units.ts';
import { breakMark, endedMark, graphicMark, pollMark, resultMark, runAtMark, runMark } from './heard.ts';

/** `votes`: its viewers may; a code that leads to a vote is for those who may. */
export type Excluding = { readonly excludes: readonly GraphicKind[]; readonly votes: boolean };
/** `until`: it was so until then at least, whatever ended it. */
export type Due = { readonly mark: string; readonly from: EpochMs; readonly until: EpochMs };

/** Who excludes the second has none of the first either. */
const goesWith: { readonly [K in GraphicKind]?: GraphicKind } = {
  'price-reveal': 'product-card',
  'stock-left': 'product-card',
  'sold-out': 'product-card',
  'units-sold': 'sales-ticker',
  'vote-question': 'vote-bar',
};
/** Whether a station has one of these, or what is left of it, depends on what it says; who may have everything has all of them. */
const itDepends: ReadonlySet<GraphicKind> = new Set<GraphicKind>(['qr', 'board']);

const mayHave = (kind: GraphicKind, { excludes }: Excluding): boolean => {
  const also = goesWith[kind];
  return !excludes.includes(kind) && (also === undefined || !excludes.includes(also));
};

const nextOf = (facts: readonly RecordedFact[], place: number, ends: (fact: RecordedFact) => boolean): EpochMs =>
  facts.slice(place + 1).find(ends)?.at ?? Number.POSITIVE_INFINITY;

const isTake = ({ type }: RecordedFact): boolean => type === 'segment.taken' || type === 'show.adopted' || type === 'episode.ended';

const graphicDue = (facts: readonly RecordedFact[], place: number, station: Excluding): readonly Due[] => {
  const fact = facts[place];
  if (fact?.type !== 'graphic.on') return [];
  const { id, kind, endsAt } = fact.graphic;
  if (!mayHave(kind, station) || (itDepends.has(kind) && (station.excludes.length > 0 || !station.votes))) return [];
  const ended = nextOf(facts, place, (later) => {
    if (later.type === 'graphic.off') return later.graphicId === id;
    return isTake(later) || (later.type === 'graphic.on' && later.graphic.kind === kind);
  });
  return [{ mark: graphicMark(id), from: fact.at, until: Math.min(ended, endsAt ?? ended) }];
};

const phaseDue = (facts: readonly RecordedFact[], place: number): readonly Due[] => {
  const fact = facts[place];
  if (!fact) return [];
  const stands = (mark: string): Due => ({ mark, from: fact.at, until: Number.POSITIVE_INFINITY });
  if (fact.type === 'poll.opened') return [stands(pollMark(fact.pollId, 'open'))];
  if (fact.type === 'poll.closing') return [stands(pollMark(fact.pollId, 'closed'))];
  if (fact.type === 'poll.revealed') return [stands(pollMark(fact.pollId, 'revealed'))];
  return [];
};

const otherDue = (facts: readonly RecordedFact[], place: number, { excludes }: Excluding): readonly Due[] => {
  const fact = facts[place];
  if (!fact) return [];
  const { at: from } = fact;
  if (fact.type === 'segment.taken' || fact.type === 'show.adopted') {
    const until = nextOf(facts, place, isTake);
    return [
      { mark: runMark(fact.runId), from, until },
      { mark: runAtMark(from), from, until },
    ];
  }
  if (fact.type === 'break.started') return [{ mark: breakMark, from, until: nextOf(facts, place, ({ type }) => type === 'break.ended') }];
  if (fact.type === 'poll.revealed' && !excludes.includes('result'))
    return [{ mark: resultMark(fact.pollId), from, until: Number.POSITIVE_INFINITY }];
  return fact.type === 'episode.ended' ? [{ mark: endedMark, from, until: Number.POSITIVE_INFINITY }] : [];
};

/** All of it, oldest first. */
export const dueTo = (facts: readonly RecordedFact[], station: Excluding): readonly Due[] =>
  facts.flatMap((_, place) => [
    ...otherDue(facts, place, station),
    ...(station.excludes.includes('vote-bar') ? [] : phaseDue(facts, place)),
    ...graphicDue(facts, place, station),
  ]);

/** When the house was not there to tell anybody anything. */
export type Away = { readonly from: EpochMs; readonly until: EpochMs };
/** A change that falls into the moment of a kill may be on disk and told to nobody: so long it takes to tell it at most. */
const underWay: Ms = 250;

/** For how long there was a house to tell of it. */
const tellable = ({ from, until }: Due, away: Away): Ms =>
  Math.max(0, Math.min(until, away.from) - from) + Math.max(0, until - Math.max(from, away.until));

/** What was on the record for long enough, with somebody there to tell it. @param least ms */
export const standing = (due: readonly Due[], least: Ms, away?: Away): readonly Due[] =>
  due.filter((one) => {
    if (!away || one.from > away.until || one.until < away.from) return one.until - one.from > least;
    return tellable(one, away) > Math.max(least, underWay);
  });

/** What a station that excludes this must not hear of: it never leaves the house. */
export const forbidden = (facts: readonly RecordedFact[], station: Excluding): ReadonlySet<string> => {
  const open = dueTo(facts, { excludes: [], votes: true }).map(({ mark }) => mark);
  const own = new Set(dueTo(facts, station).map(({ mark }) => mark));
  const unsure = new Set(
    facts.flatMap((fact) => (fact.type === 'graphic.on' && itDepends.has(fact.graphic.kind) ? [graphicMark(fact.graphic.id)] : [])),
  );
  return new Set(open.filter((mark) => !own.has(mark) && !unsure.has(mark)));
};
